import {
  add,
  type Hold,
  isCovered,
  packHold,
  packQuantities,
  packStandingBy,
  passOn,
  positive,
  type Quantities,
  readHold,
  readQuantities,
  type StandingBy,
  shortOf,
} from '../rules/ledger.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { dueAt } from './due.ts'
import type { HoldRefusal } from './holds.ts'
import { keys } from './keys.ts'
import {
  isHeld,
  type Ledger,
  type LedgerUpdate,
  notHeld,
  readLedger,
  updateLedger,
  type Where,
} from './ledger-item.ts'
import { freeing, mostTries, moves } from './ledger-moves.ts'
import type { Table } from './table.ts'

/**
 * A record that its own request has not brought after its ledger by then never will be, in ms: a request lives for 10 s. So many receipts in a row make
 * a need due once. Short enough that a lease which ends before that is of a worker that is dead: it began more than 60 s ago, and none runs for longer.
 */
const recordFollowsMs = 25_000

/** What letting go brought about. */
export interface LetGo {
  /** What was held; nothing when it had already been let go. */
  readonly freed: Quantities
  /** Who got it next, as a reservation that expires. */
  readonly promoted?: StandingBy
}

/**
 * Lets go of a hold: withdrawn, lapsed or expired. In the same update the first on standby gets it as a reservation for
 * `reserveMs`, or it goes back to open, as it does while the hub has paused the need; and the need becomes due so that the next wave starts.
 * With `seen`, only that very hold is let go; another one there answers 'changed-meanwhile'.
 */
export async function letGo(
  table: Table,
  now: number,
  of: Where & { volunteer: string; reserveMs: number; seen?: string },
): Promise<Result<LetGo, HoldRefusal>> {
  for (let tries = 0; tries < mostTries; tries++) {
    const ledger = await readLedger(table, of, { strong: true })
    if (!ledger) return refuse({ kind: 'absent' })
    const own = ledger.holds[of.volunteer]
    if (own === undefined) return ok({ freed: {} })
    if (of.seen !== undefined && own !== of.seen) return refuse({ kind: 'changed-meanwhile' })
    const freed = readHold(own).quantities
    const passed = passedOn(ledger, freed)
    const until = Math.ceil((now + of.reserveMs) / 1000)
    const done = await updateLedger(table, of, leaving(ledger, of, now, { own, until, ...passed }))
    if (done) return ok({ freed, ...(passed.promoted ? { promoted: passed.promoted } : {}) })
  }
  return refuse({ kind: 'changed-meanwhile' })
}

/** Moves a hold, or part of it, into what has been received; what did not come stays held or goes back. */
export interface Receiving extends Where {
  readonly volunteer: string
  /** The hold ('' for somebody who had promised nothing) and what had come before, packed, as they were seen: they name this receipt. */
  readonly seen: { readonly hold: string; readonly got: string }
  readonly received: Quantities
  readonly rest: 'still-comes' | 'reopen'
  readonly reserveMs: number
}

/**
 * Confirms a receipt. Repeating the same receipt changes nothing; a page that shows an older state is refused. More than
 * was held takes from what is open.
 */
export async function receive(table: Table, now: number, it: Receiving): Promise<Result<LetGo, HoldRefusal>> {
  const hold = readHold(it.seen.hold)
  const after = packQuantities(add(readQuantities(it.seen.got), it.received))
  const left = positive(add(hold.quantities, it.received, -1))
  const over = positive(add(it.received, hold.quantities, -1))
  const freed = it.rest === 'still-comes' ? {} : left
  const stays = it.rest === 'still-comes' && packQuantities(left) !== '' ? stayingFor(hold, left) : undefined
  for (let tries = 0; tries < mostTries; tries++) {
    const ledger = await readLedger(table, it, { strong: true })
    if (!ledger) return refuse({ kind: 'absent' })
    const own = ledger.holds[it.volunteer] ?? ''
    const got = ledger.got[it.volunteer] ?? ''
    if (got === after && own === (stays ?? '')) return ok({ freed: {} })
    if (own !== it.seen.hold || got !== it.seen.got) return refuse({ kind: 'changed-meanwhile' })
    if (shortOf(ledger, over)) return refuse({ kind: 'line-full', open: ledger.open })
    const rest = { ...ledger, open: add(ledger.open, over, -1) }
    const passed = passedOn(rest, freed)
    const until = Math.ceil((now + it.reserveMs) / 1000)
    const openChange = add(passed.openChange, over, -1)
    const update = leaving(ledger, it, now, {
      own,
      until,
      ...passed,
      openChange,
      ...(stays ? { stays } : {}),
    })
    const counted = moves(it.received, 1, 'received')
    const done = await updateLedger(table, it, {
      ...update,
      set: [...(update.set ?? []), 'got.#v = :got', ...counted.set],
      when: [...update.when, got === '' ? 'attribute_not_exists(got.#v)' : 'got.#v = :before'],
      names: { ...update.names, ...counted.names },
      values: {
        ...update.values,
        ...counted.values,
        ':got': after,
        ...(got === '' ? {} : { ':before': got }),
      },
    })
    if (done) return ok({ freed, ...(passed.promoted ? { promoted: passed.promoted } : {}) })
  }
  return refuse({ kind: 'changed-meanwhile' })
}

