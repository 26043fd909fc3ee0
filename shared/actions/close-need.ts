import type { Effects } from '../effects.ts'
import { type Closing, mayClose, type NotClosable, sightOf } from '../rules/closing.ts'
import { checkIdentity, type Finding, unresolved } from '../rules/identity-check.ts'
import { lineIds } from '../rules/ledger.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { dueAt } from '../store/due.ts'
import { keys } from '../store/keys.ts'
import { type Ledger, updateLedger, type Where } from '../store/ledger-item.ts'
import { mostTries } from '../store/ledger-moves.ts'
import { internalRecordOf } from './check-need.ts'
import { type Actor, mayChange, readNeedNow } from './need-access.ts'

export type CloseRefusal =
  | { readonly kind: 'absent' }
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'changed-meanwhile' }
  /** Somebody was first; what they said stands. */
  | { readonly kind: 'already-closed'; readonly closing: Closing }
  /** The note would tell givers who the beneficiary is. */
  | { readonly kind: 'gives-away'; readonly findings: readonly Finding[] }
  | NotClosable

export interface CloseNeed extends Where, Pick<Closing, 'outcome' | 'reason' | 'note'> {
  /** What the page showed (see rules/closing.ts). */
  readonly seen: string
  /** Findings in the note that the member has looked at and called harmless, by their keys. */
  readonly harmless: readonly string[]
}

/**
 * Closes a need with its outcome, by one conditional update of the ledger: of two members pressing at once one is first, and
 * the other is told what stands. Due work then thanks everybody who gave and puts the need away (finish-closing.ts).
 */
export async function closeNeed(
  fx: Effects,
  by: Actor,
  it: CloseNeed,
): Promise<Result<Closing, CloseRefusal>> {
  const closing: Closing = {
    outcome: it.outcome,
    reason: it.reason,
    note: it.note,
    at: fx.now(),
    by: by.member,
  }
  for (let tries = 0; tries < mostTries; tries++) {
    const whole = await readNeedNow(fx, it)
    if (!whole) return refuse({ kind: 'absent' })
    const { ledger, text } = whole
    if (!mayChange(by, text)) return refuse({ kind: 'not-yours' })
    if (ledger.stage === 'closed') return alreadyClosed(ledger, closing)
    if (sightOf(ledger) !== it.seen) return refuse({ kind: 'changed-meanwhile' })
    const may = mayClose(ledger, it)
    if (!may.ok) return may
    const found = checkIdentity([{ field: 'note', text: it.note }], await internalRecordOf(fx, text))
    const findings = unresolved(found, it.harmless)
    if (findings.length > 0) return refuse({ kind: 'gives-away', findings })
    if (await writeClosing(fx, it, ledger, closing)) return ok(closing)
  }
  return refuse({ kind: 'changed-meanwhile' })
}

/** A repeated press, or a lost reply, finds its own words; anybody else's stand. */
function alreadyClosed({ closing: stands }: Ledger, mine: Closing): Result<Closing, CloseRefusal> {
  if (!stands) return refuse({ kind: 'wrong-stage', stage: 'closed' })
  const same =
    stands.by === mine.by &&
    stands.outcome === mine.outcome &&
    stands.reason === mine.reason &&
    stands.note === mine.note
  return same ? ok(stands) : refuse({ kind: 'already-closed', closing: stands })
}

function writeClosing(fx: Effects, where: Where, seen: Ledger, closing: Closing): Promise<boolean> {
  const due = dueAt('broadcast', keys.ledger(where.scope, where.need), fx.now())
  const lines = lineIds.filter((id) => seen.received[id] !== undefined)
  return updateLedger(fx.table, where, {
    set: ['stage = :closed', 'closing = :closing', 'dueShard = :shard', 'dueAt = :dueAt', 'foundAt = :dueAt'],
    when: ['stage = :from', 'size(holds) = :holds', ...lines.map((id) => `received.${id} = :received_${id}`)],
    values: {
      ':closed': 'closed',
      ':closing': closing,
      ':shard': due.dueShard,
      ':dueAt': due.dueAt,
      ':from': seen.stage,
      ':holds': Object.keys(seen.holds).length,
      ...Object.fromEntries(lines.map((id) => [`:received_${id}`, seen.received[id]])),
    },
  })
}
