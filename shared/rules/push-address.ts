/**
 * The push services of the browsers people use: Chrome and its kin, Firefox, Edge, Safari. A volunteer's browser names its own; whatever
 * else is named could be somebody's way into a network we can reach and they cannot.
 */
export const pushHosts = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '*.notify.windows.com',
  'web.push.apple.com',
  '*.push.apple.com',
] as const

/** A host in lower case with an optional port, and a path; no user, no address as a number, nothing that is not printable. */
const shape = /^https:\/\/(?<host>[a-z0-9-]+(?:\.[a-z0-9-]+)*)(?::(?<port>\d{1,5}))?\/[\x21-\x7e]*$/

/** Whether messages may be sent there: https, and one of the known hosts (at its usual port) or of `more`, written 'host', '*.host' or 'host:port'. */
export function isPushAddress(endpoint: string, more: readonly string[] = []): boolean {
  const { host, port } = shape.exec(endpoint)?.groups ?? {}
  if (host === undefined) return false
  const named = port === undefined || port === '443' ? host : `${host}:${port}`
  return [...pushHosts, ...more].some((known) =>
    known.startsWith('*.') ? named.endsWith(known.slice(1)) : named === known,
  )
}
