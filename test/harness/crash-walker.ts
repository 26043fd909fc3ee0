import { type CrashPoint, mortality } from './crash.ts'
import { remember } from './remember.ts'
import type { Process, World } from './world.ts'

export interface CrashWalk<G extends { world: World }> {
  /** A fresh world with everything the operation needs. It is made once, and brought back before each further run, as a copy. */
  readonly given: () => Promise<G>
  /** The operation, by a process that will die somewhere in it. Anything it throws is taken as its death. */
  readonly when: (process: Process, given: G) => Promise<unknown>
  /** How the world heals; two sweeps two minutes apart unless told. */
  readonly heal?: (given: G) => Promise<unknown>
  /** What must hold afterwards, wherever it died; `undefined` is the run that did not die. */
  readonly holds: (given: G, died: CrashPoint | undefined) => Promise<unknown>
}

/**
 * Runs an operation once and counts its effects (writes and sends), then again for each effect with a crash before and
 * after it: memory dropped, clock forward, swept to quiet, checked. Exhaustive. Answers how many points were walked.
 */
export async function walkCrashes<G extends { world: World }>(walk: CrashWalk<G>): Promise<number> {
  const given = await walk.given()
  const bringBack = await remember(given.world)
  const points = pointsOf(await play(walk, { ...given }, undefined))
  if (points.length === 0) throw new Error('The operation has no effect to crash at.')
  for (const point of points) {
    await bringBack()
    await play(walk, { ...given }, point)
  }
  return points.length
}

async function play<G extends { world: World }>(
  walk: CrashWalk<G>,
  given: G,
  point: CrashPoint | undefined,
): Promise<number> {
  const life = mortality(point)
  const process = given.world.newProcess(life)
  try {
    await walk.when(process, given)
  } catch (error) {
    if (!life.dead()) throw error
  }
  if (point && !life.dead()) throw new Error(`The operation never came to its effect ${point.effect} again.`)
  const where = point ? `crash ${point.when} effect ${point.effect}` : 'no crash'
  try {
    await (walk.heal ?? twoSweeps)(given)
    await walk.holds(given, point)
  } catch (error) {
    throw new Error(`After ${where} (seed ${given.world.seed}): ${(error as Error).message}`, {
      cause: error,
    })
  }
  return life.effects()
}

function pointsOf(effects: number): CrashPoint[] {
  return Array.from({ length: effects }, (_, effect) => [
    { effect, when: 'before' } as const,
    { effect, when: 'after' } as const,
  ]).flat()
}

async function twoSweeps({ world }: { world: World }): Promise<void> {
  for (let time = 0; time < 2; time++) {
    world.clock.advance(120_000)
    await world.sweep()
  }
}
