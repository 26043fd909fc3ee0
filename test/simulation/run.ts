import { type Calibration, calibrationOf } from './calibration.ts'
import { coveredBy, type Outcome, outcomeOf, weeksToCount } from './outcome.ts'
import type { Parameters } from './parameters.ts'
import { play } from './play.ts'
import { contender } from './policies/all.ts'
import { buildTown, openMs } from './town.ts'

/** One policy in some towns: data only, so that it can be handed to another thread. */
export interface Task {
  readonly policy: string
  readonly pace: number
  readonly parameters: Parameters
  readonly residents: number
  readonly seed: number
  /** About so many needs are counted. */
  readonly needs: number
}

export interface Summary {
  readonly task: Task
  readonly outcome: Outcome
  readonly calibration: Calibration | undefined
  /** Share of needs covered by each time of `curveTimes`. */
  readonly curve: readonly number[]
}

/** Two weeks after posting, by steps of a twelfth of a power of ten from one minute on; ms. */
export const curveTimes: readonly number[] = Array.from({ length: 53 }, (_, at) =>
  Math.min(openMs, 60_000 * 10 ** (at / 12)),
)

/** No town is counted for longer than about a year: a town in which people are the same for ten would tell less than ten towns. */
const mostWeeks = 50

/** How many towns, and of how many counted weeks each, it takes for so many needs. */
export function seasonsFor({
  parameters,
  residents,
  needs,
}: Pick<Task, 'parameters' | 'residents' | 'needs'>): {
  readonly towns: number
  readonly weeks: number
} {
  const weeks = Math.max(1, needs / ((parameters.needsPerWeek * residents) / 10_000))
  const towns = Math.ceil(weeks / mostWeeks)
  return { towns, weeks: Math.ceil(weeks / towns) }
}

/** Plays every town of a task. Towns are numbered from the seed, the same for every policy. */
export function run(task: Task): Summary {
  const { towns, weeks } = seasonsFor(task)
  const { start } = contender(task.policy)
  const seasons = Array.from({ length: towns }, (_, number) =>
    play(
      buildTown(task.seed * 1000 + number, task.parameters, task.residents, weeksToCount(weeks)),
      start(task.parameters, task.pace),
    ),
  )
  const needs = seasons.flatMap((season) => season.needs)
  return {
    task,
    outcome: { ...outcomeOf(seasons), policy: task.policy },
    calibration: calibrationOf(seasons),
    curve: curveTimes.map((ms) => coveredBy(needs, ms)),
  }
}
