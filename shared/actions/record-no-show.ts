import type { Effects } from '../effects.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import type { HoldRefusal } from '../store/holds.ts'
import { letGo } from '../store/letting-go.ts'
import { moveRecord, settleAfterMs } from '../store/pledge-record.ts'
import { type OfPledge, promotedReservationMs } from './change-pledge.ts'
import { wakePledge } from './wake-pledge.ts'

/**
 * Records that what was promised did not come, with the reason for the organisation's own memory. The wish is written first,
 * then the ledger lets go of the hold that was seen and passes it on, then the record follows; a receipt or a change in the
 * meantime wins.
 */
export async function recordNoShow(
  fx: Effects,
  it: OfPledge & { readonly by: string; readonly seen: string; readonly reason: string },
): Promise<Result<undefined, HoldRefusal>> {
  const who = { movedBy: it.by, reason: it.reason }
  const live = ['asked', 'pledged', 'delivered'] as const
  await moveRecord(fx.table, it, live, { ...who, leaving: 'no-show', dueAt: fx.now() + settleAfterMs })
  const gone = await letGo(fx.table, fx.now(), { ...it, reserveMs: promotedReservationMs })
  if (!gone.ok) {
    await moveRecord(fx.table, it, live, { dueAt: fx.now() })
    return refuse(gone.refusal)
  }
  if (Object.keys(gone.value.freed).length === 0) return alreadyGone(fx, it)
  await moveRecord(fx.table, it, live, {
    ...who,
    state: 'no-show',
    changedAt: fx.now(),
    dueAt: fx.now(),
  })
  if (gone.value.promoted) await wakePledge(fx, gone.value.promoted.volunteer, it.need)
  return ok(undefined)
}

/** Nothing was held any more: a repeated press finds its own no-show, anything else came first. */
async function alreadyGone(fx: Effects, it: OfPledge): Promise<Result<undefined, HoldRefusal>> {
  const record = await wakePledge(fx, it.volunteer, it.need)
  const mine = record?.state === 'no-show' || record?.leaving === 'no-show'
  return mine ? ok(undefined) : refuse({ kind: 'absent' })
}
