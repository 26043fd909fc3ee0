import { describe, expect, test } from 'vitest'
import { broadcastWorks } from '../../functions/broadcast/works.ts'
import { notifyWorks } from '../../functions/notify/works.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import type { Where } from '../../shared/store/ledger-item.ts'
import { wakeNeed } from '../../shared/store/ledger-moves.ts'
import { putNotice, toVolunteer } from '../../shared/store/notice.ts'
import { mostInWave, wavesOf as storedWaves } from '../../shared/store/wave.ts'
import { aCity, communities } from '../harness/a-city.ts'
import { aNeed } from '../harness/a-need.ts'
import { aVolunteer } from '../harness/a-volunteer.ts'
import { aWave } from '../harness/a-wave.ts'
import { mortality } from '../harness/crash.ts'
import { manyVolunteers, wavesOf } from '../harness/many-volunteers.ts'
import { aWorld, type World } from '../harness/world.ts'

/** Recipients of the large organisation: 5,000, or `MANY=50000` for the whole promise. */
const many = Number(process.env.MANY ?? 5000)

/** Waves of a large organisation that have been waiting when a small one comes, spread over so many needs. */
async function aLargeOneWaiting(world: World, needs: number): Promise<void> {
  const waves = wavesOf(await manyVolunteers(world, many))
  const of: Where[] = []
  for (let i = 0; i < needs; i++) of.push(await aNeed(world, { org: 'large' }))
  for (const [i, wave] of waves.entries())
    await aWave(world, of[i % needs] as Where, wave, 1 + Math.floor(i / needs))
}

async function aSmallOne(world: World): Promise<string[]> {
  world.clock.advance(1000)
  const people = await manyVolunteers(world, 10, { area: '420502003001' })
  await aWave(world, await aNeed(world, { org: 'small' }), people)
  return people.map(({ volunteer }) => volunteer)
}

/** One worker's runs, each of as long as a run takes; how many turns of 25 had been taken when these people had their letter. */
async function turnsUntil(world: World, people: readonly string[]): Promise<number> {
  // A letter takes 40 ms, so that a run ends after some 30 turns.
  world.post.meet(() => {
    world.clock.advance(40)
    return { kind: 'sent' }
  })
  const waitsFor = new Set(people.map((volunteer) => `.${volunteer}`))
  for (let runs = 0; runs < 3; runs++) {
    await sweep(world.newProcess().fx, 'notify', notifyWorks)
    const order = world.post.arrived.map(({ reference }) => reference.slice(reference.lastIndexOf('.')))
    const last = order.findLastIndex((id) => waitsFor.has(id))
    if (order.filter((id) => waitsFor.has(id)).length === people.length)
      return Math.ceil((last + 1) / mostInWave)
  }
  return Number.POSITIVE_INFINITY
}

describe('cast-fairness', () => {
  test.each([1, 20])(
    `an organisation with ${many} recipients of %d needs does not delay one with 10`,
    { timeout: 1_200_000 },
    async (needs) => {
      const world = await aWorld()
      await aLargeOneWaiting(world, needs)
      const people = await aSmallOne(world)

      const turns = await turnsUntil(world, people)
      const letters = world.post.arrived.length
      process.stdout.write(
        `${many} recipients of ${needs} needs: the small one was served after ${turns} turns of ${mostInWave}\n`,
      )
      expect(turns).toBeLessThanOrEqual(2)
      // The large one goes on as well: one turn after another.
      expect(letters).toBeGreaterThan(20 * mostInWave)
      await sweep(world.newProcess().fx, 'notify', notifyWorks)
      expect(world.post.arrived.length).toBeGreaterThan(letters + 20 * mostInWave)
    },
  )

  test('nor a message to somebody who has promised something', { timeout: 1_200_000 }, async () => {
    const world = await aWorld()
    const { volunteer, email } = await aVolunteer(world.fx)
    const waves = wavesOf(await manyVolunteers(world, 2500))
    const need = await aNeed(world, { org: 'large' })
    for (const [i, wave] of waves.entries()) await aWave(world, need, wave, i + 1)
    world.clock.advance(1000)
    const to = toVolunteer(volunteer)
    await putNotice(world.fx.table, world.clock.now(), { to, id: 'settings', kind: 'preferences-link' })
    await turnsUntil(world, ['nobody'])
    const turn = world.post.arrived.findIndex((letter) => letter.to === email?.address) / mostInWave
    expect(turn).toBeGreaterThanOrEqual(0)
    expect(turn).toBeLessThanOrEqual(2)
  })

  test('nor do the needs of a large organisation delay the first wave of a small one', async () => {
    const world = await aWorld()
    await aCity(world)
    for (let i = 0; i < 30; i++)
      await aVolunteer(world.fx, { area: communities[0] as string, reach: 'street' })
    await world.sweep()
    const large: Where[] = []
    for (let i = 0; i < 120; i++) {
      const need = await aNeed(world, { org: 'large' })
      await wakeNeed(world.fx.table, world.clock.now(), need)
      large.push(need)
    }
    world.clock.advance(1000)
    const small = await aNeed(world, { org: 'small' })
    await wakeNeed(world.fx.table, world.clock.now(), small)
    // A call to the store takes 50 ms here: a run ends long before it has come through all.
    const slow = world.newProcess({
      ...mortality(),
      between: (_, go) => {
        world.clock.advance(50)
        return go()
      },
    })
    await sweep(slow.fx, 'broadcast', broadcastWorks)
    const started = async (need: Where) => (await storedWaves(world.fx.table, need.need)).length > 0
    const ofLarge = await Promise.all(large.map(started))
    expect(ofLarge.filter(Boolean).length).toBeLessThan(119)
    expect(ofLarge.filter(Boolean).length).toBeGreaterThan(0)
    expect(await started(small)).toBe(true)
  })
})
