import type { Effects } from '../effects.ts'
import { packQuantities, readHold } from '../rules/ledger.ts'
import { entryOf, nextStep, toldOf } from '../rules/pledge-repair.ts'
import { type Ledger, readLedger, type Where } from '../store/ledger-item.ts'
import { type ListedPledge, type Pledge, pledgesOf, readPledge } from '../store/pledge.ts'
import { putFound, wakeRecord } from '../store/pledge-record.ts'

/** A need's ledger with the pledge records as they are, brought together. */
export interface Reconciled {
  readonly ledger: Ledger
  readonly pledges: readonly ListedPledge[]
}

/**
 * Brings the ledger of a need and its pledges' records together, at every visit to the need and in its due work. The ledger
 * decides: a record that says otherwise is made due, so that it follows; a hold without a record gets one. Undefined when
 * there is no such need. `seen`: the ledger, where it has just been read strongly.
 */
export async function reconcile(fx: Effects, where: Where, seen?: Ledger): Promise<Reconciled | undefined> {
  const [ledger, pledges] = await Promise.all([
    seen ?? readLedger(fx.table, where, { strong: true }),
    pledgesOf(fx.table, where.need),
  ])
  if (!ledger) return undefined
  const own = pledges.filter((pledge) => pledge.org === where.scope.org)
  await Promise.all(own.map((one) => wakeIfItDisagrees(fx, ledger, one)))
  const known = new Set(own.map((pledge) => pledge.volunteer))
  // A mere reservation ends by itself; only a promise without a record needs one.
  const missing = Object.entries(ledger.holds).flatMap(([volunteer, packed]) =>
    known.has(volunteer) || readHold(packed).until !== undefined ? [] : [volunteer],
  )
  const found = await Promise.all(missing.map((volunteer) => findOrWrite(fx, where, ledger, volunteer)))
  return { ledger, pledges: [...own, ...found.filter((one) => one !== undefined)] }
}

/**
 * Makes a record due where there is something to do about it and nobody is at it. What the record itself has become is due until it is told; that somebody
 * has moved up from standby is known to the ledger alone, so there the record says whether they were told.
 */
async function wakeIfItDisagrees(fx: Effects, ledger: Ledger, record: ListedPledge): Promise<void> {
  const now = fx.now()
  const entry = entryOf(ledger, record.volunteer)
  const step = nextStep(record, entry, now)
  if (step.kind !== 'rest') {
    if (record.leaving === undefined) await wakeRecord(fx.table, record, now, true)
    return
  }
  const until = entry.hold?.until
  if (record.state === 'asked' || until === undefined) return
  const whole = await readPledge(fx.table, record.volunteer, record.need, { strong: true })
  if (whole && whole.told !== toldOf(whole, until)) await wakeRecord(fx.table, whole, now, true)
}

/** The index lags, so the record may be there; a hold that truly has none gets one that says what the ledger knows. */
async function findOrWrite(
  fx: Effects,
  { scope, need }: Where,
  ledger: Ledger,
  volunteer: string,
): Promise<Pledge | undefined> {
  const record = await readPledge(fx.table, volunteer, need, { strong: true })
  if (record) return record
  const hold = readHold(ledger.holds[volunteer] ?? '')
  const now = fx.now()
  const found: Pledge = {
    volunteer,
    need,
    org: scope.org,
    state: 'pledged',
    lines: packQuantities(hold.quantities),
    name: '',
    word: '',
    bringBy: hold.by === undefined ? ledger.deadline : hold.by - 1,
    via: 'invitation',
    at: now,
    changedAt: now,
  }
  await putFound(fx.table, now, found)
  return found
}
