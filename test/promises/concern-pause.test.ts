import { beforeEach, describe, expect, it } from 'vitest'
import { withdrawPledge } from '../../shared/actions/change-pledge.ts'
import { carryOut, handleConcern } from '../../shared/actions/handle-concern.ts'
import { holdAsking, letNeedGoOn } from '../../shared/actions/hub-stop.ts'
import { letAskingGoOn, stopAllAsking } from '../../shared/actions/stop-all-asking.ts'
import type { Measure } from '../../shared/rules/concerns.ts'
import { readHold } from '../../shared/rules/ledger.ts'
import { type Concern, pageOfConcerns, readConcern } from '../../shared/store/concern.ts'
import { changeHold, takeHold } from '../../shared/store/holds.ts'
import { readLedger, updateLedger, type Where } from '../../shared/store/ledger-item.ts'
import { readOrganization } from '../../shared/store/organization.ts'
import { scopeOf } from '../../shared/store/scope.ts'
import { promoteStanding, standBy } from '../../shared/store/standing-by.ts'
import { aNeed } from '../harness/a-need.ts'
import { promised } from '../harness/a-pledge.ts'
import { anInvitation } from '../harness/an-invitation.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import { anOrganization, asMember } from '../harness/sign-in.ts'
import { aWorld, type World } from '../harness/world.ts'

const org = 'yunyi'
const hour = 3_600_000
const hub = { member: 'chief', from: scopeOf('hub') }

let world: World
let where: Where

beforeEach(async () => {
  world = await aWorld()
  await anOrganization(world, { org })
  where = await aNeed(world, { org, wanted: [2] })
})

const now = () => world.clock.now()
const ledger = async () => {
  const found = await readLedger(world.fx.table, where, { strong: true })
  if (!found) throw new Error('no ledger')
  return found
}
const pause = () => holdAsking(world.fx, where, { reason: '核对', at: now(), by: 'hub chief' })
async function goOn(): Promise<void> {
  const seenAt = (await ledger()).hubStop?.at ?? 0
  expect(await letNeedGoOn(world.fx, where, { by: 'hub chief', seenAt })).toBe(true)
}
const stands = (volunteer: string) =>
  standBy(world.fx.table, now(), { ...where, volunteer, quantities: { a: 2 } })

describe('concern: while a need is paused nothing new is promised', () => {
  it('nobody on standby moves up when somebody withdraws; the first of them does once it goes on', async () => {
    await promised(world, where, 'liu', { quantities: { a: 2 } })
    expect((await stands('chen')).ok).toBe(true)
    await pause()
    expect((await withdrawPledge(world.fx, { ...where, volunteer: 'liu' })).ok).toBe(true)
    await promoteStanding(world.fx.table, now(), { ...where, reserveMs: hour })
    for (let i = 0; i < 3; i++) {
      await world.sweep()
      world.clock.advance(hour)
    }
    expect(await ledger()).toMatchObject({ holds: {}, open: { a: 2 }, standby: ['chen:a2'] })
    await goOn()
    await world.sweep()
    const after = await ledger()
    expect([Object.keys(after.holds), after.standby]).toEqual([['chen'], []])
    await expectBalanced(world, where)
  })

  it('nobody joins the queue', async () => {
    await promised(world, where, 'liu', { quantities: { a: 2 } })
    await pause()
    expect(await stands('chen')).toMatchObject({ ok: false, refusal: { kind: 'not-open' } })
    expect((await ledger()).standby).toEqual([])
  })

  it('nothing of it is there to be passed on: no text, no code, no poster, and no button for the groups', async () => {
    const { browser } = await asMember(world, { org, role: 'coordinator' })
    const share = `/needs/${where.need}/share`
    await browser.post(share, {})
    expect((await browser.get(share)).text).toContain('<svg')
    await pause()
    const presses = [browser.post(share, {}), browser.post(`${share}/groups`, {})]
    const looks = [browser.get(share), browser.get(`/needs/${where.need}/poster`)]
    for (const { status, text } of await Promise.all([...presses, ...looks])) {
      expect([status, text.includes('服务中心暂停了这个需求')]).toEqual([409, true])
      expect(text).not.toContain('/g/')
    }
    await goOn()
    expect((await browser.get(share)).text).toContain('/g/')
  })

  it('a promise can be made smaller or moved to another day, and not larger', async () => {
    await promised(world, where, 'liu')
    const { table } = world.fx
    const seen = await hold('liu')
    await pause()
    const wants = { ...where, volunteer: 'liu', seen }
    const larger = await changeHold(table, now(), { ...wants, quantities: { a: 2 }, by: now() + hour })
    expect(larger).toMatchObject({ ok: false, refusal: { kind: 'not-open' } })
    const later = await changeHold(table, now(), { ...wants, quantities: { a: 1 }, by: now() + hour })
    expect(later.ok).toBe(true)
    await goOn()
    const more = { ...wants, seen: await hold('liu'), quantities: { a: 2 } }
    expect((await changeHold(table, now(), { ...more, by: now() + hour })).ok).toBe(true)
  })

  it('a place that was kept can be taken up, and not any more once it has run out', async () => {
    const until = Math.ceil((now() + hour) / 1000)
    const { table } = world.fx
    for (const volunteer of ['wu', 'chen'])
      await takeHold(table, now(), { ...where, volunteer, quantities: { a: 1 }, until })
    await pause()
    const taken = (volunteer: string) =>
      takeHold(table, now(), { ...where, volunteer, quantities: { a: 1 }, by: now() + 9 * hour })
    expect((await taken('wu')).ok).toBe(true)
    world.clock.advance(2 * hour)
    expect(await taken('chen')).toMatchObject({ ok: false, refusal: { kind: 'not-open' } })
  })
})

