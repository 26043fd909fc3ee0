import { isCovered, type LedgerCounts, readHold } from './ledger.ts'
import type { Stage } from './need-life.ts'
import { defaultQuietHours, quietEnds } from './quiet-hours.ts'
import type { Urgency } from './topics.ts'
import { dayMs, hourMs, minuteMs } from './zone-time.ts'

/** A need as its waves see it. */
export interface Waving extends Pick<LedgerCounts, 'open' | 'holds'> {
  readonly stage: Stage
  readonly urgency: Urgency
  /** Epoch ms. */
  readonly deadline: number
  /** When the last wave was made, epoch ms. */
  readonly waveAt?: number | undefined
}

/**
 * How many are asked for each piece that is open. Registered volunteers say yes to about one personal request in twenty
 * (0.01–0.10), and 82 % of the yeses to an urgent one come within the hour: asking five for each piece and waiting covers
 * most needs in two or three waves, and asks a fifth of those whom asking everybody would.
 */
const askedPerPiece = { normal: 5, high: 10 } as const satisfies Record<Urgency, number>
const smallestWave = 10
/** A turn of notify sends at most this many. */
const largestWave = 25

/** How long a wave is given before the next, in ms. By 30 minutes 69 % of the yeses to an urgent request have come; other requests take 3–6 times as long and more. */
const intervals = { high: 30 * minuteMs, normal: 4 * hourMs } as const satisfies Record<Urgency, number>

/** With nobody left to ask, the need looks again this often for those who have joined or rested meanwhile. */
export const lookAgainMs = dayMs

export function waveSize({ open, urgency }: Pick<Waving, 'open' | 'urgency'>): number {
  const pieces = Object.values(open).reduce((sum, n) => sum + n, 0)
  return Math.min(largestWave, Math.max(smallestWave, pieces * askedPerPiece[urgency]))
}

export type WaveStep =
  /** The need is over, or not yet open: nothing is asked. `until`: when the next reservation runs out. */
  | { readonly kind: 'rest'; readonly until?: number }
  | { readonly kind: 'expire' }
  | { readonly kind: 'wait'; readonly until: number }
  /** 'instead': only for those of the last wave who could not be reached; its time goes on. */
  | { readonly kind: 'ask'; readonly size: number; readonly instead?: boolean }

/** What a need does now about asking people. `unreached`: how many of the last wave no channel could reach. */
export function nextStep(need: Waving, now: number, zone: string, unreached = 0): WaveStep {
  const expiry = nextExpiry(need)
  if (need.stage !== 'open') return expiry === undefined ? { kind: 'rest' } : { kind: 'rest', until: expiry }
  if (need.deadline <= now) return { kind: 'expire' }
  const sooner = Math.min(need.deadline, expiry ?? need.deadline)
  if (isCovered(need)) return { kind: 'wait', until: sooner }
  const next = nextWaveAt(need, now, zone)
  if (next <= now) return { kind: 'ask', size: waveSize(need) }
  const awake = quietEnds(now, defaultQuietHours, zone) === now
  if (unreached > 0 && awake) return { kind: 'ask', size: Math.min(unreached, largestWave), instead: true }
  return { kind: 'wait', until: Math.min(next, sooner) }
}

/** When the next wave may go out: when the last has been given its time, and never at night. */
export function nextWaveAt({ urgency, waveAt }: Waving, now: number, zone: string): number {
  const given = waveAt === undefined ? now : waveAt + intervals[urgency]
  return quietEnds(Math.max(given, now), defaultQuietHours, zone)
}

/** When the first reservation runs out, epoch ms. */
export function nextExpiry({ holds }: Pick<Waving, 'holds'>): number | undefined {
  const ends = Object.values(holds).flatMap((packed) => readHold(packed).until ?? [])
  return ends.length === 0 ? undefined : Math.min(...ends) * 1000
}
