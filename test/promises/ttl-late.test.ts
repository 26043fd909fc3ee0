import { describe, expect, it } from 'vitest'
import { reservationMs } from '../../shared/actions/pledge.ts'
import { needsNearby } from '../../shared/actions/steer.ts'
import { makeFirm } from '../../shared/store/holds.ts'
import { wakeNeed } from '../../shared/store/ledger-moves.ts'
import { withinLimit, withinRollingLimit } from '../../shared/store/limit.ts'
import { aCity } from '../harness/a-city.ts'
import { aNeed } from '../harness/a-need.ts'
import { promise } from '../harness/a-pledge.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { everything } from '../harness/invariants.ts'
import { expectBalanced } from '../harness/ledger-invariants.ts'
import { ownSettingsOf } from '../harness/own-settings.ts'
import { anOrganization, asMember, codeIn } from '../harness/sign-in.ts'
import { aWorld, type World } from '../harness/world.ts'

const [minute, day] = [60_000, 86_400_000]

/** The items of this kind are still in the table, past the time at which the table may clean them away. */
async function expectStillThere(world: World, prefix: string): Promise<void> {
  const items = (await everything(world)).filter(
    ({ pk, sk }) => pk.startsWith(prefix) || sk.startsWith(prefix),
  )
  expect(items.length, prefix).toBeGreaterThan(0)
  for (const item of items) expect(Number(item.expiresAt) * 1000, prefix).toBeLessThan(world.clock.now())
}

describe('ttl-late: what is past its time and still in the table counts for nothing', () => {
  it('a session', async () => {
    const world = await aWorld()
    const { browser } = await asMember(world)
    expect((await browser.get('/board')).status).toBe(200)
    world.clock.advance(31 * day)
    await expectStillThere(world, 'SESSION')
    expect((await browser.get('/board')).location).toMatch(/^\/sign-in/)
  })

  it('a sign-in code', async () => {
    const world = await aWorld()
    const { email } = await asMember(world)
    const browser = world.browser()
    const { location = '' } = await browser.post('/sign-in', { email })
    await world.sweep()
    world.clock.advance(71 * minute)
    await expectStillThere(world, 'CODE')
    expect((await browser.post(location, { code: codeIn(world, email) })).status).toBe(410)
  })

  it('a link to one’s own settings', async () => {
    const world = await aWorld()
    const settings = await ownSettingsOf(world, await aVolunteer(world.fx))
    expect((await world.browser().get(settings)).status).toBe(200)
    world.clock.advance(400 * day)
    await expectStillThere(world, 'LINK#')
    const [late, never] = [
      await world.browser().get(settings),
      await world.browser().get('/p/01234567890123456789'),
    ]
    expect([late.status, late.text.length]).toEqual([never.status, never.text.length])
  })

  it('a reservation: it is confirmed no more, and goes to the next', async () => {
    const world = await aWorld()
    const where = await aNeed(world, { wanted: [1] })
    expect((await promise(world, where, 'device', { unconfirmed: true })).ok).toBe(true)
    world.clock.advance(reservationMs + 1000)
    const late = await makeFirm(world.fx.table, world.clock.now(), { ...where, volunteer: 'device' })
    expect(late).toEqual({ ok: false, refusal: { kind: 'absent' } })
    expect((await expectBalanced(world, where)).holds).toHaveProperty('device')
    await world.sweep()
    expect((await promise(world, where, 'chen')).ok).toBe(true)
    expect(Object.keys((await expectBalanced(world, where)).holds)).toEqual(['chen'])
  })

  it('uses of something that is limited', async () => {
    const world = await aWorld()
    const limit = { what: 'test', source: 'here', most: 2, windowMs: minute }
    for (const within of [withinLimit, withinRollingLimit]) {
      const use = () => within(world.fx.table, world.clock.now(), limit)
      expect([await use(), await use(), await use()]).toEqual([true, true, false])
      world.clock.advance(3 * minute)
      await expectStillThere(world, 'LIMIT#')
      expect(await use()).toBe(true)
    }
  })

  it('a need on the list of those that a late comer is led to', async () => {
    const world = await aWorld()
    await aCity(world)
    await anOrganization(world, { org: 'yunyi', area: '420502' })
    const where = await aNeed(world)
    await wakeNeed(world.fx.table, world.clock.now(), where)
    await world.sweep()
    const late = {
      need: 'another',
      topics: ['shoes'],
      area: '420502003002',
      volunteer: 'liu',
      known: true,
    } as const
    const led = async () =>
      (await needsNearby(world.fx, { ...late, topics: ['shoes'] })).map((one) => one.need)
    expect(await led()).toEqual([where.need])
    world.clock.advance(7 * day + minute)
    await expectStillThere(world, 'A#')
    expect(await led()).toEqual([])
  })
})
