import {
  mostStandingBy,
  packHold,
  packStandingBy,
  passOn,
  readStandingBy,
  type StandingBy,
} from '../rules/ledger.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import type { HoldRefusal } from './holds.ts'
import { isHeld, type Ledger, notHeld, readLedger, updateLedger, type Where } from './ledger-item.ts'
import { mostTries, moves } from './ledger-moves.ts'
import type { Table } from './table.ts'

/** Puts a volunteer in the queue of a covered need. Repeating it keeps the first place. */
export async function standBy(
  table: Table,
  now: number,
  one: Where & StandingBy,
): Promise<Result<undefined, HoldRefusal>> {
  for (let tries = 0; tries < mostTries; tries++) {
    const ledger = await readLedger(table, one, { strong: true })
    if (!ledger) return refuse({ kind: 'absent' })
    if (ledger.stage !== 'open' || ledger.deadline <= now || isHeld(ledger))
      return refuse({ kind: 'not-open', stage: ledger.stage })
    if (ledger.holds[one.volunteer] !== undefined) return refuse({ kind: 'changed-meanwhile' })
    if (ledger.standby.some((packed) => packed.startsWith(`${one.volunteer}:`))) return ok(undefined)
    if (ledger.standby.length >= mostStandingBy) return refuse({ kind: 'queue-full' })
    const done = await updateLedger(table, one, {
      set: ['standby = list_append(standby, :one)'],
      when: ['size(standby) = :seen', 'attribute_not_exists(holds.#v)', 'stage = :open', ...notHeld],
      names: { '#v': one.volunteer },
      values: { ':one': [packStandingBy(one)], ':seen': ledger.standby.length, ':open': 'open' },
    })
    if (done) return ok(undefined)
  }
  return refuse({ kind: 'changed-meanwhile' })
}

/** Takes a volunteer out of the queue; one who is not in it stays out. Answers whether they were in it. */
export async function stopStandingBy(table: Table, of: Where & { volunteer: string }): Promise<boolean> {
  for (let tries = 0; tries < mostTries; tries++) {
    const ledger = await readLedger(table, of, { strong: true })
    const index = ledger?.standby.findIndex((packed) => packed.startsWith(`${of.volunteer}:`)) ?? -1
    if (!ledger || index < 0) return false
    const done = await updateLedger(table, of, {
      remove: [`standby[${index}]`],
      when: [`standby[${index}] = :seen`],
      values: { ':seen': ledger.standby[index] },
    })
    if (done) return true
  }
  return false
}

/**
 * Reserves what is open for those who stand by and can have all they stand by for, in their order; answers whom. Needed where
 * something became open other than by letting go: a smaller pledge, a larger need, the end of a pause. Who holds something leaves the queue.
 */
export async function promoteStanding(
  table: Table,
  now: number,
  of: Where & { reserveMs: number },
): Promise<readonly StandingBy[]> {
  const promoted: StandingBy[] = []
  for (let tries = 0; tries < mostTries + mostStandingBy; tries++) {
    const ledger = await readLedger(table, of, { strong: true })
    if (ledger?.stage !== 'open' || ledger.deadline <= now || isHeld(ledger)) break
    if (ledger.standby.length === 0) break
    const { promoted: next } = passOn(ledger, {})
    const holder = ledger.standby.map(readStandingBy).find((one) => one.volunteer in ledger.holds)
    if (holder) await stopStandingBy(table, { ...of, volunteer: holder.volunteer })
    else if (!next) break
    else if (await reserve(table, now, of, ledger, next)) promoted.push(next)
  }
  return promoted
}

function reserve(
  table: Table,
  now: number,
  of: Where & { reserveMs: number },
  ledger: Ledger,
  next: StandingBy,
): Promise<boolean> {
  const index = ledger.standby.indexOf(packStandingBy(next))
  const lines = moves(next.quantities, -1)
  const until = Math.ceil((now + of.reserveMs) / 1000)
  return updateLedger(table, of, {
    set: ['holds.#p = :reserved', ...lines.set],
    remove: [`standby[${index}]`],
    when: [
      'stage = :open',
      ...notHeld,
      `standby[${index}] = :next`,
      'attribute_not_exists(holds.#p)',
      ...lines.when,
    ],
    names: { '#p': next.volunteer, ...lines.names },
    values: {
      ':reserved': packHold({ quantities: next.quantities, until }),
      ':next': packStandingBy(next),
      ':open': 'open',
      ...lines.values,
    },
  })
}
