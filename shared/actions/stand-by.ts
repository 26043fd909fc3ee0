import type { Effects } from '../effects.ts'
import type { Language } from '../messages/catalogue.ts'
import type { Contact } from '../rules/contact.ts'
import { packQuantities } from '../rules/ledger.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import type { Where } from '../store/ledger-item.ts'
import { wakeNeed } from '../store/ledger-moves.ts'
import { readPledge } from '../store/pledge.ts'
import { moveRecord, writeAsked } from '../store/pledge-record.ts'
import { standBy } from '../store/standing-by.ts'
import { confirmContact, joinVolunteer } from './join.ts'
import type { PledgeRefusal, Pledging } from './pledge.ts'

/**
 * Puts a volunteer in the queue of a covered need: the record first, then the queue, so that a crash is settled by the ledger. The
 * need looks at once whether something has become free meanwhile.
 */
export async function standByFor(
  fx: Effects,
  it: Omit<Pledging, 'word' | 'unconfirmed'>,
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
    via: it.via,
    device,
    ...(it.proven ? { proven: true } : {}),
  } as const
  if (!(await writeAsked(fx.table, fx.now(), asking))) {
    const record = await readPledge(fx.table, volunteer, need, { strong: true })
    if (!it.proven && record?.devices && !record.devices.includes(device))
      return refuse({ kind: 'acted-elsewhere' })
  }
  const queued = await standBy(fx.table, fx.now(), it)
  if (!queued.ok) return queued
  await moveRecord(fx.table, it, ['asked'], { state: 'standby', told: 'standby', changedAt: fx.now() })
  await wakeNeed(fx.table, fx.now(), it)
  return queued
}

/** Somebody without a link of their own who would stand by, and has typed the code sent to their own address. */
export interface StandingBy extends Where, Pick<Pledging, 'name' | 'quantities' | 'bringBy'> {
  readonly contact: Contact
  readonly language: Language
  /** Area of the need: where they are asked from now on, until they say otherwise. */
  readonly area: string
  /** How this device is known for a volunteer. */
  readonly deviceFor: (volunteer: string) => string
}

/** Makes a volunteer of them, or finds the one of that address, and puts them in line. */
export async function standByConfirmed(
  fx: Effects,
  it: StandingBy,
): Promise<Result<{ readonly volunteer: string }, PledgeRefusal>> {
  const { name, language, area, contact } = it
  const joined = await joinVolunteer(fx, {
    name,
    language,
    area,
    contact,
    org: it.scope.org,
    as: 'confirmed',
  })
  const { volunteer } = joined
  await confirmContact(fx, { volunteer, kind: contact.kind })
  const device = it.deviceFor(volunteer)
  const stands = await standByFor(fx, { ...it, volunteer, device, via: 'group', proven: true })
  return stands.ok ? ok({ volunteer }) : stands
}
