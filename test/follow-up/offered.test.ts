import { beforeEach, describe, expect, it } from 'vitest'
import { changeVolunteer } from '../../shared/actions/change-volunteer.ts'
import { holdAsking, letNeedGoOn } from '../../shared/actions/hub-stop.ts'
import { leave } from '../../shared/actions/leave.ts'
import { letAskingGoOn, stopAllAsking } from '../../shared/actions/stop-all-asking.ts'
import { sightOf } from '../../shared/rules/board-sight.ts'
import { spendBudget } from '../../shared/store/budget.ts'
import { invitation, readInvitation } from '../../shared/store/invitation.ts'
import { openLedgers } from '../../shared/store/ledger-item.ts'
import type { Volunteer } from '../../shared/store/volunteer.ts'
import { promise } from '../harness/a-pledge.ts'
import { type Asking, asked, ledgerNow } from '../harness/an-approved-need.ts'
import { aWaitingNeed, known, offers } from '../harness/an-offer.ts'
import { asSeen } from '../harness/as-seen.ts'
import type { Browser } from '../harness/browser.ts'
import { everything } from '../harness/invariants.ts'
import { asMember } from '../harness/sign-in.ts'

const hour = 3_600_000
const org = 'yunyijia'
let at: Asking
let coordinator: Browser
let giver: Volunteer

beforeEach(async () => {
  at = await aWaitingNeed(org)
  coordinator = (await asMember(at.world, { org })).browser
  giver = await offers(at, { perWeek: 2 })
  await at.world.sweep()
})

const page = () => `/needs/${at.where.need}`
const show = async (language = 'zh-CN', browser = coordinator) =>
  asSeen((await browser.get(`${page()}?lang=${language}`)).text)
const press = async () => `${page()}/offered/${(await known(at))[0]?.handle}/ask`
const invitations = async (volunteer: string) =>
  (await everything(at.world))
    .filter((item) => item.pk === `V#${volunteer}` && item.sk.startsWith('INV#'))
    .map((item) => invitation.parse(item))

/** Another organisation has asked them. */
const askedElsewhere = () =>
  spendBudget(at.world.fx.table, at.world.clock.now(), {
    volunteer: giver.volunteer,
    need: 'another',
    perWeek: 2,
  })

describe('a need’s page says who has just what is missing', () => {
  it('by initial, size and ring, in both languages, and nothing they typed', async () => {
    const chinese = await show()
    expect((await coordinator.get(page())).text).toContain('<span class="aloud">姓王的邻居</span> 正好有')
    expect(chinese).toContain('王** 正好有：儿童运动鞋（34）、住在同一个街道')
    expect(chinese).toContain(`<form method="post" action="${await press()}">`)
    expect(await show('en')).toContain('王** has just this: 儿童运动鞋 (34), lives in the same street')
    for (const theirs of ['王芳', '王小美', giver.volunteer, giver.email?.address ?? '?'])
      expect(chinese).not.toContain(theirs)
    at.world.clock.advance(hour)
    expect(await show('en')).toContain('王** has just this, since Tue 25 January, 10:00')
  })

  it('to its own organisation alone', async () => {
    const other = (await asMember(at.world, { org: 'mochixiang' })).browser
    expect((await other.get(page())).status).toBe(404)
    const before = await ledgerNow(at)
    expect((await other.post(await press(), {})).status).toBe(404)
    expect(await ledgerNow(at)).toEqual(before)
  })

  it('to a colleague without the button', async () => {
    const colleague = await asMember(at.world, { org, role: 'poster' })
    const text = await show('zh-CN', colleague.browser)
    expect(text).toContain('王** 正好有：')
    expect(text).not.toContain('/offered/')
    expect((await colleague.browser.post(await press(), {})).status).toBe(403)
  })

  it('no longer once they left, changed their mind, or it is promised by others', async () => {
    await changeVolunteer(at.world.fx, giver.volunteer, () => ({ offers: [] }))
    // Before any due work, too: the page looks at what they say now.
    expect(await show()).not.toContain('正好有：')
    await at.world.sweep()
    const second = await offers(at)
    await at.world.sweep()
    expect(await show()).toContain('正好有：')
    await leave(at.world.fx, second.volunteer, 'withdraw')
    await at.world.sweep()
    expect(await show()).not.toContain('正好有：')
  })
})

describe('the board says that somebody offered what a need lacks', () => {
  const tag = '<span class="go">somebody offered this</span>'
  const board = async (browser = coordinator) => (await browser.get('/board?lang=en')).text

  it('until they are asked, and to its own organisation alone', async () => {
    const other = (await asMember(at.world, { org: 'mochixiang' })).browser
    expect(await board()).toContain(tag)
    expect(await board(other)).not.toContain('offered this')
    await coordinator.post(await press(), {})
    expect(await board()).not.toContain(tag)
    await at.world.sweep()
    expect(await board()).not.toContain(tag)
  })

  it('in the next look of a board that is open', async () => {
    const needs = await openLedgers(at.world.fx.table, at.where.scope)
    const before = needs.map(({ offered: _, ...one }) => one)
    const seen = sightOf(before, at.world.clock.now())
    const { text } = await coordinator.get(`/board/changes?lang=en&seen=${seen}`)
    expect(JSON.parse(text)).toMatchObject({ say: '1 changed' })
  })

  it('no longer once everything they have is promised', async () => {
    expect(await board()).toContain(tag)
    await promise(at.world, at.where, 'liu', { quantities: { b: 1 } })
    expect(await board()).not.toContain(tag)
    expect(await show()).not.toContain('正好有：')
  })
})

