import { createHmac, timingSafeEqual } from 'node:crypto'

/** The headers by which we and a text-message gateway know each other: when it was sent (epoch seconds), and an HMAC of that and the body. */
export const signatureHeaders = { at: 'x-mulin-timestamp', signature: 'x-mulin-signature' } as const

/** HMAC-SHA-256 of 'seconds.body', in hex. */
export function signatureOf(key: string, seconds: number | string, body: string): string {
  return `v1=${createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex')}`
}

/** How far the other side's clock may be from ours, and how long a signed body may be played again, in seconds. */
const longestAway = 300

/** Whether this body was signed with the key a moment ago. Compared in constant time. */
export function isSigned(
  key: string,
  nowMs: number,
  signed: { readonly at: string | undefined; readonly signature: string | undefined; readonly body: string },
): boolean {
  const { at = '', signature = '', body } = signed
  if (!/^\d{1,12}$/.test(at) || Math.abs(nowMs / 1000 - Number(at)) > longestAway) return false
  const expected = Buffer.from(signatureOf(key, at, body))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
