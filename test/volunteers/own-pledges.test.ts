import { describe, expect, it } from 'vitest'
import { promisesShown } from '../../functions/http/answer/promises.ts'
import { answerBack } from '../../shared/actions/answer-back.ts'
import { closeNeed } from '../../shared/actions/close-need.ts'
import { confirmReceipt } from '../../shared/actions/confirm-receipt.ts'
import { recordNoShow } from '../../shared/actions/record-no-show.ts'
import { standByFor } from '../../shared/actions/stand-by.ts'
import { sightOf } from '../../shared/rules/closing.ts'
import { readLedger, type Where } from '../../shared/store/ledger-item.ts'
import type { Volunteer } from '../../shared/store/volunteer.ts'
import { aNeed } from '../harness/a-need.ts'
import { pledgeNow, promise, promised, promisedDay } from '../harness/a-pledge.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import { everything } from '../harness/invariants.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import { ownSettingsOf } from '../harness/own-settings.ts'
import { aWorld, type World } from '../harness/world.ts'

const yes = { a: '1', day: '2022-01-28', who: 'me', word: '' }

async function somebody() {
  const world = await aWorld()
  const wang = await aVolunteer(world.fx)
  return { world, wang, settings: await ownSettingsOf(world, wang) }
}

/** A need of one thing, so that promises can be told apart. */
const aNeedOf = (world: World, label: string, wanted = 1) =>
  aNeed(world, { wanted: [wanted], text: { lines: [{ id: 'a', label, wanted, unit: '件' }] } })

async function brought(world: World, where: Where, { volunteer }: Volunteer, note: string) {
  const { fx } = world
  await promised(world, where, volunteer)
  const hold = (await readLedger(fx.table, where))?.holds[volunteer] ?? ''
  const came = {
    volunteer,
    by: 'member1',
    seen: { hold, got: '' },
    received: { a: 1 },
    rest: 'reopen',
  } as const
  expect((await confirmReceipt(fx, { ...where, ...came })).ok).toBe(true)
  const seen = sightOf((await readLedger(fx.table, where, { strong: true })) as never)
  const end = { outcome: 'fully', reason: 'met', note, seen, harmless: [] } as const
  const by = { member: 'member1', role: 'coordinator' } as const
  expect(await closeNeed(fx, by, { ...where, ...end })).toMatchObject({ ok: true })
  await world.sweep()
  await answerBack(fx, { need: where.need, volunteer, words: '太好了！' })
}

