import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { visitSession } from '../../../shared/actions/sign-in.ts'
import { scopeOf } from '../../../shared/store/scope.ts'
import { longestMs } from '../../../shared/store/session.ts'
import type { SignedIn, Visit } from '../visit.ts'

/** The id in this browser's session cookie, if it looks like one. */
export function sessionId(visit: Visit): string | undefined {
  const id = getCookie(visit.c, cookieName(visit))
  return id !== undefined && /^[0-9A-Za-z]{32}$/.test(id) ? id : undefined
}

/** The member this browser is signed in as, read anew so that disabling or a lost role counts at once. */
export async function readSession(visit: Visit): Promise<SignedIn | undefined> {
  const id = sessionId(visit)
  const found = id === undefined ? undefined : await visitSession(visit.fx, id)
  if (!found?.entrant) return undefined
  const { member, organization } = found.entrant
  return {
    scope: scopeOf(organization.org),
    member: member.member,
    name: member.name,
    role: member.role,
    orgName: organization.name,
    askingStop: organization.askingStop,
  }
}

export function setSession(visit: Visit, id: string): void {
  setCookie(visit.c, cookieName(visit), id, {
    path: '/',
    httpOnly: true,
    secure: isHttps(visit),
    sameSite: 'Lax',
    maxAge: longestMs / 1000,
  })
}

export function clearSession(visit: Visit): void {
  deleteCookie(visit.c, cookieName(visit), { path: '/', secure: isHttps(visit) })
}

function isHttps(visit: Visit): boolean {
  return visit.settings.PUBLIC_ORIGIN.startsWith('https:')
}

/** Over https the name's prefix keeps neighbouring hosts from planting a session. */
function cookieName(visit: Visit): string {
  return isHttps(visit) ? '__Host-session' : 'session'
}
