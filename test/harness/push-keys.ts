import { createECDH } from 'node:crypto'

/** Keys by which push services know a server, as its settings hold them. */
export function somePushKeys(): { VAPID_PUBLIC_KEY: string; VAPID_PRIVATE_KEY: string } {
  const keys = createECDH('prime256v1')
  const VAPID_PUBLIC_KEY = keys.generateKeys().toString('base64url')
  const secret = keys.getPrivateKey()
  const padded = Buffer.concat([Buffer.alloc(32 - secret.length), secret])
  return { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY: padded.toString('base64url') }
}
