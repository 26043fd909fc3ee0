import { makeApiToken } from '../../shared/actions/api-access.ts'
import { startSession } from '../../shared/actions/sign-in.ts'
import { type ApiPermission, apiPermissions } from '../../shared/rules/api-permissions.ts'
import { hubOrganization, type Role } from '../../shared/rules/roles.ts'
import { putLogin } from '../../shared/store/login.ts'
import { putMember } from '../../shared/store/member.ts'
import type { Organization } from '../../shared/store/organization.ts'
import { addAdministrator, putOrganization } from '../../shared/store/organization-changes.ts'
import { type Scope, scopeOf } from '../../shared/store/scope.ts'
import type { Browser } from './browser.ts'
import type { Process, World } from './world.ts'

export interface SignedInBrowser {
  readonly browser: Browser
  /** The value of the cookie header, for requests made by hand. */
  readonly cookie: string
  readonly scope: Scope
  readonly member: string
  readonly email: string
}

/** An organisation in this world, active unless told; making it twice changes nothing. */
export async function anOrganization(
  { fx }: Pick<Process, 'fx'>,
  facts: Partial<Organization> & { org: string },
): Promise<Scope> {
  const { administrators: _, ...given } = facts
  await putOrganization(fx.table, {
    name: facts.org === hubOrganization ? '西陵区社会组织服务中心' : '云益家社会组织服务中心',
    area: '420502003002',
    level: 'street',
    categories: ['family-education'],
    state: 'active',
    certified: false,
    oneIsEnough: false,
    openToJoin: true,
    groupGreeting: '',
    admittedAt: fx.now(),
    admittedBy: 'test',
    ...given,
  })
  return scopeOf(facts.org)
}

/**
 * Somebody signed in with this role: makes the organisation if it is not there, a member of it, and a browser with their
 * session. The hub's administrator is `{ org: 'hub', role: 'administrator' }`.
 */
export async function asMember(
  world: Pick<Process, 'fx' | 'browser'>,
  who: { org?: string; role?: Role; name?: string; email?: string; language?: 'zh-CN' | 'en' } = {},
): Promise<SignedInBrowser> {
  const { fx } = world
  const { org = 'yunyijia', role = 'coordinator', name = '李社工', language = 'zh-CN' } = who
  const scope = await anOrganization(world, { org })
  const member = fx.newId()
  const email = who.email ?? `${member.toLowerCase()}@example.org`
  const as = { org, member }
  await putMember(fx.table, scope, { ...as, name, email, role, language, joinedAt: fx.now() })
  if (role === 'administrator') await addAdministrator(fx.table, org, member)
  await putLogin(fx.table, fx.identify(email), as)
  const session = await startSession(fx, fx.identify(email), as)
  const browser = world.browser()
  browser.cookies.set('__Host-session', session)
  return { browser, cookie: `__Host-session=${session}`, scope, member, email }
}

/** A token of an organisation for another system, with every permission unless told. */
export async function asApiToken(
  world: Pick<Process, 'fx'>,
  {
    org = 'yunyijia',
    permissions = apiPermissions,
  }: { org?: string; permissions?: readonly ApiPermission[] } = {},
): Promise<{ authorization: string; id: string; scope: Scope }> {
  const scope = await anOrganization(world, { org })
  const { token, id } = await makeApiToken(world.fx, scope, 'test', { name: '测试', permissions })
  return { authorization: `Bearer ${token}`, id, scope }
}

/** Signs in by the front door: asks for a code, reads it from the mail, types it. Answers where that leads. */
export async function signInByCode(
  world: World,
  email: string,
  browser: Browser = world.browser(),
): Promise<{ browser: Browser; location: string | undefined }> {
  const { location } = await browser.post('/sign-in', { email })
  await world.sweep()
  const entered = await browser.post(location ?? '', { code: codeIn(world, email) })
  return { browser, location: entered.location }
}

/** The digits of the newest code mailed to an address. */
export function codeIn({ post }: World, email: string): string {
  return /\b\d{6}\b/.exec(post.to(email).at(-1)?.subject ?? '')?.[0] ?? ''
}

/** The path of the newest link mailed to an address that begins like this. */
export function linkIn({ post, settings }: World, email: string, begins: string): string {
  const text = post.to(email).at(-1)?.text ?? ''
  const at = text.indexOf(settings.PUBLIC_ORIGIN + begins)
  return at < 0 ? '' : (/^\S+/.exec(text.slice(at + settings.PUBLIC_ORIGIN.length))?.[0] ?? '')
}
