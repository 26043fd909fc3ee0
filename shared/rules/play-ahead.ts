import { shareAnswered } from './answer-curve.ts'
import { restMs } from './budget.ts'
import { refillAt } from './waves.ts'
import { dayMs } from './zone-time.ts'

/** Somebody whom a need could ask, now or later. */
export interface Ahead {
  /** The chance of a yes that asking goes by. */
  readonly chance: number
  /** The chance that a yes really comes: lower for whoever may not be looking. */
  readonly yes: number
  /** From when they can be asked, in waking minutes from now. */
  readonly from: number
  /** The number of the need, of those that go before, to which they are left while it lacks something. */
  readonly leftTo?: number | undefined
}

/** A need as it is played ahead. */
export interface Playing {
  /** How many yeses cover it. */
  readonly lacks: number
  /** Yeses kept expected for each that it lacks (see waves.ts). */
  readonly kept: number
  readonly slowness: number
  /** How many yeses each of the needs that go before lacks. */
  readonly before: readonly number[]
}

/** How a need went in one play: waking minutes from now, Infinity for never. */
export interface Play {
  readonly firstYes: number
  readonly covered: number
  readonly asked: number
}

/** So many plays tell a chance to three points. A prime, so that every step through the draws meets all of them. */
export const plays = 127

/** Nobody is asked and nothing happens at night (see answer-curve.ts). */
const minutesADay = 15 * 60
/** When a play looks at the need, in waking minutes: often at first, then ever more seldom until a week is over. */
const looks = [
  ...[0, 3],
  ...steps(6, 120, 6),
  ...steps(120, 480, 12),
  ...steps(480, minutesADay, 20),
  ...steps(minutesADay, 7 * minutesADay, 90),
]

function steps(from: number, to: number, by: number): number[] {
  return Array.from({ length: Math.ceil((to - from) / by) }, (_, n) => from + n * by)
}

/** Whoever is asked by a need that goes before is free again after this. */
const restMinutes = (restMs.silent / dayMs) * minutesADay

/**
 * Plays a need ahead, by the rule that asks (waves.ts) and the curve of answers, until it is covered or a week is over. `people` in the order in
 * which they are asked. The draws are fixed and even: of a hundred plays somebody with a chance of 5 % says yes in five.
 */
export function playAhead(need: Playing, people: readonly Ahead[]): Play[] {
  const answered = looks.map((at) =>
    looks.map((asked) => (asked < at ? shareAnswered((at - asked) / need.slowness) : 0)),
  )
  const free = looks.map((at, look) =>
    people.flatMap(({ from }, who) => (from <= at && (look === 0 || from > looks[look - 1]!) ? [who] : [])),
  )
  return Array.from({ length: plays }, (_, number) => play(need, people, { answered, free, number }))
}

interface Course {
  /** Of those asked at one look who will say yes, the share that has by another; by the numbers of the later and the earlier look. */
  readonly answered: readonly (readonly number[])[]
  /** Who can first be asked at each look. */
  readonly free: readonly (readonly number[])[]
  readonly number: number
}

interface Request {
  readonly chance: number
  readonly look: number
  readonly yesAt: number
}

function play(need: Playing, people: readonly Ahead[], { answered, free, number }: Course): Play {
  const requests: Request[] = []
  const yeses: number[] = []
  const mayBeAsked = new Uint8Array(people.length)
  const take = leaving(need, people)
  for (const [look, at] of looks.entries()) {
    const lacks = need.lacks - yeses.filter((yesAt) => yesAt <= at).length
    if (lacks <= 0) break
    for (const who of take(free[look]!, look, lacks)) mayBeAsked[who] = 1
    const wanted = need.kept * lacks
    let still = stillExpected(requests, at, answered[look]!)
    if (still > refillAt * wanted) continue
    for (let who = 0; who < people.length && still < wanted; who++) {
      if (mayBeAsked[who] === 0) continue
      mayBeAsked[who] = 0
      const { chance, yes } = people[who]!
      const says = evenly(number, who, 0) < yes
      const yesAt = says ? at + delayAt(evenly(number, who, 1)) * need.slowness : Number.POSITIVE_INFINITY
      if (says) yeses.push(yesAt)
      requests.push({ chance, look, yesAt })
      still += chance
    }
  }
  yeses.sort((one, other) => one - other)
  const nth = (n: number) => yeses[n - 1] ?? Number.POSITIVE_INFINITY
  return { firstYes: nth(1), covered: nth(need.lacks), asked: requests.length }
}

/** Of those who become free, whom this need may ask: the others are asked by a need that goes before, as long as it lacks something. */
function leaving({ before }: Playing, people: readonly Ahead[]) {
  const lack = [...before]
  const back = new Map<number, number[]>()
  return (free: readonly number[], look: number, lacks: number): number[] =>
    [...free, ...(back.get(look) ?? [])].filter((who) => {
      const { leftTo, yes } = people[who]!
      const theirs = leftTo === undefined ? 0 : (lack[leftTo] ?? 0)
      if (leftTo === undefined || theirs <= 0.5 || theirs >= lacks) return true
      lack[leftTo] = theirs - yes
      const again = looks.findIndex((at) => at >= looks[look]! + restMinutes)
      back.set(again, [...(back.get(again) ?? []), who])
      return false
    })
}

/** The yeses that asking still expects of the silent. */
function stillExpected(requests: readonly Request[], at: number, answered: readonly number[]): number {
  let sum = 0
  for (const { chance, look, yesAt } of requests) {
    if (yesAt <= at) continue
    const share = answered[look]!
    sum += (chance * (1 - share)) / (1 - chance * share)
  }
  return sum
}

/** Over all plays every draw of a person comes once, in an order of their own: 0 < draw < 1. */
function evenly(number: number, who: number, which: 0 | 1): number {
  const first = scattered(4 * who + 2 * which) % plays
  const step = 1 + (scattered(4 * who + 2 * which + 1) % (plays - 1))
  return (((first + step * number) % plays) + 0.5) / plays
}

/** Spreads neighbouring numbers over 32 bits (Wellons, lowbias32). */
function scattered(number: number): number {
  let hash = number + 1
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad)
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97)
  return (hash ^ (hash >>> 15)) >>> 0
}

/** The minute by which this share of the yeses to an urgent request has come. */
const delayAt = (share: number): number => delays[Math.floor(share * plays)]!
const delays = Array.from({ length: plays }, (_, number) => minutesTo((number + 0.5) / plays))

function minutesTo(share: number): number {
  let low = 1
  let high = 5000
  while (high - low > 0.1) {
    const middle = (low + high) / 2
    if (shareAnswered(middle) < share) low = middle
    else high = middle
  }
  return high
}