describe('ask now', () => {
  it('asks that person next, once, however often it is pressed, and takes them off the list', async () => {
    const before = await asked(at)
    const action = await press()
    const answers = await Promise.all([1, 2, 3].map(() => coordinator.post(action, {})))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await show()).toContain('这就去问')
    expect((await show()).match(/李社工 请睦邻去问一位手上正好有的邻居/g)).toHaveLength(1)
    await at.world.sweep()
    expect(await invitations(giver.volunteer)).toMatchObject([{ state: 'sent', need: at.where.need }])
    expect((await asked(at)).toSorted()).toEqual([...before, giver.volunteer].toSorted())
    const text = await show()
    expect(text).not.toContain('正好有：')
    expect(text).toContain('王**：说过有合适的东西')
    expect((await ledgerNow(at)).offered).toEqual({})
    const late = await coordinator.post(action, {})
    expect([late.status, late.text.includes('刚刚已经问过')]).toEqual([404, true])
    await at.world.sweep()
    expect(await invitations(giver.volunteer)).toHaveLength(1)
  })

  it('refuses while they rest because of somebody else, and says so', async () => {
    const action = await press()
    await askedElsewhere()
    const text = await show()
    expect(text).toMatch(/王\*\* 正好有：儿童运动鞋（34）、住在同一个街道 <span class="tag">正在休息/)
    expect(text).not.toContain(action)
    const refused = await coordinator.post(action, {})
    expect([refused.status, refused.text.includes('这个人正在休息')]).toEqual([409, true])
    await at.world.sweep()
    expect(await invitations(giver.volunteer)).toEqual([])
    expect(await known(at)).toHaveLength(1)
  })

  it('lets nobody be asked past their budget who was asked elsewhere in between', async () => {
    await coordinator.post(await press(), {})
    await askedElsewhere()
    await at.world.sweep()
    expect(await invitations(giver.volunteer)).toEqual([])
    expect(await show()).toContain('正在休息')
  })

  it('refuses at night', async () => {
    at.world.clock.set(Date.parse('2022-01-25T15:00:00Z'))
    const refused = await coordinator.post(await press(), {})
    expect([refused.status, refused.text.includes('现在是不便打扰的时间')]).toEqual([409, true])
    expect((await known(at))[0]?.pressed).toBeUndefined()
  })

  it('refuses while all asking is stopped; what was pressed before waits until it goes on', async () => {
    const by = { member: 'member1', from: at.where.scope }
    const { clock } = at.world
    const action = await press()
    await stopAllAsking(at.world.fx, org, by, '核对')
    const refused = await coordinator.post(action, {})
    expect([refused.status, refused.text.includes('现在暂停问人')]).toEqual([409, true])
    await letAskingGoOn(at.world.fx, org, by, clock.now())
    await coordinator.post(action, {})
    await stopAllAsking(at.world.fx, org, by, '核对')
    await at.world.sweep()
    expect(await invitations(giver.volunteer)).toEqual([])
    await letAskingGoOn(at.world.fx, org, by, clock.now())
    clock.advance(hour / 10)
    await at.world.sweep()
    expect(await invitations(giver.volunteer)).toHaveLength(1)
  })

  it('refuses while the hub has paused the need, and asks nobody', async () => {
    const action = await press()
    const by = { reason: '核对', at: at.world.clock.now(), by: 'hub chief' }
    await holdAsking(at.world.fx, at.where, by)
    const refused = await coordinator.post(action, {})
    expect([refused.status, refused.text.includes('现在暂停问人')]).toEqual([409, true])
    expect((await known(at))[0]?.pressed).toBeUndefined()
    await letNeedGoOn(at.world.fx, at.where, { by: 'hub chief', seenAt: by.at })
    expect((await coordinator.post(action, {})).status).toBe(303)
    await at.world.sweep()
    expect(await invitations(giver.volunteer)).toHaveLength(1)
  })

  it('refuses whoever has just paused or muted the organisation', async () => {
    const action = await press()
    await changeVolunteer(at.world.fx, giver.volunteer, () => ({ muted: [org] }))
    const refused = await coordinator.post(action, {})
    expect([refused.status, refused.text.includes('东西已经不在了')]).toEqual([404, true])
    await at.world.sweep()
    expect(await readInvitation(at.world.fx.table, giver.volunteer, at.where.need)).toBeUndefined()
  })
})
