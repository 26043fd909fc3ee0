import { expect, test } from 'vitest'
import { mostInWave } from '../../shared/store/wave.ts'
import { aNeed } from '../harness/a-need.ts'
import { aWave } from '../harness/a-wave.ts'
import { manyVolunteers, wavesOf } from '../harness/many-volunteers.ts'
import { watchCrowding } from '../harness/trips.ts'
import { aWorld } from '../harness/world.ts'

/** 500 by default; `MANY=5000` for more. */
const many = Number(process.env.MANY ?? 500)

/** What asking so many people at once takes. */
async function fanOut(people: number) {
  const world = await aWorld()
  const need = await aNeed(world)
  const all = await manyVolunteers(world, people)
  world.meter.reset()
  for (const [i, wave] of wavesOf(all, mostInWave).entries()) await aWave(world, need, wave, i + 1)
  const crowding = watchCrowding(world)
  await world.sweep()
  const { PutItem = 0, UpdateItem = 0, DeleteItem = 0, BatchWriteItem = 0 } = world.meter.calls
  return {
    asked: world.post.arrived.length,
    writes: PutItem + UpdateItem + DeleteItem + BatchWriteItem,
    atOnce: crowding.most,
  }
}

/** Figure 12, what can be counted of it; how many writes a second is in `npm run bench`. */
test('fan-out: every write of a large round is counted, and nothing that is held grows with it', {
  timeout: 600_000,
}, async () => {
  const small = await fanOut(4 * mostInWave)
  const large = await fanOut(many)
  expect(large.asked).toBe(many)
  expect(large.writes).toBeLessThanOrEqual(3 * many + 3 * Math.ceil(many / mostInWave))
  // Calls under way at one time are those of one batch, whether four are waiting or four hundred.
  expect(Math.max(small.atOnce, large.atOnce)).toBeLessThanOrEqual(25)
  expect(large.atOnce).toBe(small.atOnce)
})
