import type { ChannelKind } from '../rules/channel-order.ts'
import type { TextKind } from '../rules/text-kinds.ts'
import type { Urgency } from '../rules/topics.ts'

/** One message to one person, ready to go. Plain data: adapters add the sender and the wrapping of their protocol. */
export interface Message {
  /** An address or number in normal form; of a push, the device's endpoint. */
  readonly to: string
  /** One line. */
  readonly subject: string
  readonly text: string
  /** E-mail only. */
  readonly html?: string | undefined
  /** The same when the same message is sent again, so that a mailbox can show it once. Letters, digits, dots and hyphens. */
  readonly reference: string
  /** A text message as its template and what fills it, for providers that hold the fixed words themselves. */
  readonly template?:
    | {
        readonly kind: TextKind
        readonly language: 'zh-CN' | 'en'
        readonly variables: Readonly<Record<string, string>>
        /** How long networks may try to deliver it, in seconds. */
        readonly ttl: number
      }
    | undefined
  /** A push only. */
  readonly push?: PushParts | undefined
  /** Where the reader can stop being asked: a page that asks first, and the one-click address of RFC 8058. Only on messages that ask. */
  readonly stop?: { readonly page: string; readonly oneClick: string } | undefined
}

/** What a push needs besides its words: the keys it is sealed with, and what is asked of the push service. */
export interface PushParts {
  readonly p256dh: string
  readonly auth: string
  /** Where a press on the notification leads, on our own origin. */
  readonly path: string
  readonly language: 'zh-CN' | 'en'
  /** How long the service keeps it for a device that is off, in seconds. */
  readonly ttl: number
  readonly urgency: Urgency
}

/**
 * What came of handing a message over. 'refused': certainly not sent; for good (no such mailbox) or for now (busy, down).
 * 'gone': the address has ceased to exist and is to be forgotten, as a push service says of a device. 'unknown': it may have been sent, the answer was lost.
 */
export type SendAnswer =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly permanent: boolean; readonly gone?: true }
  | { readonly kind: 'unknown' }

/** The port: one way of sending. Never throws; trouble is an answer. Takes at most 20 s. */
export interface Channel {
  readonly send: (message: Message) => Promise<SendAnswer>
}

/** The channels that are configured; a person with none of them cannot be reached. */
export type Channels = Readonly<Partial<Record<ChannelKind, Channel>>>
