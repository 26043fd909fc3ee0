import { getCookie, setCookie } from 'hono/cookie'
import type { Visit } from '../visit.ts'

const cookie = 'asked'
/** Seconds the browser remembers that it asked: longer than any code lives. */
const remembered = 3600

/** Marks this browser as the one that asked for a code, and answers the hash the code is bound to. */
export function markAskingBrowser(visit: Visit): string {
  const known = getCookie(visit.c, cookie)
  const id = known !== undefined && looksLikeId(known) ? known : visit.fx.newId(32)
  setCookie(visit.c, cookie, id, {
    path: '/',
    httpOnly: true,
    secure: visit.settings.PUBLIC_ORIGIN.startsWith('https:'),
    sameSite: 'Lax',
    maxAge: remembered,
  })
  return visit.fx.hash(id)
}

/** The hash of this browser's mark; of nothing at all where there is none, which no code is bound to. */
export function askingBrowser(visit: Visit): string {
  return visit.fx.hash(getCookie(visit.c, cookie) ?? '')
}

function looksLikeId(id: string): boolean {
  return /^[0-9A-Za-z]{32}$/.test(id)
}
