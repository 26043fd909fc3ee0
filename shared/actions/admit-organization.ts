import type { Effects } from '../effects.ts'
import { type AuditKind, writeAudit } from '../store/audit.ts'
import { keys } from '../store/keys.ts'
import { memberInvitationsOf } from '../store/member-invitation.ts'
import { markPublish } from '../store/open-ledger.ts'
import {
  type Admission,
  type Organization,
  type OrganizationSettings,
  readOrganization,
} from '../store/organization.ts'
import { changeOrganization, moveState, putOrganization } from '../store/organization-changes.ts'
import { type Scope, scopeOf } from '../store/scope.ts'
import { openTextBudget } from '../store/text-budget.ts'
import { followStops } from './follow-stops.ts'
import { inviteMember } from './invite-member.ts'

export type NewOrganization = Pick<Organization, 'name' | 'area' | 'level' | 'categories' | 'certified'>
export interface FirstAdministrator {
  /** In normal form. */
  readonly email: string
  readonly name: string
  readonly language: 'zh-CN' | 'en'
}

/** How the hub's own people are written in another organisation's record. */
export const ofHub = (member: string): string => `hub ${member}`

/**
 * Admits an organisation and invites its first administrator. `org` comes from the form that was shown, so that pressing
 * twice admits and invites once; answers false when that id belongs to another organisation.
 */
export async function admitOrganization(
  fx: Effects,
  by: string,
  { org, ...facts }: NewOrganization & { readonly org: string },
  first: FirstAdministrator,
): Promise<boolean> {
  const at = fx.now()
  const fresh = await putOrganization(fx.table, {
    ...facts,
    org,
    state: 'active',
    oneIsEnough: false,
    openToJoin: true,
    groupGreeting: '',
    admittedAt: at,
    admittedBy: by,
  })
  const scope = scopeOf(org)
  await openTextBudget(fx.table, keys.organizationTexts(scope), fx.texts.perOrganization)
  if (fresh) {
    await writeAudit(fx.table, scope, 'admitted', { kind: 'organization-admitted', at, by: ofHub(by) })
  } else {
    const there = await readOrganization(fx.table, org, { strong: true })
    if (there?.name !== facts.name || there.admittedBy !== by) return false
    const invited = await memberInvitationsOf(fx.table, scope)
    if (invited.some(({ email }) => email === first.email)) return true
  }
  await inviteAdministrator(fx, by, org, first)
  return true
}

/** Invites one more administrator from the hub's side: the first one, or where an organisation has lost its own. */
export function inviteAdministrator(fx: Effects, by: string, org: string, who: FirstAdministrator) {
  return inviteMember(fx, scopeOf(org), ofHub(by), { ...who, role: 'administrator' })
}

/**
 * Changes what only the hub may: place, level, categories, certificate, and whether the organisation may work at all. When that changes, its needs
 * follow at once, and whoever has promised something is told by due work.
 */
export async function changeAdmission(
  fx: Effects,
  by: string,
  before: Organization,
  change: Partial<Admission>,
): Promise<void> {
  const { state, ...facts } = change
  const at = fx.now()
  if (Object.keys(facts).length > 0) await changeOrganization(fx.table, before.org, facts)
  if (state !== undefined && (await moveState(fx.table, at, before.org, state)))
    await followStops(fx, before.org)
  for (const kind of kindsOf(before, change))
    await writeAudit(fx.table, scopeOf(before.org), kind, { kind, at, by: ofHub(by) })
}

function kindsOf(before: Organization, change: Partial<Admission>): AuditKind[] {
  const kinds: AuditKind[] = []
  if (change.certified !== undefined && change.certified !== before.certified)
    kinds.push(change.certified ? 'organization-certified' : 'certificate-removed')
  if (change.state !== undefined && change.state !== before.state)
    kinds.push(change.state === 'stopped' ? 'organization-stopped' : 'organization-restarted')
  return kinds.length > 0 ? kinds : ['settings-changed']
}

/** Changes what an organisation's own administrators may. Opening or closing its ledger counts within a minute. */
export async function changeSettings(
  fx: Effects,
  scope: Scope,
  by: string,
  change: OrganizationSettings,
): Promise<void> {
  await changeOrganization(fx.table, scope.org, change)
  if (change.openLedger !== undefined) await markPublish(fx.table, fx.now())
  await writeAudit(fx.table, scope, 'settings', { kind: 'settings-changed', at: fx.now(), by })
}
