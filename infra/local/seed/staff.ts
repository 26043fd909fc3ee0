import { acceptInvitation } from '../../../shared/actions/accept-invitation.ts'
import { admitOrganization } from '../../../shared/actions/admit-organization.ts'
import { inviteMember, type NewInvitation } from '../../../shared/actions/invite-member.ts'
import type { Actor } from '../../../shared/actions/need-access.ts'
import type { Effects } from '../../../shared/effects.ts'
import type { Role } from '../../../shared/rules/roles.ts'
import { readLogin } from '../../../shared/store/login.ts'
import { memberInvitationsOf } from '../../../shared/store/member-invitation.ts'
import { readOrganization } from '../../../shared/store/organization.ts'
import { type Scope, scopeOf } from '../../../shared/store/scope.ts'
import type { OrganizationCase } from './cases.ts'

/** An organisation of the town, with an id people can read. */
export interface Desk {
  readonly scope: Scope
  readonly name: string
  readonly emails: Readonly<Record<Role, string>>
  readonly actor: Readonly<Record<'poster' | 'coordinator', Actor>>
}

/** Ids and people of the organisations in the order of the report. */
const known = [
  { org: 'yunyijia', poster: '李社工', coordinator: '陈督导', administrator: '周主任' },
  { org: 'huiai', poster: '吴社工', coordinator: '徐老师', administrator: '孙主任' },
  { org: 'mochixiang', poster: '胡社工', coordinator: '朱书记', administrator: '高主任' },
  { org: 'zhangjiapo', poster: '林社工', coordinator: '何书记', administrator: '郭主任' },
] as const

/** Admits the n-th organisation and makes its three members, as the hub and they would do it themselves; again, it changes nothing. */
export async function openDesk(
  fx: Effects,
  hubMember: string,
  facts: OrganizationCase,
  n: number,
): Promise<Desk> {
  const { org, ...names } = known[n]!
  const scope = scopeOf(org)
  const emails = {
    poster: `poster@${org}.example`,
    coordinator: `coordinator@${org}.example`,
    administrator: `admin@${org}.example`,
  }
  const first = { email: emails.administrator, name: names.administrator, language: 'zh-CN' } as const
  if (!(await readOrganization(fx.table, org)))
    await admitOrganization(fx, hubMember, { ...facts, org, certified: n === 0 }, first)
  const administrator = await makeMember(fx, scope, hubMember, { ...first, role: 'administrator' })
  const make = (role: 'poster' | 'coordinator') =>
    makeMember(fx, scope, administrator, { email: emails[role], name: names[role], language: 'zh-CN', role })
  const poster = await make('poster')
  const coordinator = await make('coordinator')
  return {
    scope,
    name: facts.name,
    emails,
    actor: {
      poster: { member: poster, role: 'poster' },
      coordinator: { member: coordinator, role: 'coordinator' },
    },
  }
}

/** Invites somebody and accepts for them, unless they are a member already; answers the member's id. */
async function makeMember(fx: Effects, scope: Scope, by: string, who: NewInvitation): Promise<string> {
  const there = await readLogin(fx.table, fx.identify(who.email), scope.org)
  if (there) return there.member
  const open = (await memberInvitationsOf(fx.table, scope)).find(
    ({ email, state }) => email === who.email && (state === 'open' || state === 'accepting'),
  )
  const id = open?.id ?? (await invite(fx, scope, by, who))
  const accepted = await acceptInvitation(fx, { org: scope.org, id, email: who.email })
  if (!accepted.ok) throw new Error(`${who.role} of ${scope.org}: ${accepted.refusal.kind}`)
  return accepted.value.member
}

async function invite(fx: Effects, scope: Scope, by: string, who: NewInvitation): Promise<string> {
  const invited = await inviteMember(fx, scope, by, who)
  if (!invited.ok) throw new Error(`${who.role} of ${scope.org}: ${invited.refusal.kind}`)
  return invited.value.id
}
