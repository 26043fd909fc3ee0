import { beforeEach, describe, expect, it } from 'vitest'
import { broadcastWorks } from '../../functions/broadcast/works.ts'
import { stillTrue } from '../../functions/notify/notice/still-true.ts'
import { approveNeed } from '../../shared/actions/approve-need.ts'
import { markDelivered } from '../../shared/actions/change-pledge.ts'
import { recordByPhone } from '../../shared/actions/record-by-phone.ts'
import { standByFor } from '../../shared/actions/stand-by.ts'
import { stopAllAsking } from '../../shared/actions/stop-all-asking.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import { removeAskingStop } from '../../shared/store/asking-stop.ts'
import { takeHold } from '../../shared/store/holds.ts'
import { readLedger, type Where } from '../../shared/store/ledger-item.ts'
import { readOrganization } from '../../shared/store/organization.ts'
import { scopeOf } from '../../shared/store/scope.ts'
import { aNeed } from '../harness/a-need.ts'
import { pledgeNow, promise, promised, promisedDay, timeline, told } from '../harness/a-pledge.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import { type Mortality, mortality } from '../harness/crash.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import { anOrganization, asMember, type SignedInBrowser } from '../harness/sign-in.ts'
import { aWorld, type World } from '../harness/world.ts'

const org = 'yunyi'
const day = 86_400_000
const stopPage = `/hub/organizations/${org}/stop-asking`
const statePage = `/hub/organizations/${org}/state`

let world: World
let where: Where
let hub: SignedInBrowser
let coordinator: SignedInBrowser
let giver: Awaited<ReturnType<typeof aVolunteer>>
/** Link of somebody who was asked and has not answered. */
let open: string

beforeEach(async () => {
  world = await aWorld()
  await anOrganization(world, { org })
  hub = await asMember(world, { org: 'hub', role: 'administrator' })
  coordinator = await asMember(world, { org, role: 'coordinator' })
  where = await aNeed(world, { org, wanted: [5], text: { approvedAt: world.clock.now() } })
  giver = await aVolunteer(world.fx)
  await promised(world, where, giver.volunteer)
  open = (await anInvitation(world, where)).path
})

const ledger = async () => {
  const found = await readLedger(world.fx.table, where, { strong: true })
  if (!found) throw new Error('no ledger')
  return found
}
const subjects = (to: string) => world.post.to(to).map(({ subject }) => subject)
const letters = (begins: string) =>
  subjects(giver.email?.address ?? '').filter((one) => one.startsWith(begins))
const toCoordinator = (says: string) => subjects(coordinator.email).filter((one) => one.includes(says))
const press = () => hub.browser.post(stopPage, { do: 'stop', reason: '核对一笔账' })
async function goOn(): Promise<void> {
  const seen = String((await readOrganization(world.fx.table, org))?.askingStop?.at)
  await hub.browser.post(stopPage, { do: 'go-on', seen })
}
/** A process that stops before it first writes into a ledger what the hub has stopped. */
function pausedBeforeFollowing(meanwhile: () => Promise<void>): Mortality {
  let met = false
  return {
    ...mortality(),
    between: async ({ input }, go) => {
      if (!met && String(input.UpdateExpression).includes('orgStops')) {
        met = true
        await meanwhile()
      }
      return go()
    },
  }
}
async function aDay(): Promise<void> {
  await world.sweep()
  world.clock.advance(day)
  await world.sweep()
}

