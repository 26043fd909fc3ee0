import * as z from 'zod/mini'

/** Phones and computers one person may be told on; the oldest gives way to one more. */
export const mostDevices = 5

/** What a browser hands out when its owner allows notifications (Push API): where to send, and how to seal it for that browser alone. */
export const pushDevice = z.object({
  /** Secret: whoever knows it can send there. In no log. */
  endpoint: z.string().check(z.maxLength(1000)),
  /** The browser's public key, an uncompressed point of P-256: 65 bytes as base64url. */
  p256dh: z.string().check(z.regex(/^B[\w-]{86}$/)),
  /** Its authentication secret: 16 bytes as base64url. */
  auth: z.string().check(z.regex(/^[\w-]{22}$/)),
  /** The endpoint's HMAC. */
  identity: z.string(),
  addedAt: z.number(),
})
export type PushDevice = z.infer<typeof pushDevice>

/** The devices with one more, or with a known one as it is now; the newest last. */
export function withDevice(devices: readonly PushDevice[], fresh: PushDevice): PushDevice[] {
  return [...withoutDevices(devices, [fresh.identity]), fresh].slice(-mostDevices)
}

export function withoutDevices(devices: readonly PushDevice[], gone: readonly string[]): PushDevice[] {
  return devices.filter(({ identity }) => !gone.includes(identity))
}
