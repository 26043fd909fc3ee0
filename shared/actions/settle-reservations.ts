import type { Effects } from '../effects.ts'
import { hasExpired, readHold } from '../rules/ledger.ts'
import { isPromoted, toldOf } from '../rules/pledge-repair.ts'
import { type Ledger, readLedger, type Where } from '../store/ledger-item.ts'
import { letGo } from '../store/letting-go.ts'
import { readPledge } from '../store/pledge.ts'
import { moveRecord, wakeRecord } from '../store/pledge-record.ts'
import { promoteStanding } from '../store/standing-by.ts'
import { promotedReservationMs } from './change-pledge.ts'

/**
 * Looks after what is only reserved: what has run out goes to the next on standby or back to open, and the record of whoever has been
 * promoted from standby is made due, which tells them once for each reservation. Answers the ledger as it then stands, or undefined when letting
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
  const ledger = promoted.length > 0 ? await readLedger(fx.table, where, { strong: true }) : seen
  if (ledger)
    for (const { volunteer, hold } of reservations(ledger))
      await wakePromoted(fx, { ...where, volunteer, until: hold.until })
  return ledger
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
  await letGo(fx.table, now, { ...it, reserveMs: promotedReservationMs })
  await moveRecord(fx.table, it, ['standby'], { state: 'lapsed', changedAt: now, dueAt: now })
}

/** Somebody with a reservation who has just moved up from standby: their record tells them, once. */
async function wakePromoted(
  fx: Effects,
  { need, volunteer, until }: Where & { volunteer: string; until: number },
): Promise<void> {
  const record = await readPledge(fx.table, volunteer, need, { strong: true })
  if (!record || !isPromoted(record)) return
  if (record.told !== toldOf({ ...record, state: 'standby' }, until))
    await wakeRecord(fx.table, record, fx.now())
}
