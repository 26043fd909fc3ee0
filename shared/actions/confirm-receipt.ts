import type { Effects } from '../effects.ts'
import { add, packQuantities, type Quantities, readHold, readQuantities } from '../rules/ledger.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import type { HoldRefusal } from '../store/holds.ts'
import { receive } from '../store/letting-go.ts'
import { moveRecord } from '../store/pledge-record.ts'
import { type OfPledge, promotedReservationMs } from './change-pledge.ts'
import { wakePledge } from './wake-pledge.ts'

export interface Receipt extends OfPledge {
  /** The member who confirms. */
  readonly by: string
  /** The hold and what had come before, packed, as the page showed them. */
  readonly seen: { readonly hold: string; readonly got: string }
  readonly received: Quantities
  /** What did not come: is still awaited, or goes to the next. */
  readonly rest: 'still-comes' | 'reopen'
}

/**
 * Confirms what arrived, all or part: the ledger first, by one conditional update, then the record, which due work brings
 * after it if this process dies. The same receipt twice, by a double click or two coordinators, counts once.
 */
export async function confirmReceipt(fx: Effects, it: Receipt): Promise<Result<undefined, HoldRefusal>> {
  const now = fx.now()
  const done = await receive(fx.table, now, { ...it, reserveMs: promotedReservationMs })
  if (!done.ok) return refuse(done.refusal)
  const left = add(readHold(it.seen.hold).quantities, it.received, -1)
  const comes = it.rest === 'still-comes' && Object.values(left).some((n) => n > 0)
  await moveRecord(fx.table, it, ['asked', 'standby', 'pledged', 'delivered'], {
    state: comes ? 'pledged' : 'received',
    received: packQuantities(add(readQuantities(it.seen.got), it.received)),
    movedBy: it.by,
    changedAt: now,
    dueAt: now,
  })
  if (done.value.promoted) await wakePledge(fx, done.value.promoted.volunteer, it.need)
  return ok(undefined)
}
