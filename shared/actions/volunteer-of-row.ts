import type { Effects } from '../effects.ts'
import { defaultPreferences } from '../rules/preferences.ts'
import { claimContact, readContact } from '../store/contact.ts'
import type { ImportItem } from '../store/import-item.ts'
import type { VolunteerRow } from '../store/import-row.ts'
import { putNotice, toVolunteer } from '../store/notice.ts'
import type { Scope } from '../store/scope.ts'
import { readSuppression } from '../store/suppression.ts'
import { addOnce, readVolunteer, removeVolunteer, type Unsaved } from '../store/volunteer.ts'
import { spanOf } from './change-volunteer.ts'

/** The volunteer a row becomes, unless the address is somebody's already: always the same. */
export function volunteerOfRow(
  fx: Effects,
  scope: Scope,
  { import: id }: Pick<ImportItem, 'import'>,
  row: number,
): string {
  return fx
    .hash(`volunteer ${scope.org} import ${id} ${row}`)
    .replace(/[^0-9A-Za-z]/g, '')
    .slice(0, 12)
}

/**
 * Puts somebody on the list and has them asked whether that is right, by one message. An address that is known, or whose owner has
 * ever said stop, is left alone; whoever brought the list is not told.
 */
export async function writeVolunteerRow(
  fx: Effects,
  scope: Scope,
  it: Pick<ImportItem, 'import'>,
  row: VolunteerRow,
): Promise<undefined> {
  const { identity } = row.contact
  const id = volunteerOfRow(fx, scope, it, row.row)
  const claim = await readContact(fx.table, identity)
  const owner = claim && (await readVolunteer(fx.table, claim.volunteer, { strong: true }))
  if (claim && claim.volunteer !== id && owner && owner.state !== 'left') return undefined
  if (await readSuppression(fx.table, identity)) return undefined
  await addOnce(fx.table, freshOf(fx, scope, id, row), fx.now())
  const instead = claim && claim.volunteer !== id ? { insteadOf: claim.volunteer } : {}
  const winner = await claimContact(fx.table, fx.now(), { identity, volunteer: id, ...instead })
  if (winner !== id) {
    await removeVolunteer(fx.table, id)
    return undefined
  }
  await putNotice(fx.table, fx.now(), { to: toVolunteer(id), id: 'join-asked', kind: 'join-asked' })
  return undefined
}

function freshOf(fx: Effects, scope: Scope, id: string, row: VolunteerRow): Unsaved {
  const { contact, name, area, wishes, offers, language } = row
  const wanted = { ...defaultPreferences, name, area, language, offers, topics: wishes, skills: [] }
  return {
    ...wanted,
    [contact.kind]: { address: contact.address, identity: contact.identity },
    volunteer: id,
    state: 'imported',
    joinedThrough: scope.org,
    joinedAt: fx.now(),
    copied: [spanOf(wanted)],
    version: 1,
  }
}
