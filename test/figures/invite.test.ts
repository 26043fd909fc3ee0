import { describe, expect, it } from 'vitest'
import { notifyWorks } from '../../functions/notify/works.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import { invitationsOf } from '../../shared/store/invitation.ts'
import { mostInWave } from '../../shared/store/wave.ts'
import { aNeed } from '../harness/a-need.ts'
import { aWave } from '../harness/a-wave.ts'
import { askMany, writesOf } from '../harness/ask-many.ts'
import { manyVolunteers } from '../harness/many-volunteers.ts'
import { watchTrips } from '../harness/trips.ts'
import { aWorld } from '../harness/world.ts'

const dayMs = 86_400_000

/** Figure 6. */
describe('invite', () => {
  it.each([20, 100])('asking %i people takes three writes each and three a batch of 25', async (people) => {
    const world = await aWorld()
    await askMany(world, people)
    await world.sweep()
    const batches = Math.ceil(people / mostInWave)
    expect(world.post.arrived).toHaveLength(people)
    expect(writesOf(world.meter)).toBeLessThanOrEqual(3 * people + 3 * batches)
  })

  it('a batch waits for the store as often, however many people are in it', async () => {
    for (const people of [1, mostInWave]) {
      const world = await aWorld()
      await askMany(world, 1)
      await world.sweep()
      await askMany(world, people)
      const traffic = watchTrips(world)
      await sweep(world.fx, 'notify', notifyWorks)
      expect(world.post.arrived).toHaveLength(1 + people)
      // Found, claimed and answered, read with everything it needs; spent, written; the stop list, the need as it is now; noted, ended.
      expect(traffic).toEqual({ trips: 9, writeTrips: 5, most: expect.any(Number) })
      expect(traffic.most).toBeLessThanOrEqual(mostInWave)
    }
  })

  it('breaks no cap when ten needs at once ask the same people again and again over a week', async () => {
    const world = await aWorld({ faults: { latencyMs: 2 } })
    const people = [
      ...(await manyVolunteers(world, 6, { perWeek: 1 })),
      ...(await manyVolunteers(world, 6, { perWeek: 2 })),
    ]
    const asks = new Map<string, number[]>()
    for (const daysLater of [0, 3, 3, 1]) {
      world.clock.advance(daysLater * dayMs)
      const needs = await Promise.all(Array.from({ length: 10 }, () => aNeed(world)))
      for (const need of needs) await aWave(world, need, people)
      await Promise.all(needs.map(() => sweep(world.newProcess().fx, 'notify', notifyWorks)))
      for (const need of needs)
        for (const { volunteer, at } of await invitationsOf(world.fx.table, need.need))
          asks.set(volunteer, [...(asks.get(volunteer) ?? []), at])
    }
    for (const { volunteer, perWeek } of people) {
      const all = asks.get(volunteer) ?? []
      expect(all.length).toBeGreaterThan(perWeek)
      for (const at of all)
        expect(all.filter((other) => other > at - 7 * dayMs && other <= at).length).toBeLessThanOrEqual(
          perWeek,
        )
    }
  })
})
