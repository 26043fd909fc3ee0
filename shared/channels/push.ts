import { createHash } from 'node:crypto'
import webPush from 'web-push'
import type { Channel, Message, PushParts, SendAnswer } from './channel.ts'
import type { Outgoing } from './outgoing.ts'

/** By which push services know this server (VAPID, RFC 8292). */
export interface PushKeys {
  readonly publicKey: string
  readonly privateKey: string
  /** 'mailto:' or https: whom a push service may ask. */
  readonly subject: string
}

const encoding = 'aes128gcm'

/**
 * Web Push (RFC 8030): one request to the push service a device named, sealed (RFC 8291) so that only that device can read it. Never
 * repeated by itself; where requests may go is decided by `out`.
 */
export function pushChannel(keys: PushKeys, out: Outgoing): Channel {
  return {
    send: async (message) => {
      const request = message.push && requestFor(keys, message, message.push)
      if (!request) return { kind: 'refused', permanent: true }
      const answer = await out.post(message.to, request.headers, request.body)
      switch (answer.kind) {
        case 'sent':
          return answerTo(answer.status)
        case 'refused':
          return { kind: 'refused', permanent: answer.why === 'not-allowed' }
        case 'unknown':
          return { kind: 'unknown' }
      }
    },
  }
}

/** Headers and sealed body; undefined where the device's keys are none. */
function requestFor(keys: PushKeys, message: Message, { p256dh, auth, ttl, urgency, ...parts }: PushParts) {
  const { subject: title, text: body, reference } = message
  // The same for the same message: a device that is off keeps only the last of them, and one that is on shows it once.
  const tag = createHash('sha256').update(reference).digest('base64url').slice(0, 32)
  const payload = JSON.stringify({ title, body, path: parts.path, lang: parts.language, tag })
  try {
    const { cipherText } = webPush.encrypt(p256dh, auth, payload, encoding)
    const { origin } = new URL(message.to)
    const known = webPush.getVapidHeaders(origin, keys.subject, keys.publicKey, keys.privateKey, encoding)
    return {
      headers: {
        authorization: known.Authorization,
        'content-type': 'application/octet-stream',
        'content-encoding': encoding,
        ttl: String(ttl),
        urgency,
        topic: tag,
      },
      body: cipherText,
    }
  } catch {
    return undefined
  }
}

/**
 * What a push service means: 404 and 410 say that the device is gone (RFC 8030, 7.3); busy or broken, it may be asked again; any other no, a
 * redirect among them, is about this message (too large) or about us, and the next try would get it too.
 */
function answerTo(status: number): SendAnswer {
  if (status >= 200 && status < 300) return { kind: 'sent' }
  if (status === 404 || status === 410) return { kind: 'refused', permanent: true, gone: true }
  return { kind: 'refused', permanent: !(status === 408 || status === 429 || status >= 500) }
}
