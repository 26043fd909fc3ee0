import { minutesOf, type Silent, shareAnswered, wakingTime } from './answer-curve.ts'
import type { Urgency } from './topics.ts'
import { howMany, nextStep, type Pace, paceOf, yesesNeeded } from './waves.ts'
import { dayMs, minuteMs } from './zone-time.ts'

/** What a poster may expect before publishing. */
export interface Forecast {
  /** About so many people are asked until the need is covered, or all there are. */
  readonly people: number
  /** How many of the yeses needed these people give, 0–1; below 1 where too few fit. */
  readonly covered: number
  /** The chance of a first yes within that time (ms), or within a day where it stays below `promised`. */
  readonly probability: number
  readonly withinMs: number
}

/** The chance that is named; where people cannot give it within a day, the chance within a day is named instead. */
export const promisedProbability = 0.8

export interface Foreseen {
  readonly urgency: Urgency
  readonly open: Readonly<Record<string, number>>
  readonly deadline: number
}

/**
 * Plays the waves ahead for as long as nobody answers: whom they ask and when, by the same rule that asks them, and from the
 * curve of answers the chance that the first yes has come. `chances` of all who can be asked now, in the order they are asked.
 */
export function forecast(
  need: Foreseen,
  chances: readonly number[],
  now: number,
  zone: string,
  pace: Pace = paceOf(need.urgency),
): Forecast {
  const end = Math.min(now + dayMs, need.deadline)
  const asked: Silent[] = []
  const chanceBy = (at: number) =>
    1 -
    asked.reduce((none, { chance, askedAt }) => {
      const minutes = minutesOf(wakingTime(askedAt, at, zone)) / pace.slowness
      return none * (1 - chance * shareAnswered(minutes))
    }, 1)
  let at = now
  while (at < end) {
    const step = nextStep({ ...need, stage: 'open', holds: {} }, { silent: asked, gone: 0 }, at, zone, pace)
    if (step.kind === 'ask' && asked.length < chances.length) {
      const more = chances.slice(asked.length, asked.length + howMany(chances.slice(asked.length), step))
      for (const chance of more) asked.push({ chance, askedAt: at })
      continue
    }
    const until = step.kind === 'wait' ? Math.min(step.until, end) : end
    if (chanceBy(until) >= promisedProbability) {
      const when = firstTime(at, until, (time) => chanceBy(time) >= promisedProbability)
      return { ...amount(need, chances, pace), probability: promisedProbability, withinMs: when - now }
    }
    at = until
  }
  return { ...amount(need, chances, pace), probability: chanceBy(end), withinMs: end - now }
}

/** How many people are asked until as many yeses are expected as are needed. */
function amount(
  need: Foreseen,
  chances: readonly number[],
  pace: Pace,
): Pick<Forecast, 'people' | 'covered'> {
  const needed = yesesNeeded(need, pace)
  let yeses = 0
  let people = 0
  while (people < chances.length && yeses < needed) yeses += chances[people++] as number
  return { people, covered: Math.min(1, needed === 0 ? 1 : yeses / needed) }
}

/** The first minute between two instants at which something that stays true once it is true is true. */
function firstTime(from: number, to: number, isTrue: (at: number) => boolean): number {
  let low = from
  let high = to
  while (high - low > minuteMs) {
    const middle = (low + high) / 2
    if (isTrue(middle)) high = middle
    else low = middle
  }
  return high
}
