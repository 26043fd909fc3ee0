import { describe, expect, it } from 'vitest'
import { notifyWorks } from '../../functions/notify/works.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import { mostInWave } from '../../shared/store/wave.ts'
import { askMany, writesOf } from '../harness/ask-many.ts'
import { watchTrips } from '../harness/trips.ts'
import { aWorld } from '../harness/world.ts'

/** Figure 6. Cap breaches with ten needs at once on one pool are in `cast-wave`. */
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
      // Found, claimed, read with everything it needs; spent, written; the stop list, the need as it is now; noted, ended.
      expect(traffic).toEqual({ trips: 10, writeTrips: 5, most: expect.any(Number) })
      expect(traffic.most).toBeLessThanOrEqual(mostInWave)
    }
  })
})