describe('concern: the hub stops an organisation by its own button', () => {
  it('whoever holds something and the coordinators are told once, and once more when it goes on', async () => {
    await press()
    await press()
    await aDay()
    expect([letters('您答应的不受影响'), toCoordinator('停止了您机构')].map(({ length }) => length)).toEqual([
      1, 1,
    ])
    expect(world.post.to(coordinator.email).at(-1)?.text).toContain('核对一笔账')
    await goOn()
    await aDay()
    expect([letters('照常进行'), toCoordinator('恢复了您机构')].map(({ length }) => length)).toEqual([1, 1])
    expect((await timeline(world, where)).filter((one) => one.startsWith('hub-'))).toEqual([
      'hub-held',
      'hub-released',
    ])
  })

  it('nobody is told that it is over who never heard of it', async () => {
    // In everybody's night: what has still to be told waits for the morning, and then there is nothing to tell.
    world.clock.advance(15 * 3_600_000)
    await press()
    await world.sweep()
    world.clock.advance(60_000)
    await goOn()
    await aDay()
    expect(letters('您答应的不受影响').concat(letters('照常进行'))).toEqual([])
  })

  it('no path takes a new promise; what was typed stays, and the same link works once it goes on', async () => {
    await press()
    const phone = world.browser()
    expect((await phone.get(open)).text).toContain('暂停了云益家社会组织服务中心的求助')
    const pressed = await phone.post(`${open}/pledge`, {
      a: '2',
      day: '2022-01-29',
      word: '我下午来',
      who: 'me',
    })
    expect([pressed.status, pressed.text.includes('您填的还在')]).toEqual([409, true])
    for (const kept of ['value="2"', '我下午来', '/pledge"']) expect(pressed.text).toContain(kept)
    const person = { name: '小陈', quantities: { a: 1 }, bringBy: promisedDay, word: '' }
    const call = {
      ...where,
      ...person,
      by: 'm',
      call: 'c',
      language: 'zh-CN',
      area: '420502',
      arrived: false,
    } as const
    const stands = { ...where, ...person, volunteer: 'chen', via: 'group', device: 'd' } as const
    for (const taken of [await recordByPhone(world.fx, call), await standByFor(world.fx, stands)])
      expect(taken).toMatchObject({ ok: false, refusal: { kind: 'not-open' } })
    expect(Object.keys((await ledger()).holds)).toEqual([giver.volunteer])
    await goOn()
    expect((await phone.post(`${open}/pledge`, { a: '2', day: '2022-01-29', who: 'me' })).status).toBe(303)
    await world.sweep()
    await expectBalanced(world, where)
  })

  it('a promise in the same moment is held and told, or refused', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => aVolunteer(world.fx)))
    const [answers] = await Promise.all([
      Promise.all(people.map(({ volunteer }) => promise(world, where, volunteer))),
      stopAllAsking(world.fx, org, { member: hub.member, from: scopeOf('hub') }, '核对'),
    ])
    await world.sweep()
    const { holds } = await ledger()
    const notices = await told(world)
    for (const [i, { volunteer }] of people.entries()) {
      const held = volunteer in holds
      expect([answers[i]?.ok, notices.includes(`V#${volunteer} asking-held`)]).toEqual([held, held])
    }
    expect(
      (
        await takeHold(world.fx.table, world.clock.now(), {
          ...where,
          volunteer: 'late',
          quantities: { a: 1 },
        })
      ).ok,
    ).toBe(false)
  })

  it('of a stop and its end that follow at once the end stays, though the stop is written in between', async () => {
    const { table } = world.fx
    const { fx: late } = world.newProcess(
      pausedBeforeFollowing(async () => {
        const stop = (await readOrganization(table, org, { strong: true }))?.askingStop
        if (stop) await removeAskingStop(table, world.clock.now(), org, stop)
        await new Promise<void>((reached) => {
          const life = pausedBeforeFollowing(async () => {
            reached()
            await stopped
          })
          ended = sweep(world.newProcess(life).fx, 'broadcast', broadcastWorks)
        })
      }),
    )
    let ended: Promise<unknown> | undefined
    const stopped = stopAllAsking(late, org, { member: hub.member, from: scopeOf('hub') }, '核对')
    await stopped
    expect((await ledger()).orgStop?.kind).toBe('asking')
    await ended
    await aDay()
    expect((await ledger()).orgStop).toBeUndefined()
  })

  it('neither does the link of a group, which keeps what a stranger said of themselves', async () => {
    const share = `/needs/${where.need}/share`
    await coordinator.browser.post(share, {})
    const group = /\/g\/\w{20}/.exec((await coordinator.browser.get(share)).text)?.[0]
    await press()
    const me = { who: 'other', name: '路过的小赵', contact: 'zhao@example.org', adult: 'yes' }
    const pressed = await world.browser().post(`${group}/pledge`, { ...me, a: '1', day: '2022-01-29' })
    expect([pressed.status, Object.keys((await ledger()).holds)]).toEqual([409, [giver.volunteer]])
    for (const kept of ['您填的还在', '路过的小赵', 'zhao@example.org']) expect(pressed.text).toContain(kept)
  })

  it('whoever has brought it already is not asked to bring it, by letter or page', async () => {
    await markDelivered(world.fx, { ...where, volunteer: giver.volunteer })
    const phone = world.browser()
    await phone.post(`${open}/pledge`, { a: '1', day: '2022-01-29', who: 'me' })
    await press()
    expect((await phone.get(open)).text).toContain('请照约定送来')
    const brought = await phone.submit(`${open}/delivered`, {})
    expect(brought.text).toContain('收到您的消息了')
    expect(brought.text).not.toContain('请照约定送来')
    await aDay()
    await goOn()
    await aDay()
    expect(letters('您答应的不受影响').concat(letters('照常进行'))).toEqual([])
  })

  it('takes the place of the organisation’s own stop, which it could have lifted', async () => {
    const own = await asMember(world, { org, role: 'administrator' })
    await own.browser.post('/organization/stop-asking', { do: 'stop', reason: '核对' })
    const page = await hub.browser.get(stopPage)
    for (const offered of ['value="go-on"', 'value="stop"']) expect(page.text).toContain(offered)
    await press()
    expect((await hub.browser.get(stopPage)).text).not.toContain('value="stop"')
    expect((await own.browser.get('/organization/stop-asking')).text).toContain('只能由服务中心恢复')
    expect((await ledger()).orgStop?.kind).toBe('asking')
  })

  it('the board says so in the style of what matters', async () => {
    await press()
    const { text } = await coordinator.browser.get('/board')
    expect(text).toContain('class="problems"')
    expect(text).toContain('.problems{')
  })

  it('a letter about the first promise, or that nobody is left, does not go out meanwhile', async () => {
    const standing = { ledger: await ledger(), text: {}, pledge: undefined, hold: undefined }
    await press()
    const stopped = { ...standing, ledger: await ledger() }
    for (const kind of ['first-pledge', 'nobody-left'] as const)
      expect([stillTrue(kind, standing, 0), stillTrue(kind, stopped, 0)]).toEqual([true, false])
  })

  it('a need that is let out meanwhile takes no promise either', async () => {
    await press()
    const later = await aNeed(world, { org, text: { looksHarmless: [] }, ledger: { stage: 'review' } })
    const by = { member: coordinator.member, role: 'coordinator' } as const
    expect(await approveNeed(world.fx, later.scope, by, { need: later.need, version: 1 })).toEqual({
      ok: true,
    })
    expect((await readLedger(world.fx.table, later, { strong: true }))?.orgStop?.kind).toBe('asking')
  })
})

