import type { Effects } from '../effects.ts'
import { type Pledge, readPledge } from '../store/pledge.ts'
import { wakeRecord } from '../store/pledge-record.ts'

/** Makes a pledge due now: the ledger has something new for it, such as a reservation. */
export async function wakePledge(fx: Effects, volunteer: string, need: string): Promise<Pledge | undefined> {
  const record = await readPledge(fx.table, volunteer, need, { strong: true })
  if (record) await wakeRecord(fx.table, record, fx.now())
  return record
}
