import type { Effects } from '../effects.ts'
import { writeAudit } from '../store/audit.ts'
import { deleteAll, keysOf } from '../store/erasure.ts'
import type { ImportItem } from '../store/import-item.ts'
import type { OrganizationRow } from '../store/import-row.ts'
import { keys } from '../store/keys.ts'
import { membersOf } from '../store/member.ts'
import { memberInvitationsOf, moveInvitation, putMemberInvitation } from '../store/member-invitation.ts'
import { putNotice } from '../store/notice.ts'
import { readOrganization } from '../store/organization.ts'
import { putOrganization, removeUnused } from '../store/organization-changes.ts'
import { scopeOf } from '../store/scope.ts'
import { openTextBudget } from '../store/text-budget.ts'
import { ofHub } from './admit-organization.ts'

/** The organisation a row becomes: always the same. */
export function organizationOfRow(
  fx: Effects,
  { import: id }: Pick<ImportItem, 'import'>,
  row: number,
): string {
  return fx
    .hash(`organization import ${id} ${row}`)
    .replace(/[^0-9A-Za-z]/g, '')
    .slice(0, 12)
}

/** Admits the organisation of a row and invites its first administrator, each once. */
export async function writeOrganizationRow(
  fx: Effects,
  it: Pick<ImportItem, 'import' | 'by' | 'language'>,
  row: OrganizationRow,
): Promise<undefined> {
  const { table } = fx
  const org = organizationOfRow(fx, it, row.row)
  const scope = scopeOf(org)
  const by = ofHub(it.by)
  await putOrganization(table, {
    org,
    name: row.organization,
    area: row.area,
    level: row.level,
    categories: row.categories,
    state: 'active',
    certified: false,
    oneIsEnough: false,
    openToJoin: true,
    groupGreeting: '',
    admittedAt: fx.now(),
    admittedBy: it.by,
  })
  // Everything after this has the moment of the first turn, so that a second writes the same.
  const there = await readOrganization(table, org, { strong: true })
  const at = there?.admittedAt ?? fx.now()
  await openTextBudget(table, keys.organizationTexts(scope), fx.texts.perOrganization)
  await writeAudit(table, scope, 'admitted', { kind: 'organization-admitted', at, by })
  // The invitation has the organisation's id, so that a second turn finds it.
  const invited = { id: org, org, orgName: row.organization, email: row.email, name: row.person }
  const role = 'administrator' as const
  const { language } = it
  await putMemberInvitation(table, scope, { ...invited, role, language, invitedBy: by, at })
  await writeAudit(table, scope, org, { kind: 'member-invited', at, by, about: org, detail: role })
  await putNotice(table, at, {
    to: `A#${row.identity}`,
    id: `member-invited#${org}`,
    kind: 'member-invited',
    org,
    about: org,
  })
  return undefined
}

/**
 * Takes an organisation back that nobody has entered: first its invitations, so that nobody can, then the organisation, on the
 * condition that it has no administrator, then whatever is its own. Answers false for one that is in use.
 */
export async function takeOrganizationBack(fx: Effects, org: string): Promise<boolean> {
  const { table } = fx
  const scope = scopeOf(org)
  if (await readOrganization(table, org, { strong: true })) {
    for (const { id, state } of await memberInvitationsOf(table, scope)) {
      const now = fx.now()
      if (
        state === 'open' &&
        (await moveInvitation(table, scope, id, { from: 'open', to: 'withdrawn', now }))
      )
        continue
      if (state !== 'withdrawn') return false
    }
    if (!(await removeUnused(table, org))) return false
  }
  await deleteAll(table, await keysOf(table, keys.member(scope, '').pk))
  return true
}

/** Whether somebody has entered it. */
export async function isEntered(fx: Effects, org: string): Promise<boolean> {
  return (await membersOf(fx.table, scopeOf(org))).length > 0
}
