import { afterWaking, minutesOf, type Silent, slownessOf, stillExpected, wakingTime } from './answer-curve.ts'
import { askingFigures } from './asking-figures.ts'
import { isCovered, type LedgerCounts, readHold } from './ledger.ts'
import type { Stage } from './need-life.ts'
import { defaultQuietHours, quietEnds } from './quiet-hours.ts'
import type { Urgency } from './topics.ts'
import { hourMs, minuteMs } from './zone-time.ts'

/** A need as its waves see it. */
export interface Waving extends Pick<LedgerCounts, 'open' | 'holds'> {
  readonly stage: Stage
  readonly urgency: Urgency
  /** Epoch ms. */
  readonly deadline: number
  /** How many of those who are gone (see AskedSoFar) have been replaced by others. */
  readonly replaced?: number | undefined
}

/** Everybody a need has asked so far, as far as it matters for asking more. */
export interface AskedSoFar {
  /** Those who have not answered: a yes of theirs may still come. */
  readonly silent: readonly Silent[]
  /** How many are gone in all: said 'not this time', could not be reached, or had no message left this week. */
  readonly gone: number
}

/** How people answer this organisation for such needs (see experience.ts). */
export interface Pace {
  /** How many times longer than for an urgent request of the published curve the answers take. */
  readonly slowness: number
  /** How many pieces one yes takes. */
  readonly piecesPerYes: number
}

export const paceOf = (urgency: Urgency): Pace => ({
  slowness: slownessOf(urgency),
  piecesPerYes: askingFigures.piecesPerYes.value,
})

/**
 * How many yeses are kept expected for each that is needed. Fewer where it is urgent: its answers come within minutes, so the
 * next are asked soon anyway, and whoever is asked in vain would have come too late. Found by simulation (npm run simulate): more
 * covers little sooner and costs messages; less is slower than asking everybody.
 */
export const keptExpected = { high: 0.35, normal: 0.75 } as const satisfies Record<Urgency, number>
/** The next are asked when no more than this share of it is still expected. */
export const refillAt = 0.7

/** A turn of notify sends at most this many. */
export const largestWave = 25

/** With nobody left to ask, the need looks again this often for those who have joined or rested meanwhile. */
export const lookAgainMs = 4 * hourMs
/** Those whose rest is over are looked for no more often than this. */
export const restedAgainMs = hourMs

export type WaveStep =
  /** The need is over, or not yet open: nothing is asked. `until`: when the next reservation runs out. */
  | { readonly kind: 'rest'; readonly until?: number }
  | { readonly kind: 'expire' }
  | { readonly kind: 'wait'; readonly until: number }
  /** So many yeses must be expected of those asked now, and at least so many asked, for those who are gone. */
  | { readonly kind: 'ask'; readonly expect: number; readonly atLeast: number }

/** What a need does now about asking people. */
export function nextStep(
  need: Waving,
  asked: AskedSoFar,
  now: number,
  zone: string,
  pace: Pace = paceOf(need.urgency),
): WaveStep {
  const expiry = nextExpiry(need)
  if (need.stage !== 'open') return expiry === undefined ? { kind: 'rest' } : { kind: 'rest', until: expiry }
  if (need.deadline <= now) return { kind: 'expire' }
  const sooner = Math.min(need.deadline, expiry ?? need.deadline)
  if (isCovered(need)) return { kind: 'wait', until: sooner }
  const morning = quietEnds(now, defaultQuietHours, zone)
  if (morning > now) return { kind: 'wait', until: Math.min(morning, sooner) }
  const wanted = keptExpected[need.urgency] * yesesNeeded(need, pace)
  const still = expectedStill(asked.silent, now, zone, pace)
  const atLeast = Math.max(0, asked.gone - (need.replaced ?? 0))
  if (still <= refillAt * wanted) return { kind: 'ask', expect: wanted - still, atLeast }
  if (atLeast > 0) return { kind: 'ask', expect: 0, atLeast }
  return { kind: 'wait', until: Math.min(sooner, fallsTo(refillAt * wanted, asked.silent, now, zone, pace)) }
}

/** How many are wanted: so many yeses expected of them, and at least so many people; never more than a wave. */
export type Wanted = Pick<Extract<WaveStep, { kind: 'ask' }>, 'expect' | 'atLeast'>

/** How many of the best are asked so that as many yeses are expected as are wanted; at most a wave. */
export function howMany(chances: readonly number[], { expect, atLeast }: Wanted): number {
  let sum = 0
  let count = 0
  while (count < chances.length && count < largestWave && (sum < expect || count < atLeast))
    sum += chances[count++] as number
  return count
}

/** How many yeses cover what is open. */
export function yesesNeeded({ open }: Pick<Waving, 'open'>, { piecesPerYes }: Pace): number {
  const pieces = Object.values(open).reduce((sum, n) => sum + n, 0)
  return Math.max(pieces === 0 ? 0 : 1, pieces / piecesPerYes)
}

/** How many yeses may still come from those who are silent: the sum of their chances, falling with the curve of answers. */
export function expectedStill(
  silent: readonly Silent[],
  now: number,
  zone: string,
  { slowness }: Pick<Pace, 'slowness'>,
): number {
  return silent.reduce((sum, { chance, askedAt }) => {
    const minutes = minutesOf(wakingTime(askedAt, now, zone))
    return sum + stillExpected(chance, minutes, slowness)
  }, 0)
}

/** When what is still expected will have fallen so far, if nobody answers, epoch ms; to the minute, at most ten waking days ahead. */
function fallsTo(
  level: number,
  silent: readonly Silent[],
  now: number,
  zone: string,
  { slowness }: Pick<Pace, 'slowness'>,
): number {
  const elapsed = silent.map(({ chance, askedAt }) => ({
    chance,
    minutes: minutesOf(wakingTime(askedAt, now, zone)),
  }))
  const expectedIn = (minutes: number) =>
    elapsed.reduce((sum, one) => sum + stillExpected(one.chance, one.minutes + minutes, slowness), 0)
  let low = 0
  let high = 10 * 15 * 60
  while (high - low > 1) {
    const middle = (low + high) / 2
    if (expectedIn(middle) > level) low = middle
    else high = middle
  }
  return afterWaking(now, Math.ceil(high) * minuteMs, zone)
}

/** When the first reservation runs out, epoch ms. */
export function nextExpiry({ holds }: Pick<Waving, 'holds'>): number | undefined {
  const ends = Object.values(holds).flatMap((packed) => readHold(packed).until ?? [])
  return ends.length === 0 ? undefined : Math.min(...ends) * 1000
}
