import * as z from 'zod/mini'
import { type LedgerCounts, packQuantities, readHold } from './ledger.ts'
import { type CloseReason, closeReasons, mayMove, type Outcome, outcomes, type Stage } from './need-life.ts'
import type { Counted } from './progress.ts'
import { ok, type Result, refuse } from './result.ts'

/** How a need ended: the organisation's own record, and the note that everybody who gave gets. */
export const closing = z.object({
  outcome: z.enum(outcomes),
  reason: z.enum(closeReasons),
  note: z.string().check(z.maxLength(600)),
  at: z.number(),
  by: z.string(),
})
export type Closing = z.infer<typeof closing>

/** Which reasons go with which outcome; the first is meant where none was chosen. */
export const reasonsFor = {
  fully: ['met', 'met-elsewhere'],
  partly: ['not-enough-offers', 'no-longer-needed', 'met-elsewhere', 'circumstances-changed'],
  not: [
    'not-enough-offers',
    'no-longer-needed',
    'met-elsewhere',
    'circumstances-changed',
    'posted-by-mistake',
  ],
} as const satisfies Record<Outcome, readonly CloseReason[]>

export function reasonFits(outcome: Outcome, reason: CloseReason): boolean {
  return (reasonsFor[outcome] as readonly CloseReason[]).includes(reason)
}

export type NotClosable =
  | { readonly kind: 'wrong-stage'; readonly stage: Stage }
  /** Goods lie at the drop-off point that nobody has confirmed or refused. */
  | { readonly kind: 'to-confirm'; readonly volunteers: readonly string[] }
  /** 'Met' as asked, and not everything has been received. */
  | { readonly kind: 'not-all-received' }
  | { readonly kind: 'reason-does-not-fit' }
  | { readonly kind: 'note-missing' }

/** Whether a need may be closed so: what was dropped off is settled first, and the record says what is true. */
export function mayClose(
  ledger: Counted & Pick<LedgerCounts, 'holds'> & { readonly got: Readonly<Record<string, string>> },
  it: Pick<Closing, 'outcome' | 'reason' | 'note'>,
): Result<undefined, NotClosable> {
  if (!mayMove(ledger.stage, 'closed')) return refuse({ kind: 'wrong-stage', stage: ledger.stage })
  const volunteers = Object.entries(ledger.holds).flatMap(([volunteer, packed]) =>
    readHold(packed).delivered ? [volunteer] : [],
  )
  if (volunteers.length > 0) return refuse({ kind: 'to-confirm', volunteers })
  if (!reasonFits(it.outcome, it.reason)) return refuse({ kind: 'reason-does-not-fit' })
  const all = ledger.lines.every(({ id, wanted }) => (ledger.received[id] ?? 0) >= wanted)
  if (it.reason === 'met' && !all) return refuse({ kind: 'not-all-received' })
  if (it.note.trim() === '' && Object.keys(ledger.got).length > 0) return refuse({ kind: 'note-missing' })
  return ok(undefined)
}

/** What a closing page has shown, in a few letters: a page that shows less than there is now is stale. */
export function sightOf(ledger: Pick<LedgerCounts, 'received' | 'holds'>): string {
  return `${packQuantities(ledger.received)}-${Object.keys(ledger.holds).length}`
}
