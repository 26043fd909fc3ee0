import type { Effects } from '../effects.ts'
import { packQuantities } from '../rules/ledger.ts'
import { type Result, refuse } from '../rules/result.ts'
import { readPledge } from '../store/pledge.ts'
import { moveRecord, writeAsked } from '../store/pledge-record.ts'
import { standBy } from '../store/standing-by.ts'
import type { PledgeRefusal, Pledging } from './pledge.ts'

/** Puts a volunteer in the queue of a covered need: the record first, then the queue, so that a crash is settled by the ledger. */
export async function standByFor(
  fx: Effects,
  it: Omit<Pledging, 'word' | 'via' | 'unconfirmed' | 'proven'>,
): Promise<Result<undefined, PledgeRefusal>> {
  const { volunteer, need, name, bringBy, device } = it
  const lines = packQuantities(it.quantities)
  const asking = {
    volunteer,
    need,
    org: it.scope.org,
    lines,
    name,
    word: '',
    bringBy,
    via: 'invitation',
    device,
  } as const
  if (!(await writeAsked(fx.table, fx.now(), asking))) {
    const record = await readPledge(fx.table, volunteer, need, { strong: true })
    if (record?.devices && !record.devices.includes(device)) return refuse({ kind: 'acted-elsewhere' })
  }
  const queued = await standBy(fx.table, fx.now(), it)
  if (queued.ok)
    await moveRecord(fx.table, it, ['asked'], { state: 'standby', told: 'standby', changedAt: fx.now() })
  return queued
}
