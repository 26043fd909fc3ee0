import type { Effects } from '../effects.ts'
import { type Entry, entryOf, type RecordFollows } from '../rules/pledge-repair.ts'
import type { Claim } from '../store/due.ts'
import { type Ledger, readLedger, type Where } from '../store/ledger-item.ts'
import { type Pledge, readPledge } from '../store/pledge.ts'
import { changeLeased } from '../store/pledge-record.ts'
import { scopeOf } from '../store/scope.ts'

/** A pledge as due work sees it: its record first, then what the ledger says, both strongly. */
export interface SeenPledge extends Where {
  readonly claimed: Claim
  readonly record: Pledge
  readonly ledger?: Ledger
  readonly entry: Entry
}

/** Reads the pledge that is due; undefined when it is gone. */
export async function seePledge(fx: Effects, claimed: Claim): Promise<SeenPledge | undefined> {
  const volunteer = claimed.key.pk.slice('V#'.length)
  const need = claimed.key.sk.slice('PLEDGE#'.length)
  const record = await readPledge(fx.table, volunteer, need, { strong: true })
  if (!record) return undefined
  const where = { scope: scopeOf(record.org), need }
  const ledger = await readLedger(fx.table, where, { strong: true })
  return { ...where, claimed, record, ...(ledger ? { ledger } : {}), entry: entryOf(ledger, volunteer) }
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
