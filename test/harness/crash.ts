import type { Between } from './wire.ts'

/** The process died here. Nothing may catch this and carry on: every later effect of the same process throws it again. */
export class Crash extends Error {
  override readonly name = 'Crash'
}

/** Where a process dies: before or after its n-th effect (from 0). */
export interface CrashPoint {
  readonly effect: number
  readonly when: 'before' | 'after'
}

/** Counts the effects of a process and kills it at a point. Reads are no effects, but a dead process cannot read either. */
export interface Mortality {
  readonly effects: () => number
  readonly dead: () => boolean
  /** Runs one effect, such as sending a message. */
  readonly effect: <T>(go: () => Promise<T>) => Promise<T>
  readonly between: Between
}

export function mortality(point?: CrashPoint): Mortality {
  let effects = 0
  let dead = false
  const die = (): never => {
    dead = true
    throw new Crash()
  }
  const effect = async <T>(go: () => Promise<T>): Promise<T> => {
    if (dead) die()
    const mine = effects++ === point?.effect
    if (mine && point?.when === 'before') die()
    const done = await go()
    if (mine && point?.when === 'after') die()
    return done
  }
  return {
    effects: () => effects,
    dead: () => dead,
    effect,
    between: async (call, go) => {
      if (call.writes) return effect(go)
      if (dead) die()
      return go()
    },
  }
}
