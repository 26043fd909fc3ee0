import type { Effects } from '../effects.ts'
import { type Entry, entryOf, type RecordFollows } from '../rules/pledge-repair.ts'
import type { Claim } from '../store/due.ts'
import { type Ledger, readLedger, type Where } from '../store/ledger-item.ts'
import { type Pledge, pledge, readPledge } from '../store/pledge.ts'
import { changeLeased } from '../store/pledge-record.ts'
import { scopeOf } from '../store/scope.ts'

/** A pledge as due work sees it: its record first, then what the ledger says, both strongly. */
export interface SeenPledge extends Where {
  readonly claimed: Claim
  readonly record: Pledge
  readonly ledger?: Ledger
  readonly entry: Entry
}

/** The pledge that is due: its record as the claim gave it, and its ledger as it is now. */
export function seePledge(fx: Effects, claimed: Claim): Promise<SeenPledge> {
  return withLedger(fx, claimed, pledge.parse(claimed.item))
}

/** Reads both again, after something was written; undefined when the record is gone. */
export async function seeAgain(fx: Effects, { claimed, record, need }: SeenPledge) {
  const now = await readPledge(fx.table, record.volunteer, need, { strong: true })
  return now && withLedger(fx, claimed, now)
}

async function withLedger(fx: Effects, claimed: Claim, record: Pledge): Promise<SeenPledge> {
  const where = { scope: scopeOf(record.org), need: record.need }
  const ledger = await readLedger(fx.table, where, { strong: true })
  const entry = entryOf(ledger, record.volunteer)
  return { ...where, claimed, record, ...(ledger ? { ledger } : {}), entry }
}

/**
 * The pledge as it will be once its record says that there is a hold. Nothing of what is told of it depends on the record saying so already, so both are
 * written at once, with what was told (see tellOfPledge).
 */
export function onceHeld(seen: SeenPledge, change: RecordFollows): SeenPledge | undefined {
  const { record } = seen
  if (record.state !== 'asked' || change.state !== 'pledged') return undefined
  return { ...seen, record: { ...record, ...change, leaving: undefined } }
}

/**
 * Lets the record follow its ledger: `asked` becomes `pledged` once there is a hold, a receipt or withdrawal whose process died
 * is written down. When somebody asked keeps its time; every other change of state is of now.
 */
export async function followLedger(fx: Effects, seen: SeenPledge, change: RecordFollows): Promise<boolean> {
  const { record, claimed } = seen
  const settled = record.state === 'asked' || change.state === undefined
  return changeLeased(fx.table, record, claimed.dueAt, {
    ...change,
    leaving: undefined,
    ...(settled ? {} : { changedAt: fx.now() }),
  })
}
