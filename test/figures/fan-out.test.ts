import { expect, test } from 'vitest'
import { mostInWave } from '../../shared/store/wave.ts'
import { askMany, writesOf } from '../harness/ask-many.ts'
import { watchCrowding } from '../harness/trips.ts'
import { aWorld } from '../harness/world.ts'

/** 500 by default; `MANY=5000` for more. */
const many = Number(process.env.MANY ?? 500)

/** What asking so many people at once takes. */
async function fanOut(people: number) {
  const world = await aWorld()
  await askMany(world, people)
  const crowding = watchCrowding(world)
  await world.sweep()
  return {
    asked: world.post.arrived.length,
    writes: writesOf(world.meter),
    atOnce: crowding.most,
  }
}

/** Figure 12, what can be counted of it; how many writes a second is in `npm run bench`. */
test('fan-out: every write of a large round is counted, and nothing that is held grows with it', async () => {
  const small = await fanOut(4 * mostInWave)
  const large = await fanOut(many)
  expect(large.asked).toBe(many)
  expect(large.writes).toBeLessThanOrEqual(3 * many + 3 * Math.ceil(many / mostInWave))
  // Calls under way at one time are those of one batch, whether four are waiting or four hundred.
  expect(Math.max(small.atOnce, large.atOnce)).toBeLessThanOrEqual(25)
  expect(large.atOnce).toBe(small.atOnce)
})
