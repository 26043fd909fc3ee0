import type { Effects } from '../../../shared/effects.ts'
import { type Quantities, shortOf } from '../../../shared/rules/ledger.ts'
import { type HoldRefusal, whyNot } from '../../../shared/store/holds.ts'
import { type Ledger, readLedger } from '../../../shared/store/ledger-item.ts'
import type { Table } from '../../../shared/store/table.ts'
import type { Link } from './look-up.ts'

/**
 * What was free of a need when this process last read it for a page. A hint: it decides nothing, and spares whoever comes too late in a rush the
 * writes of a pledge that cannot be.
 */
const lastSeen = new WeakMap<Table, Map<string, { readonly open: Ledger['open']; readonly at: number }>>()

/** So long it says anything, in ms; and of so many needs. */
const seenForMs = 60_000
const mostSeen = 500

/** Notes what a page has just read of a need's ledger. */
export function noteOpen(fx: Effects, { need, open }: Pick<Ledger, 'need' | 'open'>): void {
  const seen = lastSeen.get(fx.table) ?? new Map()
  if (seen.size >= mostSeen) seen.clear()
  seen.set(need, { open, at: fx.now() })
  lastSeen.set(fx.table, seen)
}

/**
 * Why a press comes too late, where a page of this process has shown that it would, and the ledger read now says so still; otherwise undefined, and the
 * ledger's own condition decides. Whoever holds something already is answered as ever.
 */
export async function knownFull(
  fx: Effects,
  link: Link,
  asked: { readonly volunteer: string; readonly quantities: Quantities; readonly bringBy: number },
): Promise<HoldRefusal | undefined> {
  const seen = lastSeen.get(fx.table)?.get(link.need)
  if (!seen || seen.at < fx.now() - seenForMs || !shortOf(seen, asked.quantities)) return undefined
  const ledger = await readLedger(fx.table, link, { strong: true })
  if (!ledger || asked.volunteer in ledger.holds) return undefined
  noteOpen(fx, ledger)
  const refusal = whyNot(ledger, asked.quantities, fx.now(), asked.bringBy)
  return refusal.kind === 'line-full' ? refusal : undefined
}
