import { mostStandingBy, packStandingBy, type StandingBy } from '../rules/ledger.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import type { HoldRefusal } from './holds.ts'
import { readLedger, updateLedger, type Where } from './ledger-item.ts'
import { mostTries } from './ledger-moves.ts'
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
    if (ledger.stage !== 'open' || ledger.deadline <= now)
      return refuse({ kind: 'not-open', stage: ledger.stage })
    if (ledger.holds[one.volunteer] !== undefined) return refuse({ kind: 'changed-meanwhile' })
    if (ledger.standby.some((packed) => packed.startsWith(`${one.volunteer}:`))) return ok(undefined)
    if (ledger.standby.length >= mostStandingBy) return refuse({ kind: 'too-many-holds' })
    const done = await updateLedger(table, one, {
      set: ['standby = list_append(standby, :one)'],
      when: ['size(standby) = :seen', 'attribute_not_exists(holds.#v)', 'stage = :open'],
      names: { '#v': one.volunteer },
      values: { ':one': [packStandingBy(one)], ':seen': ledger.standby.length, ':open': 'open' },
    })
    if (done) return ok(undefined)
  }
  return refuse({ kind: 'changed-meanwhile' })
}

/** Takes a volunteer out of the queue; one who is not in it stays out. */
export async function stopStandingBy(table: Table, of: Where & { volunteer: string }): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    const ledger = await readLedger(table, of, { strong: true })
    const index = ledger?.standby.findIndex((packed) => packed.startsWith(`${of.volunteer}:`)) ?? -1
    if (!ledger || index < 0) return
    const done = await updateLedger(table, of, {
      remove: [`standby[${index}]`],
      when: [`standby[${index}] = :seen`],
      values: { ':seen': ledger.standby[index] },
    })
    if (done) return
  }
}
