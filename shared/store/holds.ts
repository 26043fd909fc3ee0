import {
  add,
  type Hold,
  hasExpired,
  mostHolds,
  packHold,
  type Quantities,
  readHold,
  shortOf,
} from '../rules/ledger.ts'
import type { Stage } from '../rules/need-life.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { isHeld, type Ledger, notHeld, readLedger, updateLedger, type Where } from './ledger-item.ts'
import { freeing, mostTries, moves } from './ledger-moves.ts'
import type { Table } from './table.ts'

/**
 * Taking, changing and letting go of holds: each one conditional write on the one ledger item, so that two people can never
 * hold the same shoe. A hold is keyed by its volunteer: a repeated press or retried request finds its own.
 */

export type HoldRefusal =
  | { readonly kind: 'absent' }
  | { readonly kind: 'not-open'; readonly stage: Stage }
  | { readonly kind: 'line-full'; readonly open: Quantities }
  | { readonly kind: 'after-deadline'; readonly deadline: number }
  | { readonly kind: 'too-many-holds' }
  /** As many stand by as may. */
  | { readonly kind: 'queue-full' }
  /** Somebody or something changed it in between: look again. */
  | { readonly kind: 'changed-meanwhile' }

/** Who takes what; `until` (epoch seconds) makes it a reservation that expires. */
export interface Taking extends Where {
  readonly volunteer: string
  readonly quantities: Quantities
  readonly until?: number
  /** The day it is promised for, epoch ms; kept in the hold. Refused when the need's deadline is before it. */
  readonly by?: number
}

/** Takes a hold, or says why not. The same volunteer's hold already there is a yes, with what it holds. */
export async function takeHold(
  table: Table,
  now: number,
  taking: Taking,
): Promise<Result<Hold, HoldRefusal>> {
  const hold: Hold = {
    quantities: taking.quantities,
    ...(taking.by === undefined ? {} : { by: taking.by }),
    ...(taking.until === undefined ? {} : { until: taking.until }),
  }
  const lines = moves(taking.quantities, -1)
  const taken = await updateLedger(table, taking, {
    set: ['holds.#v = :hold', ...lines.set],
    when: [
      'stage = :open',
      ...notHeld,
      'deadline >= :by',
      'attribute_not_exists(holds.#v)',
      'size(holds) < :most',
      ...lines.when,
    ],
    names: { '#v': taking.volunteer, ...lines.names },
    values: {
      ':hold': packHold(hold),
      ':open': 'open',
      ':by': Math.max(taking.by ?? 0, now + 1),
      ':most': mostHolds,
      ...lines.values,
    },
  })
  if (taken) return ok(hold)
  const ledger = await readLedger(table, taking, { strong: true })
  const own = ledger?.holds[taking.volunteer]
  if (own === undefined) return refuse(whyNot(ledger, taking.quantities, now, taking.by))
  const seen = readHold(own)
  // A reservation is no promise yet: a firm yes makes it one, and an expired one is taken anew.
  const standing = seen.until === undefined || (taking.until !== undefined && !hasExpired(seen, now))
  return standing ? ok(seen) : changeHold(table, now, { ...taking, seen })
}

/** Why a hold was refused, from the ledger as read after the refusal. */
export function whyNot(ledger: Ledger | undefined, asked: Quantities, now: number, by = 0): HoldRefusal {
  if (!ledger) return { kind: 'absent' }
  if (ledger.stage !== 'open' || ledger.deadline <= now || isHeld(ledger))
    return { kind: 'not-open', stage: ledger.stage }
  if (by > ledger.deadline) return { kind: 'after-deadline', deadline: ledger.deadline }
  const open = shortOf(ledger, asked)
  if (open) return { kind: 'line-full', open }
  if (Object.keys(ledger.holds).length >= mostHolds) return { kind: 'too-many-holds' }
  return { kind: 'changed-meanwhile' }
}

/**
 * Changes a hold the caller has seen: its quantities, its day, or a reservation into a promise. What is let go goes back to
 * open and the need becomes due in the same update, so that its standby and its next wave learn of it. While the hub has paused the need nothing
 * is added, and no reservation that has run out comes to life again.
 */
