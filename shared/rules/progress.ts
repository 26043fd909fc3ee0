import { held, isCovered, isLate, type LedgerCounts, type LineId, readHold } from './ledger.ts'
import type { Stage } from './need-life.ts'
import type { Urgency } from './topics.ts'
import { dayMs, hourMs } from './zone-time.ts'

/** How far one line has come: always open + promised + received = wanted. */
export interface LineProgress {
  readonly line: LineId
  readonly wanted: number
  readonly open: number
  readonly promised: number
  readonly received: number
}

/** How many promises of a need wait for somebody: read off the ledger alone, so that a board is one Query. */
export interface Waiting {
  /** The promised day is over and nothing was dropped off. */
  readonly late: number
  /** Said to be dropped off, not confirmed. */
  readonly toConfirm: number
}

export interface Counted extends Pick<LedgerCounts, 'open' | 'received' | 'holds'> {
  readonly stage: Stage
  readonly lines: readonly { readonly id: LineId; readonly wanted: number }[]
}

export function progressOf(ledger: Counted): LineProgress[] {
  return ledger.lines.map(({ id, wanted }) => ({
    line: id,
    wanted,
    open: ledger.open[id] ?? 0,
    promised: held(ledger, id),
    received: ledger.received[id] ?? 0,
  }))
}

export function waitingOf(ledger: Counted, now: number): Waiting {
  const holds = Object.values(ledger.holds).map(readHold)
  return {
    late: holds.filter((hold) => isLate(hold, now)).length,
    toConfirm: holds.filter((hold) => hold.delivered).length,
  }
}

/** Where a need stands as people say it: 'covered' and 'arrived' are read off the counts. */
export type Standing = Exclude<Stage, 'open'> | 'open' | 'covered' | 'arrived'

export function standingOf(ledger: Counted): Standing {
  if (ledger.stage !== 'open' && ledger.stage !== 'expired') return ledger.stage
  const arrived = ledger.lines.every(({ id, wanted }) => (ledger.received[id] ?? 0) >= wanted)
  if (arrived) return 'arrived'
  if (ledger.stage === 'expired') return 'expired'
  return isCovered(ledger) ? 'covered' : 'open'
}

/** What somebody has to do about a need, most pressing first. */
export const tasks = ['late', 'to-confirm', 'no-answers', 'to-review', 'to-close', 'expired'] as const
export type Task = (typeof tasks)[number]

export interface Work {
  readonly task: Task
  /** How many promises it is about; 1 where it is about the need itself. */
  readonly count: number
}

/** What decides whether a need has waited long enough for its first answer. */
export interface Worked extends Counted {
  readonly got: Readonly<Record<string, string>>
  readonly urgency: Urgency
  /** How many waves have gone out. */
  readonly wave: number
  /** When it was published, epoch ms; absent before, and where it was written before this was kept. */
  readonly openedAt?: number | undefined
  readonly createdAt: number
}

/** A need that has asked people and has no promise after this long, in ms, wants a look. */
export const answersAwaitedMs = { high: 4 * hourMs, normal: dayMs } as const satisfies Record<Urgency, number>

export function workOf(ledger: Worked, now: number): Work[] {
  const { late, toConfirm } = waitingOf(ledger, now)
  const standing = standingOf(ledger)
  const work: Work[] = [
    { task: 'late', count: late },
    { task: 'to-confirm', count: toConfirm },
    { task: 'no-answers', count: isUnanswered(ledger, now) ? 1 : 0 },
    { task: 'to-review', count: standing === 'review' ? 1 : 0 },
    { task: 'to-close', count: standing === 'arrived' ? 1 : 0 },
    { task: 'expired', count: standing === 'expired' ? 1 : 0 },
  ]
  return work.filter(({ count }) => count > 0)
}

/** People were asked some time ago, and nobody has promised or brought anything. */
function isUnanswered(
  { stage, wave, holds, got, urgency, openedAt, createdAt }: Worked,
  now: number,
): boolean {
  const untouched = Object.keys(holds).length === 0 && Object.keys(got).length === 0
  return (
    stage === 'open' && wave > 0 && untouched && (openedAt ?? createdAt) + answersAwaitedMs[urgency] <= now
  )
}
