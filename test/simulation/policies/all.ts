import type { Parameters } from '../parameters.ts'
import type { Policy } from '../policy.ts'
import { escalation } from './escalation.ts'
import { everybody } from './everybody.ts'
import { nearest } from './nearest.ts'
import { oracle, oraclePaces } from './oracle.ts'
import { certaintyOf, ours } from './ours.ts'
import { inRounds } from './rounds.ts'
import { steered } from './steered.ts'

/** A way of asking that takes part in the comparison. */
export interface Contender {
  readonly name: string
  /** One that has several is played at each, and its best is reported (compare.ts). */
  readonly paces: readonly number[]
  /** A fresh policy for one town. */
  readonly start: (parameters: Parameters, pace: number) => Policy
}

const one = (name: string, start: (parameters: Parameters) => Policy): Contender => ({
  name,
  paces: [1],
  start,
})

/** In the order in which they are shown. */
export const contenders: readonly Contender[] = [
  one('everybody', everybody),
  one('escalation', escalation),
  one('nearest', nearest),
  one('rounds', inRounds),
  one('steered', steered),
  one('ours', ({ scoreError }) =>
    ours({ name: 'ours', sees: 'score', certainty: certaintyOf(scoreError), believed: 0.92 }),
  ),
  one('ours-history', () => ours({ name: 'ours-history', sees: 'answers' })),
  { name: 'oracle', paces: oraclePaces, start: oracle },
]

/** @throws for a name that no contender has: names come from the command line, where they are checked. */
export function contender(name: string): Contender {
  const found = contenders.find((some) => some.name === name)
  if (!found) throw new Error(`No policy is called ${name}`)
  return found
}
