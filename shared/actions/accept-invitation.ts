import type { Effects } from '../effects.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { writeAudit } from '../store/audit.ts'
import { putLogin, readLogin } from '../store/login.ts'
import { putMember, readMember } from '../store/member.ts'
import {
  findMemberInvitation,
  type MemberInvitation,
  moveInvitation,
  readMemberInvitation,
} from '../store/member-invitation.ts'
import { addAdministrator } from '../store/organization-changes.ts'
import { scopeOf } from '../store/scope.ts'

/** Why an invitation does not work: it was used, or it was withdrawn, is too old or never was. */
export type InvitationRefusal = { readonly kind: 'used' } | { readonly kind: 'over' }

/** The invitation a link leads to, while it works. */
export async function openInvitation(
  fx: Effects,
  token: string,
): Promise<Result<MemberInvitation, InvitationRefusal>> {
  const found = await findMemberInvitation(fx.table, fx.hash(token))
  return found ? mayBeAccepted(fx, found) : refuse({ kind: 'over' })
}

function mayBeAccepted(fx: Effects, it: MemberInvitation): Result<MemberInvitation, InvitationRefusal> {
  switch (it.state) {
    case 'open':
      return it.expiresAtMs > fx.now() ? ok(it) : refuse({ kind: 'over' })
    // A crash in the middle of accepting: doing it again finishes it.
    case 'accepting':
      return ok(it)
    case 'used':
      return refuse({ kind: 'used' })
    case 'withdrawn':
      return refuse({ kind: 'over' })
  }
}

/**
 * Makes the invited person a member, after the address has proved itself. The invitation is taken first, so that it cannot be
 * withdrawn in between; every later step may be repeated, with the invitation's id as the member's.
 */
export async function acceptInvitation(
  fx: Effects,
  at: { readonly org: string; readonly id: string; readonly email: string },
): Promise<Result<{ org: string; member: string }, InvitationRefusal>> {
  const scope = scopeOf(at.org)
  const found = await readMemberInvitation(fx.table, scope, at.id)
  // The code was sent to the invited address; one for another address opens nothing.
  if (!found || found.email !== at.email) return refuse({ kind: 'over' })
  const acceptable = mayBeAccepted(fx, found)
  if (!acceptable.ok) return acceptable
  const taken = await moveInvitation(fx.table, scope, at.id, { from: 'open', to: 'accepting', now: fx.now() })
  if (!taken) return refuse({ kind: 'over' })
  const as = await makeMember(fx, found)
  await moveInvitation(fx.table, scope, at.id, { from: 'accepting', to: 'used', now: fx.now() })
  return ok(as)
}

async function makeMember(fx: Effects, it: MemberInvitation): Promise<{ org: string; member: string }> {
  const scope = scopeOf(it.org)
  const identity = fx.identify(it.email)
  const known = await readLogin(fx.table, identity, it.org)
  if (known && known.member !== it.id) {
    const there = await readMember(fx.table, scope, known.member, { strong: true })
    // They became a member by another invitation meanwhile: that one stands.
    if (there?.member.state === 'active') return known
  }
  const { id: member, org, name, email, role, language } = it
  await putMember(fx.table, scope, { member, org, name, email, role, language, joinedAt: fx.now() })
  if (role === 'administrator') await addAdministrator(fx.table, org, member)
  await writeAudit(fx.table, scope, member, { kind: 'member-joined', at: fx.now(), by: member, detail: role })
  await putLogin(fx.table, identity, { org, member }, known?.member)
  return { org, member }
}
