import type { Effects } from '../effects.ts'
import { letGo } from '../store/letting-go.ts'
import { changeLeased } from '../store/pledge-record.ts'
import { stopStandingBy } from '../store/standing-by.ts'
import { promotedReservationMs } from './change-pledge.ts'
import type { SeenPledge } from './settle-pledge.ts'
import { wakePledge } from './wake-pledge.ts'

/**
 * A pledge that was not delivered lapses, a reservation that nobody took up expires, a withdrawal that a crash cut short is
 * finished. The ledger first: in one update it lets go of exactly the hold that was seen, so that a dropping off or a change in
 * the same millisecond wins, and gives it to the first on standby or back to open, which starts the next wave. Then the
 * record follows. `becomes` is its new state; 'before' is what it was before it asked.
 */
export async function lapsePledge(
  fx: Effects,
  seen: SeenPledge,
  becomes: 'withdrawn' | 'lapsed' | 'no-show' | 'before',
): Promise<void> {
  const { record, entry, claimed } = seen
  const of = { scope: seen.scope, need: seen.need, volunteer: record.volunteer }
  if (entry.standsBy) await stopStandingBy(fx.table, of)
  if (entry.packed !== undefined) {
    const gone = await letGo(fx.table, fx.now(), {
      ...of,
      seen: entry.packed,
      reserveMs: promotedReservationMs,
    })
    if (!gone.ok) return
    if (gone.value.promoted) await wakePledge(fx, gone.value.promoted.volunteer, seen.need)
  }
  // A reservation that expired before anybody was told of a pledge: the next step sees that nothing is held.
  if (becomes === 'before') return
  await changeLeased(fx.table, record, claimed.dueAt, {
    state: becomes,
    changedAt: fx.now(),
    leaving: undefined,
  })
}
