import { outgoingTarget } from './outgoing-address.ts'

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

/** Whether messages may be sent there: https, and one of the known hosts or of `more`. */
export function isPushAddress(endpoint: string, more: readonly string[] = []): boolean {
  return outgoingTarget(endpoint, [...pushHosts, ...more]) !== undefined
}
