import { describe, expect, it } from 'vitest'
import { notifyWorks } from '../../functions/notify/works.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import { mostInWave } from '../../shared/store/wave.ts'
import { aNeed } from '../harness/a-need.ts'
import { aWave } from '../harness/a-wave.ts'
import { manyVolunteers, wavesOf } from '../harness/many-volunteers.ts'
import { watchTrips } from '../harness/trips.ts'
import { aWorld, type World } from '../harness/world.ts'

/** Asks so many people for one need, in waves as broadcast makes them. */
async function ask(world: World, people: number): Promise<void> {
  const need = await aNeed(world)
  const waves = wavesOf(await manyVolunteers(world, people), mostInWave)
  world.meter.reset()
  for (const [i, wave] of waves.entries()) await aWave(world, need, wave, i + 1)
}

/** Figure 6. Cap breaches with ten needs at once on one pool are in `cast-wave`. */
describe('invite', () => {
  it.each([20, 100])('asking %i people takes three writes each and three a batch of 25', async (people) => {
    const world = await aWorld()
    await ask(world, people)
    await world.sweep()
    const { PutItem = 0, UpdateItem = 0, DeleteItem = 0, BatchWriteItem = 0 } = world.meter.calls
    const batches = Math.ceil(people / mostInWave)
    expect(world.post.arrived).toHaveLength(people)
    expect(PutItem + UpdateItem + DeleteItem + BatchWriteItem).toBeLessThanOrEqual(3 * people + 3 * batches)
  })

  it('a batch waits for the store as often, however many people are in it', async () => {
    for (const people of [1, mostInWave]) {
      const world = await aWorld()
      await ask(world, 1)
      await world.sweep()
      await ask(world, people)
      const traffic = watchTrips(world)
      await sweep(world.fx, 'notify', notifyWorks)
      expect(world.post.arrived).toHaveLength(1 + people)
      // Found, claimed, read with everything it needs; spent, written; the stop list, the need as it is now; noted, ended.
      expect(traffic).toEqual({ trips: 10, writeTrips: 5, most: expect.any(Number) })
      expect(traffic.most).toBeLessThanOrEqual(mostInWave)
    }
  })
})
