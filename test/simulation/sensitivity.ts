import { type Comparing, entriesOf, tasksOf } from './compare.ts'
import { type ParameterName, parameterNames, parameters } from './parameters.ts'
import type { Summary, Task } from './run.ts'

/** What a policy comes to when one parameter is at an end of its range and all others are at their priors. */
export interface Swing {
  readonly parameter: ParameterName
  readonly least: Summary
  readonly most: Summary
}

/** One policy at one density. */
export interface Sensitivity {
  readonly prior: Summary
  readonly swings: readonly Swing[]
}

type RunAll = (tasks: readonly Task[]) => Promise<readonly Summary[]>

/**
 * Moves every parameter over its range, one at a time, in the same towns as far as the parameter lets them be the same. A policy that
 * has several paces keeps the one that was best at the priors.
 */
export async function sensitivityOf(
  wish: Comparing,
  runAll: RunAll,
  names: readonly ParameterName[] = parameterNames,
): Promise<readonly Sensitivity[]> {
  const priors = entriesOf(await runAll(tasksOf(wish))).map(({ best }) => best)
  const ends = await runAll(
    priors.flatMap(({ task }) =>
      names.flatMap((name) =>
        parameters[name].range.map((value) => ({
          ...task,
          parameters: { ...task.parameters, [name]: value },
        })),
      ),
    ),
  )
  return priors.map((prior, at) => ({
    prior,
    swings: names.map((parameter, number) => {
      const first = 2 * (at * names.length + number)
      return { parameter, least: ends[first]!, most: ends[first + 1]! }
    }),
  }))
}
