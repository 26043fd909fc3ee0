import * as z from 'zod/mini'
import type { TextReceipt } from '../../shared/actions/take-text-receipt.ts'
import type { TextReply } from '../../shared/actions/take-text-reply.ts'
import { numberIn } from '../../shared/rules/contact.ts'

/** What AWS End User Messaging says of a text message: how it fared, what somebody texted back, or something that needs no action. */
export type TextNews =
  | { readonly kind: 'receipt'; readonly receipt: TextReceipt }
  | { readonly kind: 'reply'; readonly reply: TextReply }
  | { readonly kind: 'nothing' }

/** An event of a configuration set. `context` is what we gave with the message. */
const event = z.object({
  eventType: z.string().check(z.regex(/^TEXT_/)),
  eventTimestamp: z.number(),
  destinationPhoneNumber: z.string(),
  context: z.nullish(z.object({ reference: z.optional(z.string().check(z.maxLength(200))) })),
})

/** What a number of ours with two-way messages received. */
const reply = z.object({ originationNumber: z.string(), messageBody: z.string() })

/** What an event means. 'SUCCESSFUL' is a network's taking it, not a phone's; what is not listed is on its way, or nobody knows. */
const meanings: Readonly<Record<string, TextReceipt['kind']>> = {
  TEXT_DELIVERED: 'delivered',
  TEXT_INVALID: 'bad-number',
  TEXT_INVALID_MESSAGE: 'not-delivered',
  TEXT_UNREACHABLE: 'not-delivered',
  TEXT_CARRIER_UNREACHABLE: 'not-delivered',
  TEXT_BLOCKED: 'not-delivered',
  TEXT_CARRIER_BLOCKED: 'not-delivered',
  TEXT_PROTECT_BLOCKED: 'not-delivered',
  TEXT_SPAM: 'not-delivered',
  TEXT_TTL_EXPIRED: 'not-delivered',
}

/** Reads a message of SNS about text messages; undefined when it is about something else. `publishedAt`: when SNS got it, epoch ms. */
export function readTextNews(message: unknown, publishedAt: number): TextNews | undefined {
  const happened = event.safeParse(message)
  if (happened.success) {
    const { eventType, eventTimestamp: at, destinationPhoneNumber, context } = happened.data
    const kind = meanings[eventType]
    const number = numberIn(destinationPhoneNumber)
    if (!kind || !number) return { kind: 'nothing' }
    return { kind: 'receipt', receipt: { kind, number, at, reference: context?.reference } }
  }
  const texted = reply.safeParse(message)
  if (!texted.success) return undefined
  const number = numberIn(texted.data.originationNumber)
  if (!number || Number.isNaN(publishedAt)) return { kind: 'nothing' }
  return { kind: 'reply', reply: { number, text: texted.data.messageBody, at: publishedAt } }
}
