import type { Effects } from '../effects.ts'
import { parseContact } from '../rules/contact.ts'
import { hubOrganization } from '../rules/roles.ts'
import { writeAudit } from '../store/audit.ts'
import { putLogin, readLogin } from '../store/login.ts'
import { putMember } from '../store/member.ts'
import { addAdministrator, putOrganization } from '../store/organization-changes.ts'
import { scopeOf } from '../store/scope.ts'
import { openHubTexts } from './text-budgets.ts'

/**
 * Makes the hub and the administrator named in the settings, once: whoever left later does not come back by it. Every step may
 * be repeated, and the last one is what tells that all are done.
 */
export async function ensureHub(fx: Effects, administrator: string): Promise<void> {
  const contact = parseContact(administrator)
  if (!contact.ok || contact.value.kind !== 'email') return
  const email = contact.value.address
  const identity = fx.identify(email)
  if (await readLogin(fx.table, identity, hubOrganization)) return
  const scope = scopeOf(hubOrganization)
  const at = fx.now()
  await putOrganization(fx.table, {
    org: hubOrganization,
    name: '社会组织服务中心',
    area: '',
    level: 'city',
    categories: [],
    state: 'active',
    certified: false,
    oneIsEnough: false,
    openToJoin: false,
    groupGreeting: '',
    admittedAt: at,
    admittedBy: 'mulin',
  })
  await openHubTexts(fx)
  // From the address, so that two who do this at once make the same member.
  const member = identity.replace(/[-_]/g, '').slice(0, 12)
  await putMember(fx.table, scope, {
    member,
    org: hubOrganization,
    name: '中心管理员',
    email,
    role: 'administrator',
    language: 'zh-CN',
    joinedAt: at,
  })
  await addAdministrator(fx.table, hubOrganization, member)
  await writeAudit(fx.table, scope, member, { kind: 'member-joined', at, by: 'mulin', about: member })
  await putLogin(fx.table, identity, { org: hubOrganization, member })
}
