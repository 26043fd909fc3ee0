import { afterWaking, minutesOf, wakingTime } from './answer-curve.ts'
import { type Budget, unspent } from './budget.ts'
import { isLooking } from './chance.ts'
import { leftTo, type ShortNeed } from './giving-way.ts'
import {
  type Asked,
  askableAt,
  type Candidate,
  chanceNow,
  inAskingOrder,
  type Situation,
} from './matching.ts'
import { type Ahead, type Play, playAhead, plays } from './play-ahead.ts'
import type { Urgency } from './topics.ts'
import { keptExpected, type Pace, paceOf, yesesNeeded } from './waves.ts'
import { dayMs, minuteMs } from './zone-time.ts'

/** What a poster may expect before publishing. */
export interface Forecast {
  /** About so many people are asked until the need is covered, within a week. */
  readonly people: number
  /** The chance of a first yes within that time (ms), or within a day where it stays below `promised`. */
  readonly probability: number
  readonly withinMs: number
  /** The chance that everything is promised within a day, and within seven. */
  readonly coveredInDay: number
  readonly coveredInWeek: number
}

/** The chance that is named; where people cannot give it within a day, the chance within a day is named instead. */
export const promisedProbability = 0.8

export interface Foreseen {
  readonly urgency: Urgency
  readonly open: Readonly<Record<string, number>>
  readonly deadline: number
}

/** No more people are looked at: nobody asks so many within a week. */
export const mostAhead = 400

/**
 * Everybody whom a need could ask within a week, in the order in which they are asked. Who rests or sleeps is asked when that is over, and who
 * fits a need that goes `before` is left to it. `fits`: all who fit, with those who rest.
 */
export function peopleAhead(
  fits: readonly Candidate[],
  need: Asked,
  at: Situation,
  before: readonly ShortNeed[] = [],
): Ahead[] {
  return inAskingOrder(fits, need, at)
    .slice(0, mostAhead)
    .flatMap((one) => {
      const from = askableAt(one, at)
      if (from === undefined) return []
      const budget = at.budgets.get(one.volunteer) ?? unspent
      const chance = chanceNow(one, need, at)
      const other = leftTo(one, budget, before, at.zone)
      return {
        chance,
        yes: chanceWhenAsked(chance, budget, from, at.likelier),
        from: minutesOf(wakingTime(at.now, from, at.zone)),
        leftTo: other && before.indexOf(other),
      }
    })
}

/**
 * The chance that asking goes by leaves out who may not be looking. Where people are asked again and again an organisation finds them less
 * likely for that very reason: it is not counted twice.
 */
function chanceWhenAsked(chance: number, budget: Budget, from: number, likelier = 1): number {
  return Math.min(0.95, (chance / Math.min(1, likelier)) * isLooking(budget, from))
}

/** What comes of a need, from many plays of its first week (see play-ahead.ts). */
export function forecast(
  need: Foreseen,
  people: readonly Ahead[],
  now: number,
  zone: string,
  pace: Pace = paceOf(need.urgency),
  before: readonly Pick<ShortNeed, 'lacks'>[] = [],
): Forecast {
  const played = playAhead(
    {
      lacks: Math.ceil(yesesNeeded(need, pace)),
      kept: keptExpected[need.urgency],
      slowness: pace.slowness,
      before: before.map(({ lacks }) => lacks),
    },
    people,
  )
  const wakingUntil = (days: number) =>
    minutesOf(wakingTime(now, Math.min(now + days * dayMs, need.deadline), zone))
  const share = (what: 'firstYes' | 'covered', days: number) =>
    played.filter((one) => one[what] <= wakingUntil(days)).length / plays
  const first = firstYesBy(promisedProbability, played)
  const isSoon = first <= wakingUntil(1)
  return {
    people: Math.round(played.reduce((sum, { asked }) => sum + asked, 0) / plays),
    ...(isSoon
      ? { probability: promisedProbability, withinMs: afterWaking(now, first * minuteMs, zone) - now }
      : { probability: share('firstYes', 1), withinMs: Math.min(dayMs, need.deadline - now) }),
    coveredInDay: share('covered', 1),
    coveredInWeek: share('covered', 7),
  }
}

/** By when, in waking minutes, this share of plays had its first yes. */
function firstYesBy(share: number, played: readonly Play[]): number {
  const sorted = played.map(({ firstYes }) => firstYes).sort((one, other) => one - other)
  return sorted[Math.ceil(share * plays) - 1]!
}
