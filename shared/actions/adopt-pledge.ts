import type { Effects } from '../effects.ts'
import type { Language } from '../messages/catalogue.ts'
import type { Contact } from '../rules/contact.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { type HoldRefusal, moveHold } from '../store/holds.ts'
import type { Where } from '../store/ledger-item.ts'
import { letGo } from '../store/letting-go.ts'
import { readPledge } from '../store/pledge.ts'
import { addDevice, removeAsked, writeAsked } from '../store/pledge-record.ts'
import { promotedReservationMs } from './change-pledge.ts'
import { confirmContact, joinVolunteer } from './join.ts'

/** Somebody who pledged through a link that was not sent to them, and has now typed the code sent to their own address. */
export interface Adopting extends Where {
  /** The id their reservation stands under until now. */
  readonly provisional: string
  readonly contact: Contact
  readonly language: Language
  /** Area of the need: where they are asked from now on, until they say otherwise. */
  readonly area: string
  /** How this device is known for a volunteer. */
  readonly deviceFor: (volunteer: string) => string
}

/**
 * Turns a confirmed stranger's reservation into the firm pledge of a volunteer of their own: found by their address, or new.
 * Until here nothing was written under anybody's address, so typing somebody else's address does nothing to that person.
 */
export async function adoptPledge(
  fx: Effects,
  it: Adopting,
): Promise<Result<{ volunteer: string }, HoldRefusal>> {
  const reserved = await readPledge(fx.table, it.provisional, it.need, { strong: true })
  if (!reserved) return refuse({ kind: 'absent' })
  const { volunteer } = await joinVolunteer(fx, {
    name: reserved.name,
    language: it.language,
    area: it.area,
    contact: it.contact,
    org: it.scope.org,
    as: 'confirmed',
  })
  await confirmContact(fx, { volunteer, kind: it.contact.kind })
  const device = it.deviceFor(volunteer)
  const { lines, name, word, bringBy, via } = reserved
  const words = {
    volunteer,
    need: it.need,
    org: it.scope.org,
    lines,
    name,
    word,
    bringBy,
    via,
    device,
    proven: true,
  }
  if (!(await writeAsked(fx.table, fx.now(), words)))
    await addDevice(fx.table, { volunteer, need: it.need }, device)
  const moved = await moveHold(fx.table, fx.now(), { ...it, from: it.provisional, to: volunteer })
  if (!moved.ok && moved.refusal.kind !== 'changed-meanwhile') return refuse(moved.refusal)
  if (!moved.ok)
    await letGo(fx.table, fx.now(), { ...it, volunteer: it.provisional, reserveMs: promotedReservationMs })
  await removeAsked(fx.table, reserved)
  return ok({ volunteer })
}