describe('Everything somebody has promised', () => {
  it('says so warmly when there is nothing yet, and is one tap from their settings', async () => {
    const { world, settings } = await somebody()
    const browser = world.browser()
    expect((await browser.get(settings)).text).toContain(`href="${settings}/pledges"`)
    const page = await browser.get(`${settings}/pledges`)
    expect(page.text).toContain('还没有，不着急')
    expect((await browser.get(`${settings}/pledges?lang=en`)).text).toContain('there is no hurry')
  })

  it('shows what is to come, what one stands by for and how it ended, the newest first and nothing of others', async () => {
    const { world, wang, settings } = await somebody()
    const { volunteer } = wang
    const shoes = await aNeedOf(world, '棉鞋')
    await brought(world, shoes, wang, '鞋子很合脚。')
    world.clock.advance(3_600_000)
    const missed = await aNeedOf(world, '手套')
    await promised(world, missed, volunteer)
    const seen = (await readLedger(world.fx.table, missed))?.holds[volunteer] ?? ''
    await recordNoShow(world.fx, { ...missed, volunteer, by: 'member1', seen, reason: '没有来，电话不接' })
    world.clock.advance(3_600_000)
    const blanket = await aNeedOf(world, '棉被')
    await promise(world, blanket, 'somebodyelse')
    const would = { quantities: { a: 1 }, bringBy: promisedDay, via: 'invitation', device: 'd' } as const
    await standByFor(world.fx, { ...blanket, volunteer, name: '王芳', ...would })
    world.clock.advance(3_600_000)
    await promised(world, await aNeedOf(world, '毛衣'), volunteer)
    await promised(world, await aNeedOf(world, '围巾'), 'li')

    const { text, status } = await world.browser().get(`${settings}/pledges`)
    expect(status).toBe(200)
    const order = ['毛衣 1 件', '棉被 1 件', '手套 1 件', '棉鞋 1 件'].map((what) => text.indexOf(what))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(Math.min(...order)).toBeGreaterThan(0)
    for (const said of ['请在1月29日 周六之前送到', '候补中', '鞋子很合脚。', '太好了！', '云益家'])
      expect(text).toContain(said)
    expect(text).toContain('日子过了，已请别人帮忙')
    for (const inside of ['围巾', '没有来', 'somebodyelse', 'li阿姨', '小志', '脚上的鞋', '二马路'])
      expect(text).not.toContain(inside)
  })

  it('keeps the name of who promises once more what they had taken back', async () => {
    const { world, wang, settings } = await somebody()
    const where = await aNeedOf(world, '毛衣')
    await promised(world, where, wang.volunteer)
    const { name } = await pledgeNow(world, where, wang.volunteer)
    const browser = world.browser()
    const own = `${settings}/pledges/${where.need}`
    await browser.post(`${own}/withdraw`, {})
    await world.sweep()
    expect((await browser.post(`${own}/pledge`, yes)).status).toBe(303)
    await world.sweep()
    expect(name).not.toBe('')
    expect(await pledgeNow(world, where, wang.volunteer)).toMatchObject({ state: 'pledged', name })
  })

  it('reads them in one Query, however many, and shows so many a page', async () => {
    const { world, wang, settings } = await somebody()
    for (let i = 0; i < promisesShown + 2; i++) {
      await promise(world, await aNeedOf(world, `东西${i}号`), wang.volunteer)
      world.clock.advance(1000)
    }
    await world.sweep()
    const browser = world.browser()
    await browser.get(settings)
    world.meter.reset()
    const first = await browser.get(`${settings}/pledges`)
    // The link, the person, their promises; texts, ledgers, and of the latter once more where none is left.
    expect(world.meter.total).toBeLessThanOrEqual(6)
    expect(first.text.match(/<section class="card">/g)).toHaveLength(promisesShown)
    expect(first.text).toContain('东西21号')
    expect(first.text).not.toContain('东西1号')
    const second = await browser.get(`${settings}/pledges?page=2`)
    expect(second.text.match(/<section class="card">/g)).toHaveLength(2)
    expect((await browser.get(`${settings}/pledges?page=99`)).text).toContain('东西0号')
    expect((await browser.get(`${settings}/pledges?page=-1`)).text).toContain('东西21号')
  })

  it('is changed and withdrawn on the same page as by its own link', async () => {
    const { world, wang, settings } = await somebody()
    const where = await aNeedOf(world, '毛衣', 3)
    await promised(world, where, wang.volunteer)
    const browser = world.browser()
    const path = `${settings}/pledges/${where.need}`
    const page = await browser.get(path)
    expect(page.text).toContain('二马路社区居民服务大厅')
    expect(page.text).toContain(`action="${path}/change"`)
    expect((await browser.get(`${path}/calendar.ics`)).status).toBe(200)
    const seen = /name="seen" value="([^"]*)"/.exec(page.text)?.[1] ?? ''
    expect(await browser.post(`${path}/change`, { ...yes, a: '2', seen })).toMatchObject({
      status: 303,
      location: path,
    })
    await world.sweep()
    expect((await browser.get(path)).text).toContain('毛衣 2 件')
    expect((await browser.submit(`${path}/withdraw`, {})).text).toContain('谢谢您告诉我们')
    await world.sweep()
    expect((await expectBalanced(world, where)).holds).toEqual({})
    expect((await pledgeNow(world, where, wang.volunteer)).state).toBe('withdrawn')
    // And promised again, as themselves.
    expect((await browser.post(`${path}/pledge`, yes)).status).toBe(303)
    expect(Object.keys((await expectBalanced(world, where)).holds)).toEqual([wang.volunteer])
  })

  it('leads nowhere on another device once somebody has pressed, and to no promise of others', async () => {
    const { world, wang, settings } = await somebody()
    const [own, others] = [await aNeedOf(world, '毛衣'), await aNeedOf(world, '围巾')]
    await promised(world, own, wang.volunteer)
    await promised(world, others, 'li')
    const invited = await anInvitation(world, own, { volunteer: wang.volunteer })
    const browser = world.browser()
    const path = `${settings}/pledges/${own.need}`
    const before = await everything(world)
    for (const wrong of [
      `${settings}/pledges/${others.need}`,
      `${settings}/pledges/nothing`,
      `/p/${invited.token}/pledges/${own.need}`,
      `/p/${invited.token}/pledges`,
      `/r/${settings.split('/').at(-1)}`,
    ])
      expect([wrong, (await browser.get(wrong)).status]).toEqual([wrong, 404])
    await browser.get(path)
    expect(await everything(world)).toEqual(before)
    await browser.post(`${path}/delivered`, {})
    const forwarded = world.browser()
    expect((await forwarded.get(path)).status).toBe(404)
    expect((await forwarded.post(`${path}/withdraw`, {})).status).toBe(404)
    expect((await forwarded.get(`${settings}/pledges`)).status).toBe(403)
    expect((await pledgeNow(world, own, wang.volunteer)).state).toBe('delivered')
  })
})

describe('link-forwarded: what else this device has promised', () => {
  it('shows what was promised from it, and not what was promised elsewhere', async () => {
    const { world, wang } = await somebody()
    const phone = world.browser()
    const [one, two, three] = [
      await aNeedOf(world, '毛衣'),
      await aNeedOf(world, '围巾'),
      await aNeedOf(world, '手套'),
    ]
    const link = async (where: Where) =>
      (await anInvitation(world, where, { volunteer: wang.volunteer })).path
    const [first, second, third] = [await link(one), await link(two), await link(three)]
    await phone.post(`${first}/pledge`, yes)
    await phone.post(`${second}/pledge`, yes)
    const friend = world.browser()
    await friend.post(`${third}/pledge`, yes)
    await world.sweep()

    // One jar for all paths here: a real browser sends 'as' for one link only, and it is the same person anyway.
    expect((await phone.get(first)).text).toContain(`href="${first}/mine"`)
    const mine = (await phone.get(`${first}/mine`)).text
    expect(mine).toContain('毛衣 1 件')
    expect(mine).toContain('围巾 1 件')
    expect(mine).not.toContain('手套')
    expect(mine).toContain('只有用这台设备答应的')
    const theirs = (await friend.get(`${third}/mine`)).text
    expect(theirs).toContain('手套 1 件')
    expect(theirs).not.toContain('毛衣')
    expect(theirs).not.toContain('围巾')
    expect(await world.browser().get(`${first}/mine`)).toMatchObject({ status: 303, location: first })
  })
})
