import { type Mortality, mortality } from './crash.ts'

/** A process that stops before its n-th call to the store (from 0) until something else has happened. */
export function pausedBefore(call: number, meanwhile: () => Promise<void>): Mortality {
  let calls = 0
  return {
    ...mortality(),
    between: async (_, go) => {
      if (calls++ === call) await meanwhile()
      return go()
    },
  }
}