export async function changeHold(
  table: Table,
  now: number,
  change: Taking & { readonly seen: Hold },
): Promise<Result<Hold, HoldRefusal>> {
  const wanted: Hold = {
    quantities: change.quantities,
    ...(change.by === undefined ? {} : { by: change.by }),
    ...(change.until === undefined ? {} : { until: change.until }),
  }
  const back = add(change.seen.quantities, change.quantities, -1)
  const lines = moves(back, 1)
  const freed = freeing(now, change, back)
  const isNew = hasExpired(change.seen, now) || Object.values(back).some((n) => n < 0)
  const changed = await updateLedger(table, change, {
    set: ['holds.#v = :wanted', ...lines.set, ...freed.set],
    when: ['stage = :open', ...(isNew ? notHeld : []), 'deadline >= :by', 'holds.#v = :seen', ...lines.when],
    names: { '#v': change.volunteer, ...lines.names },
    values: {
      ':wanted': packHold(wanted),
      ':seen': packHold(change.seen),
      ':open': 'open',
      ':by': Math.max(change.by ?? 0, now + 1),
      ...lines.values,
      ...freed.values,
    },
  })
  if (changed) return ok(wanted)
  const ledger = await readLedger(table, change, { strong: true })
  const own = ledger?.holds[change.volunteer]
  if (own === packHold(wanted)) return ok(wanted)
  if (own !== packHold(change.seen)) return refuse({ kind: 'changed-meanwhile' })
  return refuse(whyNot(ledger, add(change.quantities, change.seen.quantities, -1), now, change.by))
}

/**
 * The volunteer has dropped it off: from now on the hold cannot lapse. The ledger decides between the two, in whatever order
 * they come. Telling it twice is telling it once.
 */
export async function holdDelivered(
  table: Table,
  of: Where & { volunteer: string },
): Promise<Result<Hold, HoldRefusal>> {
  for (let tries = 0; tries < mostTries; tries++) {
    const ledger = await readLedger(table, of, { strong: true })
    const own = ledger?.holds[of.volunteer]
    if (!ledger || own === undefined) return refuse({ kind: 'absent' })
    const hold = readHold(own)
    if (hold.delivered) return ok(hold)
    const { until: _, ...firm } = hold
    const delivered: Hold = { ...firm, delivered: true }
    const done = await updateLedger(table, of, {
      set: ['holds.#v = :delivered'],
      when: ['holds.#v = :seen'],
      names: { '#v': of.volunteer },
      values: { ':delivered': packHold(delivered), ':seen': own },
    })
    if (done) return ok(delivered)
  }
  return refuse({ kind: 'changed-meanwhile' })
}

/** Makes a reservation firm: the person has confirmed. A firm hold stays as it is. */
export async function makeFirm(
  table: Table,
  now: number,
  of: Where & { volunteer: string },
): Promise<Result<Hold, HoldRefusal>> {
  for (let tries = 0; tries < mostTries; tries++) {
    const ledger = await readLedger(table, of, { strong: true })
    const own = ledger?.holds[of.volunteer]
    if (!ledger || own === undefined) return refuse({ kind: 'absent' })
    const hold = readHold(own)
    if (hold.until === undefined) return ok(hold)
    if (hasExpired(hold, now)) return refuse({ kind: 'absent' })
    const { until: _, ...firm } = hold
    const done = await updateLedger(table, of, {
      set: ['holds.#v = :firm'],
      when: ['holds.#v = :seen'],
      names: { '#v': of.volunteer },
      values: { ':firm': packHold(firm), ':seen': own },
    })
    if (done) return ok(firm)
  }
  return refuse({ kind: 'changed-meanwhile' })
}

/**
 * Gives a reservation to the person who has turned out to be behind it, firm. Refused as 'changed-meanwhile' when that person
 * holds something here already, as 'absent' when it has run out.
 */
export async function moveHold(
  table: Table,
  now: number,
  it: Where & { readonly from: string; readonly to: string },
): Promise<Result<Hold, HoldRefusal>> {
  const ledger = await readLedger(table, it, { strong: true })
  if (!ledger) return refuse({ kind: 'absent' })
  const packed = ledger.holds[it.from]
  const theirs = ledger.holds[it.to]
  if (packed === undefined) return theirs === undefined ? refuse({ kind: 'absent' }) : ok(readHold(theirs))
  const reserved = readHold(packed)
  if (hasExpired(reserved, now)) return refuse({ kind: 'absent' })
  if (theirs !== undefined) return refuse({ kind: 'changed-meanwhile' })
  const { until: _, ...firm } = reserved
  const done = await updateLedger(table, it, {
    set: ['holds.#to = :firm'],
    remove: ['holds.#from'],
    when: ['holds.#from = :seen', 'attribute_not_exists(holds.#to)'],
    names: { '#from': it.from, '#to': it.to },
    values: { ':firm': packHold(firm), ':seen': packed },
  })
  return done ? ok(firm) : refuse({ kind: 'changed-meanwhile' })
}
