import { mostInWave } from '../../shared/store/wave.ts'
import { aNeed } from './a-need.ts'
import { aWave } from './a-wave.ts'
import { manyVolunteers, wavesOf } from './many-volunteers.ts'
import type { Meter } from './meter.ts'
import type { World } from './world.ts'

/**
 * Hands so many people to notify for one need, in waves as broadcast makes them. The meter counts from the first wave on. Answers how many
 * waves there are.
 */
export async function askMany(world: World, people: number): Promise<number> {
  const need = await aNeed(world)
  const waves = wavesOf(await manyVolunteers(world, people), mostInWave)
  world.meter.reset()
  for (const [i, wave] of waves.entries()) await aWave(world, need, wave, i + 1)
  return waves.length
}

/** Every write to the table that was counted. */
export function writesOf({ calls }: Meter): number {
  const { PutItem = 0, UpdateItem = 0, DeleteItem = 0, BatchWriteItem = 0 } = calls
  return PutItem + UpdateItem + DeleteItem + BatchWriteItem
}
