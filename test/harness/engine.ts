import { inject } from 'vitest'

/** Where worlds keep their tables. */
export interface EngineGiven {
  readonly endpoint: string
  /** Prefix of every table. */
  readonly tables: string
}

let given: EngineGiven | undefined

/** For a program that is no test run: the engine that its worlds stand on. */
export function standOn(engine: EngineGiven): void {
  given = engine
}

/** The engine of this test run, or of the program. */
export function engine(): EngineGiven {
  return given ?? { endpoint: inject('endpoint'), tables: inject('tables') }
}
