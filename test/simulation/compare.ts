import { type Parameters, priors } from './parameters.ts'
import { contender } from './policies/all.ts'
import type { Summary, Task } from './run.ts'

/** One policy at one density: what is reported of it, and all paces it was played at. */
export interface Entry {
  readonly best: Summary
  readonly paces: readonly Summary[]
}

export interface Comparing {
  readonly needs: number
  readonly seed: number
  readonly residents: number
  readonly densities: readonly number[]
  readonly policies: readonly string[]
}

/** Every policy at every density, at each of its paces, in the same towns. */
export function tasksOf({ needs, seed, residents, densities, policies }: Comparing): readonly Task[] {
  return densities.flatMap((density) => {
    const parameters: Parameters = { ...priors, density }
    return policies.flatMap((policy) =>
      contender(policy).paces.map((pace) => ({ policy, pace, parameters, residents, seed, needs })),
    )
  })
}

/** One entry for each policy and density, in the order of the tasks. */
export function entriesOf(summaries: readonly Summary[]): readonly Entry[] {
  const groups = new Map<string, Summary[]>()
  for (const summary of summaries) {
    const { policy, parameters } = summary.task
    const key = `${policy} ${parameters.density}`
    groups.set(key, [...(groups.get(key) ?? []), summary])
  }
  return [...groups.values()].map((paces) => ({ best: bestPace(paces), paces }))
}

/** Paces that cover within a point of the most that any covers within a week count as equal in this. */
const equalShare = 0.01

/** The best pace: of those that cover as much as any within a week, the one with the fewest messages for each accepted yes. */
export function bestPace(paces: readonly Summary[]): Summary {
  const most = Math.max(...paces.map(({ outcome }) => outcome.coveredWithinWeek))
  const cost = ({ outcome }: Summary) => outcome.messagesPerYes ?? Number.POSITIVE_INFINITY
  return paces
    .filter(({ outcome }) => outcome.coveredWithinWeek >= most - equalShare)
    .reduce((best, one) => (cost(one) < cost(best) ? one : best))
}