/** The hold on what still comes: for the same day, no longer said to be dropped off. */
function stayingFor(hold: Hold, quantities: Quantities): string {
  return packHold({ quantities, ...(hold.by === undefined ? {} : { by: hold.by }) })
}

/** What becomes of what is freed. While a need is over or paused nobody moves up: the queue waits, and what is freed is open. */
function passedOn(ledger: Ledger, freed: Quantities): ReturnType<typeof passOn> {
  return ledger.stage === 'open' && !isHeld(ledger) ? passOn(ledger, freed) : { openChange: freed }
}

interface Leaving {
  /** The hold as it stands, packed; '' for none. */
  readonly own: string
  readonly until: number
  readonly promoted?: StandingBy
  readonly openChange: Quantities
  /** What stays held, packed. */
  readonly stays?: string
}

/** The update by which a hold leaves the ledger, conditional on exactly what the decision was made from. */
function leaving(ledger: Ledger, of: Where & { volunteer: string }, now: number, it: Leaving): LedgerUpdate {
  const lines = moves(it.openChange, 1)
  const freed = freeing(now, of, it.openChange)
  const set = [...lines.set, ...freed.set]
  const remove: string[] = []
  const held = it.own !== ''
  const when = [held ? 'holds.#v = :seen' : 'attribute_not_exists(holds.#v)', 'stage = :stage', ...lines.when]
  const names: Record<string, string> = { '#v': of.volunteer, ...lines.names }
  const values: Record<string, unknown> = {
    ...(held ? { ':seen': it.own } : {}),
    ':stage': ledger.stage,
    ...lines.values,
    ...freed.values,
  }
  if (held && it.stays === undefined) remove.push('holds.#v')
  if (it.stays !== undefined) {
    set.push('holds.#v = :stays')
    values[':stays'] = it.stays
  }
  if (it.promoted) {
    const index = ledger.standby.indexOf(packStandingBy(it.promoted))
    remove.push(`standby[${index}]`)
    when.push(`standby[${index}] = :next`, 'attribute_not_exists(holds.#p)', ...notHeld)
    set.push('holds.#p = :reserved')
    names['#p'] = it.promoted.volunteer
    values[':next'] = packStandingBy(it.promoted)
    values[':reserved'] = packHold({ quantities: it.promoted.quantities, until: it.until })
  }
  if (freed.set.length === 0) {
    // Nothing is open again, but the records of those concerned have to follow: due work sees to it after a crash.
    const at = it.promoted || !isCovered(ledger) ? now : now + recordFollowsMs
    if (at > now) {
      when.push(ledger.dueAt === undefined ? 'attribute_not_exists(dueAt)' : 'dueAt = :due')
      if (ledger.dueAt !== undefined) values[':due'] = ledger.dueAt
    }
    if (at === now || ledger.dueAt === undefined || ledger.dueAt > at) {
      const due = dueAt('broadcast', keys.ledger(of.scope, of.need), at)
      set.push('dueShard = :shard', 'dueAt = :dueAt', 'foundAt = :dueAt')
      values[':shard'] = due.dueShard
      values[':dueAt'] = due.dueAt
    }
  }
  return { set, remove, when, names, values }
}
