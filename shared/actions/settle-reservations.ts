import type { Effects } from '../effects.ts'
import { hasExpired, readHold } from '../rules/ledger.ts'
import { type Ledger, readLedger, type Where } from '../store/ledger-item.ts'
import { letGo } from '../store/letting-go.ts'
import { moveRecord } from '../store/pledge-record.ts'
import { promoteStanding } from '../store/standing-by.ts'
import { promotedReservationMs } from './change-pledge.ts'
import { wakePledge } from './wake-pledge.ts'

/**
 * Looks after what is only reserved: what has run out goes to the next on standby or back to open, and the record of whoever has been
 * promoted from standby is made due, which tells them once for each reservation (after a crash the next turn finds what disagrees). Answers the
 * ledger as it then stands, or undefined when letting
 * go has made the need due anew: that turn goes on from here.
 */
export async function settleReservations(
  fx: Effects,
  where: Where,
  seen: Ledger,
): Promise<Ledger | undefined> {
  const expired = reservations(seen).filter(({ hold }) => hasExpired(hold, fx.now()))
  for (const { volunteer, packed } of expired)
    await letReservationGo(fx, { ...where, volunteer, seen: packed })
  if (expired.length > 0) return undefined
  const reserveMs = promotedReservationMs
  const promoted =
    seen.standby.length > 0 ? await promoteStanding(fx.table, fx.now(), { ...where, reserveMs }) : []
  for (const { volunteer } of promoted) await wakePledge(fx, volunteer, where.need)
  return promoted.length > 0 ? readLedger(fx.table, where, { strong: true }) : seen
}

function reservations({ holds }: Ledger) {
  return Object.entries(holds).flatMap(([volunteer, packed]) => {
    const { until, ...hold } = readHold(packed)
    return until === undefined ? [] : [{ volunteer, packed, hold: { ...hold, until } }]
  })
}

/** The ledger first, then the record of somebody who had moved up from standby and did not confirm. */
async function letReservationGo(fx: Effects, it: Where & { volunteer: string; seen: string }): Promise<void> {
  const now = fx.now()
  // Written first, so that a crash between the two leaves due work that finishes the move.
  await moveRecord(fx.table, it, ['standby'], { leaving: 'lapsed', dueAt: now })
  const gone = await letGo(fx.table, now, { ...it, reserveMs: promotedReservationMs })
  if (gone.ok && gone.value.promoted) await wakePledge(fx, gone.value.promoted.volunteer, it.need)
  await moveRecord(fx.table, it, ['standby'], { state: 'lapsed', changedAt: now, dueAt: now })
}
