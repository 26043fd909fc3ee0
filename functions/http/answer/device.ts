import { getCookie, setCookie } from 'hono/cookie'
import type { Visit } from '../visit.ts'

/** A device is known by a random cookie; only hashes of it, bound to one volunteer, are stored. A year, in seconds. */
const remembered = 31_536_000
const shape = /^[0-9A-Za-z]{22}$/

/** This device's secret: its cookie, or the one its form carried where cookies are late, or a new one; sent back either way. */
export function deviceOf(visit: Visit, fromForm?: string): string {
  const known = [getCookie(visit.c, 'device'), fromForm].find(
    (secret) => secret !== undefined && shape.test(secret),
  )
  const device = known ?? visit.fx.newId(22)
  setCookie(visit.c, 'device', device, { ...cookie(visit), path: '/', maxAge: remembered })
  return device
}

/** How a device rests in a pledge or invitation: useless for any other volunteer. */
export function deviceHash(visit: Visit, device: string, volunteer: string): string {
  return visit.fx.hash(`device ${device} ${volunteer}`).slice(0, 22)
}

/** Remembers as whom this device answers for one link, so that a forwarded link shows each their own pledge. */
export function actAs(visit: Visit, path: string, volunteer: string): void {
  setCookie(visit.c, 'as', volunteer, { ...cookie(visit), path, maxAge: remembered })
}

export function actingAs(visit: Visit): string | undefined {
  const volunteer = getCookie(visit.c, 'as')
  return volunteer !== undefined && /^[0-9A-Za-z]{6,32}$/.test(volunteer) ? volunteer : undefined
}

/** What tells the links of groups by which promise this device has proven an address (see proven.ts). */
export const provenName = 'proven'

export function rememberProof(visit: Visit, volunteer: string, need: string): void {
  setCookie(visit.c, provenName, `${volunteer}.${need}`, { ...cookie(visit), path: '/g', maxAge: 86_400 })
}

export const mayBeProven = (visit: Visit): boolean => getCookie(visit.c, provenName) !== undefined

function cookie(visit: Visit) {
  return {
    httpOnly: true,
    sameSite: 'Lax',
    secure: visit.settings.PUBLIC_ORIGIN.startsWith('https:'),
  } as const
}
