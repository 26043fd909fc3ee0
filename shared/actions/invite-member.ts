import type { Effects } from '../effects.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import type { Role } from '../rules/roles.ts'
import { writeAudit } from '../store/audit.ts'
import { withinLimit } from '../store/limit.ts'
import { readLogin } from '../store/login.ts'
import { readMember } from '../store/member.ts'
import { memberInvitationsOf, moveInvitation, putMemberInvitation } from '../store/member-invitation.ts'
import { putNotice } from '../store/notice.ts'
import { readOrganization } from '../store/organization.ts'
import type { Scope } from '../store/scope.ts'

/** More than any organisation invites, and too few to annoy the world with. */
const mostPerDay = 50
const day = 86_400_000

export interface NewInvitation {
  /** In normal form. */
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly language: 'zh-CN' | 'en'
}

export type InviteRefusal =
  | { readonly kind: 'member-already' }
  | { readonly kind: 'too-many'; readonly most: number }

/** Invites somebody to become a member; an earlier invitation of the same address is withdrawn. */
export async function inviteMember(
  fx: Effects,
  scope: Scope,
  by: string,
  { email, name, role, language }: NewInvitation,
): Promise<Result<{ id: string }, InviteRefusal>> {
  const { table } = fx
  const now = fx.now()
  const identity = fx.identify(email)
  const known = await readLogin(table, identity, scope.org)
  const there = known && (await readMember(table, scope, known.member, { strong: true }))
  if (there?.member.state === 'active') return refuse({ kind: 'member-already' })
  const limit = { what: 'invite', source: scope.org, most: mostPerDay, windowMs: day }
  if (!(await withinLimit(table, now, limit))) return refuse({ kind: 'too-many', most: mostPerDay })
  for (const former of await memberInvitationsOf(table, scope))
    if (former.email === email && former.state === 'open') await withdrawInvitation(fx, scope, by, former.id)
  const organization = await readOrganization(table, scope.org)
  const id = fx.newId()
  await putMemberInvitation(table, scope, {
    ...{ id, org: scope.org, orgName: organization?.name ?? '', email, name, role, language },
    ...{ invitedBy: by, at: now },
  })
  await writeAudit(table, scope, id, { kind: 'member-invited', at: now, by, about: id, detail: role })
  await putNotice(table, now, {
    to: `A#${identity}`,
    id: `member-invited#${id}`,
    kind: 'member-invited',
    org: scope.org,
    about: id,
  })
  return ok({ id })
}

/** Takes an invitation back, unless it is being accepted; answers whether it is void now. */
export async function withdrawInvitation(
  fx: Effects,
  scope: Scope,
  by: string,
  id: string,
): Promise<boolean> {
  const now = fx.now()
  const withdrawn = await moveInvitation(fx.table, scope, id, { from: 'open', to: 'withdrawn', now })
  if (withdrawn)
    await writeAudit(fx.table, scope, id, { kind: 'invitation-withdrawn', at: now, by, about: id })
  return withdrawn
}
