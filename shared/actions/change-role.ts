import type { Effects } from '../effects.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import type { Role } from '../rules/roles.ts'
import { writeAudit } from '../store/audit.ts'
import { changeMember, readMember } from '../store/member.ts'
import { addAdministrator, removeAdministrator } from '../store/organization-changes.ts'
import type { Scope } from '../store/scope.ts'

export type RoleRefusal = { readonly kind: 'not-found' } | { readonly kind: 'last-administrator' }

/** Gives a member another role, from their next request on; the last administrator keeps theirs. */
export async function changeRole(
  fx: Effects,
  scope: Scope,
  by: string,
  { member, role }: { readonly member: string; readonly role: Role },
): Promise<Result<{ role: Role }, RoleRefusal>> {
  const { table } = fx
  const isActive = async () =>
    (await readMember(table, scope, member, { strong: true }))?.member.state === 'active'
  if (!(await isActive())) return refuse({ kind: 'not-found' })
  if (role === 'administrator') {
    await addAdministrator(table, scope.org, member)
    // They may have left in this very moment: an administrator who left would count as the last one.
    if (!(await isActive())) {
      await removeAdministrator(table, scope.org, member)
      return refuse({ kind: 'not-found' })
    }
  } else {
    // The role underneath first: a crash in between leaves an administrator, and doing it again finishes it.
    if (!(await changeMember(table, scope, member, { baseRole: role }))) return refuse({ kind: 'not-found' })
    if (!(await removeAdministrator(table, scope.org, member))) return refuse({ kind: 'last-administrator' })
  }
  const at = fx.now()
  await writeAudit(table, scope, member, {
    kind: 'role-changed',
    at,
    by,
    about: member,
    detail: role,
  })
  return ok({ role })
}
