import type { Effects } from '../effects.ts'
import { type Hold, packHold, packQuantities, type Quantities, readHold } from '../rules/ledger.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { changeHold, type HoldRefusal, holdDelivered } from '../store/holds.ts'
import { readLedger, type Where } from '../store/ledger-item.ts'
import { letGo } from '../store/letting-go.ts'
import { moveRecord, settleAfterMs } from '../store/pledge-record.ts'
import { stopStandingBy } from '../store/standing-by.ts'
import { wakePledge } from './wake-pledge.ts'

export interface OfPledge extends Where {
  readonly volunteer: string
}

/** Changes how much somebody brings, when, or their word. `seen` is the hold as they were shown it, packed. */
export async function changePledge(
  fx: Effects,
  it: OfPledge & {
    readonly seen: string
    readonly quantities: Quantities
    readonly word: string
    readonly bringBy: number
  },
): Promise<Result<Hold, HoldRefusal>> {
  const ledger = await readLedger(fx.table, it, { strong: true })
  if (!ledger) return refuse({ kind: 'absent' })
  if (it.bringBy > ledger.deadline) return refuse({ kind: 'after-deadline', deadline: ledger.deadline })
  const wanted: Hold = { quantities: it.quantities, by: it.bringBy }
  const same = ledger.holds[it.volunteer] === packHold(wanted)
  const changed = same
    ? ok(wanted)
    : await changeHold(fx.table, fx.now(), { ...it, by: it.bringBy, seen: readHold(it.seen) })
  if (!changed.ok) return changed
  await moveRecord(fx.table, it, ['asked', 'pledged', 'delivered'], {
    lines: packQuantities(changed.value.quantities),
    word: it.word,
    bringBy: it.bringBy,
    state: 'pledged',
    told: 'changed',
    changedAt: fx.now(),
    dueAt: fx.now(),
  })
  return changed
}

/**
 * Withdraws a pledge: the wish is written first, then the ledger lets go (in one update with whoever is next), then the
 * record follows; due work finishes what a crash leaves, and tells the coordinator and the volunteer. `movedBy` is the member
 * who does it for somebody that called.
 */
export async function withdrawPledge(
  fx: Effects,
  it: OfPledge & { readonly movedBy?: string },
): Promise<Result<undefined, HoldRefusal>> {
  const byMember = it.movedBy === undefined ? {} : { movedBy: it.movedBy }
  const wished = await moveRecord(fx.table, it, ['asked', 'standby', 'pledged', 'delivered'], {
    ...byMember,
    leaving: 'withdrawn',
    dueAt: fx.now() + settleAfterMs,
  })
  const stoodBy = await stopStandingBy(fx.table, it)
  const gone = await letGo(fx.table, fx.now(), { ...it, reserveMs: promotedReservationMs })
  if (!gone.ok) return refuse(gone.refusal)
  if (gone.value.promoted) await wakePledge(fx, gone.value.promoted.volunteer, it.need)
  if (wished)
    await moveRecord(fx.table, it, ['asked', 'standby', 'pledged', 'delivered'], {
      ...byMember,
      // With nothing to let go, it was received, or let go before: due work finds out which.
      ...(packQuantities(gone.value.freed) === '' && !stoodBy
        ? { leaving: 'withdrawn' }
        : { state: 'withdrawn', changedAt: fx.now() }),
      dueAt: fx.now(),
    })
  return ok(undefined)
}

/** How long something is kept for the next on standby before it is passed on, in ms: a day, most of which is awake. */
export const promotedReservationMs = 24 * 3_600_000

/**
 * The volunteer says it has been dropped off: the ledger first, which decides between this and a lapse. Telling it twice is
 * telling it once; false when they no longer hold anything.
 */
export async function markDelivered(fx: Effects, it: OfPledge): Promise<boolean> {
  const held = await holdDelivered(fx.table, it)
  if (!held.ok) return false
  await moveRecord(fx.table, it, ['asked', 'pledged', 'standby'], {
    state: 'delivered',
    changedAt: fx.now(),
    dueAt: fx.now(),
  })
  return true
}
