import type { Effects } from '../effects.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { writeAudit } from '../store/audit.ts'
import { changeMember, readMember } from '../store/member.ts'
import { removeAdministrator } from '../store/organization-changes.ts'
import { needsOf } from '../store/responsible.ts'
import type { Scope } from '../store/scope.ts'
import { handOverAllNeeds } from './hand-over.ts'
import type { Actor } from './need-access.ts'
import { removeOwnNumber } from './own-number.ts'

export type LeaveRefusal =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'last-administrator' }
  /** They answer for needs, and nobody who can take them over was named. */
  | { readonly kind: 'successor-missing'; readonly needs: number }
  /** One of their needs is being changed over and over just now. */
  | { readonly kind: 'needs-busy' }

/** How often a need that somebody is changing in the same moment is looked at again. */
const mostLooks = 5

/** Lets a member leave: their needs go to another, and every session of theirs ends. Safe to repeat after a crash. */
export async function memberLeaves(
  fx: Effects,
  scope: Scope,
  by: Actor,
  { member, successor }: { readonly member: string; readonly successor: string | undefined },
): Promise<Result<{ handedOver: number }, LeaveRefusal>> {
  const { table } = fx
  const leaving = await readMember(table, scope, member, { strong: true })
  if (leaving?.member.state !== 'active') return refuse({ kind: 'not-found' })
  const needs = await needsOf(table, scope, member)
  const to = await successorOf(fx, scope, { member, successor })
  if (needs.length > 0 && !to) return refuse({ kind: 'successor-missing', needs: needs.length })
  // Said before anything is handed over; the removal below is what decides.
  const { administrators } = leaving.organization
  if (administrators.has(member) && administrators.size === 1) return refuse({ kind: 'last-administrator' })
  if (to && !(await handOverTheirs(fx, scope, by, { from: member, to })))
    return refuse({ kind: 'needs-busy' })
  if (!(await removeAdministrator(table, scope.org, member))) return refuse({ kind: 'last-administrator' })
  await removeOwnNumber(fx, scope, member)
  await changeMember(table, scope, member, { state: 'left' })
  // What they posted or were given between the first look and the end.
  if (to) await handOverTheirs(fx, scope, by, { from: member, to })
  await removeAdministrator(table, scope.org, member)
  const at = fx.now()
  await writeAudit(table, scope, member, { kind: 'member-left', at, by: by.member, about: member })
  if (to && needs.length > 0) {
    const entry = {
      kind: 'needs-handed-over',
      at,
      by: by.member,
      about: to,
      detail: String(needs.length),
    } as const
    await writeAudit(table, scope, member, entry)
  }
  return ok({ handedOver: needs.length })
}

async function successorOf(
  fx: Effects,
  scope: Scope,
  { member, successor }: { readonly member: string; readonly successor: string | undefined },
): Promise<string | undefined> {
  if (!successor || successor === member) return undefined
  const found = await readMember(fx.table, scope, successor, { strong: true })
  return found?.member.state === 'active' ? successor : undefined
}

async function handOverTheirs(
  fx: Effects,
  scope: Scope,
  by: Actor,
  way: { readonly from: string; readonly to: string },
): Promise<boolean> {
  for (let look = 0; look < mostLooks; look++)
    if ((await handOverAllNeeds(fx, scope, by, way)).ok) return true
  return false
}
