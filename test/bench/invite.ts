import { notifyWorks } from '../../functions/notify/works.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import { mostInWave } from '../../shared/store/wave.ts'
import { askMany, writesOf } from '../harness/ask-many.ts'
import { watchTrips } from '../harness/trips.ts'
import { aWorld } from '../harness/world.ts'
import type { Figure, Measured } from './figure.ts'

/** Figure 6: what asking 20 and 100 people takes. */
export const invite: Figure = {
  name: 'invite',
  measure: async () => [...(await asking(20)), ...(await asking(100)), ...(await tripsOfABatch())],
}

async function asking(people: number): Promise<Measured[]> {
  const world = await aWorld()
  const waves = await askMany(world, people)
  await world.sweep()
  const batches = Math.ceil(people / mostInWave)
  return [
    {
      name: `invite ${people} writes`,
      value: writesOf(world.meter),
      unit: 'writes',
      target: 3 * people + 3,
      limit: people + 1,
    },
    { name: `invite ${people} batches`, value: waves, unit: 'batches', target: batches },
  ]
}

async function tripsOfABatch(): Promise<Measured[]> {
  const world = await aWorld()
  await askMany(world, 1)
  await world.sweep()
  await askMany(world, mostInWave)
  const traffic = watchTrips(world)
  await sweep(world.fx, 'notify', notifyWorks)
  return [
    { name: 'invite trips of a batch', value: traffic.trips, unit: 'trips', target: 4 },
    { name: 'invite trips that write', value: traffic.writeTrips, unit: 'trips', target: 4 },
  ]
}