describe('concern: the hub stops all work of an organisation', () => {
  it('what was promised waits: told not to bring it, not reminded, not lapsed, and then there is time again', async () => {
    await hub.browser.post(statePage, { state: 'stopped' })
    await aDay()
    expect([letters('请先不要送'), toCoordinator('暂停了您机构的工作')].map(({ length }) => length)).toEqual([
      1, 1,
    ])
    const stopped = world.post.to(coordinator.email).find(({ subject }) => subject.includes('暂停了您机构'))
    expect(stopped?.text).not.toContain('登录后')
    world.clock.advance(9 * day)
    await aDay()
    expect((await pledgeNow(world, where, giver.volunteer)).state).toBe('pledged')
    expect(letters('提醒').concat(letters('明天'))).toEqual([])
    const link = /\/r\/\w+/.exec(world.post.to(giver.email?.address ?? '').at(-1)?.text ?? '')?.[0] ?? ''
    expect((await world.browser().get(link)).text).toContain('请先不要送来')
    await hub.browser.post(statePage, { state: 'active' })
    await aDay()
    expect([letters('照常进行'), toCoordinator('恢复了您机构')].map(({ length }) => length)).toEqual([1, 1])
    expect((await pledgeNow(world, where, giver.volunteer)).state).toBe('pledged')
    world.clock.advance(3 * day)
    await world.sweep()
    expect((await pledgeNow(world, where, giver.volunteer)).state).toBe('lapsed')
  })

  it('coordinators hear of it once, though its asking is stopped and let go on meanwhile; and of what is left of it', async () => {
    const heard = () =>
      ['暂停了您机构的工作', '停止了您机构', '恢复了您机构'].map((says) => toCoordinator(says).length)
    const setState = async (state: string) => {
      await hub.browser.post(statePage, { state })
      await aDay()
    }
    await setState('stopped')
    await press()
    await aDay()
    await goOn()
    await aDay()
    expect(heard()).toEqual([1, 0, 0])
    await press()
    await setState('active')
    expect(heard()).toEqual([1, 1, 0])
    await goOn()
    await aDay()
    expect(heard()).toEqual([1, 1, 1])
  })
})

describe('emergency-stop', () => {
  it('of the organisation itself stops only the asking: whoever has a link may promise, and nobody is alarmed', async () => {
    const own = await asMember(world, { org, role: 'administrator' })
    await own.browser.post('/organization/stop-asking', { do: 'stop', reason: '核对' })
    await aDay()
    expect((await own.browser.get('/board')).text).toContain('拿着链接的人还能答应')
    expect(
      (await world.browser().post(`${open}/pledge`, { a: '1', day: '2022-01-29', who: 'me' })).status,
    ).toBe(303)
    expect(letters('您答应的不受影响').concat(toCoordinator('停止了您机构'))).toEqual([])
  })
})
