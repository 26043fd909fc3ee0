import { dayMs, minuteMs } from '../../shared/rules/zone-time.ts'
import { weekMs } from './calendar.ts'
import { coolDownWeeks, type Played, type Season, warmUpWeeks } from './play.ts'
import { openMs } from './town.ts'

/** One line of the comparison: how needs went under a policy at a density. */
export interface Outcome {
  readonly policy: string
  /** Registered, of residents. */
  readonly density: number
  /** Shares of needs of which every place was taken by then. */
  readonly coveredWithinDay: number
  readonly coveredWithinWeek: number
  /** All messages, over yeses that got a place; over needs that were covered in the end. Null when there was none. */
  readonly messagesPerYes: number | null
  readonly messagesPerCoveredNeed: number | null
  /** Over all needs: where it never came it counts as the two weeks after which a need is given up (20,160). */
  readonly medianFirstYesMinutes: number
  readonly p90FirstYesMinutes: number
  readonly medianCoveredMinutes: number
  readonly p90CoveredMinutes: number
  /** Share of people asked more than twice in some seven days. */
  readonly askedOverTwiceAWeek: number
  /** People who opted out. */
  readonly optOuts: number
  /** The same per 1,000 registered and year. */
  readonly optOutsPerThousandYear: number
  /** How unequally messages fall on people: 0 as many to each, 1 all to one. */
  readonly gini: number
  /** Yeses when nobody was wanted any more. */
  readonly surplusTurnedAway: number
  readonly budgetBreaches: number
  readonly needs: number
}

/** What several towns came to under one policy. */
export function outcomeOf(seasons: readonly Season[]): Outcome {
  const { policy, town } = seasons[0]!
  const needs = seasons.flatMap((season) => season.needs)
  const sum = (of: (season: Season) => number) => seasons.reduce((all, season) => all + of(season), 0)
  const total = (of: (played: Played) => number) => needs.reduce((all, played) => all + of(played), 0)
  const messages = total((played) => played.messages)
  const firstYes = needs.map((played) => minutesUntil(played, played.firstYesAt))
  const covered = needs.map((played) => minutesUntil(played, played.coveredAt))
  const registeredYears = sum(
    ({ town: { registered, weeks } }) => (registered * (weeks - warmUpWeeks)) / 52.18,
  )
  const optOuts = sum((season) => season.optOuts)
  return {
    policy,
    density: town.parameters.density,
    coveredWithinDay: coveredBy(needs, dayMs),
    coveredWithinWeek: coveredBy(needs, weekMs),
    messagesPerYes: ratio(
      messages,
      total((played) => played.accepted),
    ),
    messagesPerCoveredNeed: ratio(messages, needs.filter(({ coveredAt }) => coveredAt !== undefined).length),
    medianFirstYesMinutes: quantile(firstYes, 0.5),
    p90FirstYesMinutes: quantile(firstYes, 0.9),
    medianCoveredMinutes: quantile(covered, 0.5),
    p90CoveredMinutes: quantile(covered, 0.9),
    askedOverTwiceAWeek: sum((season) => season.askedOverTwice) / sum((season) => season.people),
    optOuts,
    optOutsPerThousandYear: (1000 * optOuts) / registeredYears,
    gini: sum(({ messagesByPlace }) => gini(messagesByPlace)) / seasons.length,
    surplusTurnedAway: total((played) => played.surplus),
    budgetBreaches: sum((season) => season.breaches),
    needs: needs.length,
  }
}

/** Share of needs whose every place was taken within so long after they were posted. */
export const coveredBy = (needs: readonly Played[], withinMs: number): number =>
  needs.filter(({ need, coveredAt }) => coveredAt !== undefined && coveredAt - need.postedAt <= withinMs)
    .length / Math.max(1, needs.length)

const minutesUntil = ({ need }: Played, at: number | undefined): number =>
  (at === undefined ? openMs : at - need.postedAt) / minuteMs

const ratio = (one: number, other: number): number | null => (other === 0 ? null : one / other)

/** The value that this share of values does not pass; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** The Gini coefficient; 0 where nothing was given out. */
export function gini(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const total = sorted.reduce((sum, one) => sum + one, 0)
  if (total === 0) return 0
  const ranked = sorted.reduce((sum, one, at) => sum + (at + 1) * one, 0)
  return (2 * ranked) / (sorted.length * total) - (sorted.length + 1) / sorted.length
}

/** How many weeks a town must have for so many of them to count. */
export const weeksToCount = (counted: number): number => counted + warmUpWeeks + coolDownWeeks