const hold = async (volunteer: string) => readHold((await ledger()).holds[volunteer] ?? '')

/** A concern that was handled so, as a process that died before noting that it was carried out would find it again. */
async function handled(measure: Measure): Promise<Concern> {
  const { path } = await anInvitation(world, where)
  await world.browser().post(`${path}/concern`, { worry: 'money' })
  const { concerns } = await pageOfConcerns(world.fx.table, now(), { list: 'open', limit: 9 })
  const id = concerns[0]?.concern ?? ''
  const done = await handleConcern(world.fx, id, { measure, note: '核对', by: 'chief' })
  expect(done.ok).toBe(true)
  const { carriedOut: _, ...again } = (await readConcern(world.fx.table, now(), id)) as Concern
  return again
}

describe('concern: what was lifted is not stopped again by the due work of a process that died', () => {
  it('for a need', async () => {
    const concern = await handled('stop-asking')
    world.clock.advance(hour)
    await carryOut(world.fx, concern)
    expect((await ledger()).hubStop?.at).toBe(concern.handled?.at)
    await goOn()
    await carryOut(world.fx, concern)
    expect((await ledger()).hubStop).toBeUndefined()
    // Another one, decided later, is.
    world.clock.advance(hour)
    await pause()
    expect((await ledger()).hubStop?.kind).toBe('asking')
  })

  it('for an organisation', async () => {
    const concern = await handled('stop-organization')
    world.clock.advance(hour)
    const stopped = async () => (await readOrganization(world.fx.table, org, { strong: true }))?.askingStop
    const seenAt = (await stopped())?.at ?? 0
    expect(await letAskingGoOn(world.fx, org, hub, seenAt)).toBe('goes-on')
    await carryOut(world.fx, concern)
    expect(await stopped()).toBeUndefined()
    // The emergency stop itself is never refused.
    await stopAllAsking(world.fx, org, hub, '再停')
    expect((await stopped())?.reason).toBe('再停')
  })

  it('says so when it could not be done, so that due work tries again', async () => {
    const busy = { ...world.fx, table: { ...world.fx.table, client: refusing(world) } }
    await expect(holdAsking(busy, where, { reason: '核对', at: now(), by: 'hub chief' })).rejects.toThrow()
  })

  it('a need that is over is not let go on', async () => {
    await pause()
    await updateLedger(world.fx.table, where, {
      set: ['stage = :closed'],
      when: ['stage = :open'],
      values: { ':closed': 'closed', ':open': 'open' },
    })
    const seenAt = (await ledger()).hubStop?.at ?? 0
    expect(await letNeedGoOn(world.fx, where, { by: 'hub chief', seenAt })).toBe(false)
  })
})

/** A client under which every conditional update comes too late. */
function refusing(from: World): World['fx']['table']['client'] {
  const { client } = from.fx.table
  return new Proxy(client, {
    get: (target, name) =>
      name === 'send'
        ? (command: { readonly input: { readonly ConditionExpression?: string } }) =>
            command.input.ConditionExpression
              ? Promise.reject(Object.assign(new Error(), { name: 'ConditionalCheckFailedException' }))
              : target.send(command as never)
        : Reflect.get(target, name),
  })
}

describe('concern: the hub stops an organisation that has stopped by itself', () => {
  it('with its own reason, and then only the hub lets it go on', async () => {
    const own = await asMember(world, { org, role: 'administrator' })
    const by = { member: own.member, from: own.scope }
    await stopAllAsking(world.fx, org, by, '我们放假')
    const before = (await readOrganization(world.fx.table, org, { strong: true }))?.askingStop
    world.clock.advance(hour)
    await handled('stop-organization')
    const stop = (await readOrganization(world.fx.table, org, { strong: true }))?.askingStop
    expect(stop).toMatchObject({ reason: '核对', by: 'hub chief' })
    for (const seenAt of [before?.at ?? 0, stop?.at ?? 0])
      expect(await letAskingGoOn(world.fx, org, by, seenAt)).toBe('hub-only')
    // The first stop of the hub stands.
    await stopAllAsking(world.fx, org, hub, '又一次')
    expect((await readOrganization(world.fx.table, org, { strong: true }))?.askingStop).toEqual(stop)
  })
})
