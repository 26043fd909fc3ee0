import type { Effects } from '../effects.ts'
import { hubOrganization } from '../rules/roles.ts'
import { writeAudit } from '../store/audit.ts'
import { type OwnData, ownDataOf } from '../store/own-data.ts'
import { scopeOf } from '../store/scope.ts'
import type { Volunteer } from '../store/volunteer.ts'

/** Gives somebody everything that is kept about them, and writes down for the hub's administrators that it was given: volunteers belong to the hub. */
export async function giveOwnData(
  fx: Effects,
  person: Volunteer,
): Promise<{ readonly madeAt: string; readonly records: OwnData }> {
  const at = fx.now()
  const records = await ownDataOf(fx.table, at, person)
  await writeAudit(fx.table, scopeOf(hubOrganization), fx.newId(), {
    kind: 'own-data-given',
    at,
    by: 'mulin',
    about: person.volunteer,
  })
  return { madeAt: new Date(at).toISOString(), records }
}
