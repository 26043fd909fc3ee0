import * as z from 'zod/mini'
import { type Receipt, takeReceipt } from '../../shared/actions/take-receipt.ts'
import { takeTextReceipt } from '../../shared/actions/take-text-receipt.ts'
import { takeTextReply } from '../../shared/actions/take-text-reply.ts'
import type { Effects } from '../../shared/effects.ts'
import { parseContact } from '../../shared/rules/contact.ts'
import type { SnsEvent } from './sns-event.ts'
import { readTextNews, type TextNews } from './text-receipts.ts'

const recipients = z.array(z.object({ emailAddress: z.string() }))

/** What SES says about a message, whether as feedback of an identity (`notificationType`) or as a published event (`eventType`). */
const sesMessage = z.object({
  notificationType: z.optional(z.string()),
  eventType: z.optional(z.string()),
  bounce: z.optional(z.object({ bounceType: z.string(), bouncedRecipients: recipients })),
  complaint: z.optional(
    z.object({ complainedRecipients: recipients, complaintFeedbackType: z.nullish(z.string()) }),
  ),
})

/** Takes every receipt of an event; one that cannot be read is logged and left, because it would never become readable. */
export async function takeReceipts(fx: Effects, { Records }: SnsEvent): Promise<void> {
  for (const { Sns } of Records) {
    const message = parseJson(Sns.Message)
    const text = readTextNews(message, Date.parse(Sns.Timestamp ?? ''))
    if (text) {
      await takeTextNews(fx, text)
      continue
    }
    const receipts = readReceipts(message)
    if (!receipts) fx.log('receipt-unread')
    for (const receipt of receipts ?? []) await takeReceipt(fx, receipt)
  }
}

function takeTextNews(fx: Effects, news: TextNews): Promise<void> {
  switch (news.kind) {
    case 'receipt':
      return takeTextReceipt(fx, news.receipt)
    case 'reply':
      return takeTextReply(fx, news.reply)
    case 'nothing':
      return Promise.resolve()
  }
}

/** The receipts in a message of SES; none for what needs no action; undefined when it is no such message. */
export function readReceipts(given: unknown): Receipt[] | undefined {
  const message = sesMessage.safeParse(given)
  if (!message.success) return undefined
  const { notificationType, eventType, bounce, complaint } = message.data
  switch (notificationType ?? eventType) {
    case 'Bounce':
      // 'Transient' is a full mailbox or a holiday: that one may still come.
      return (
        bounce && receiptsOf('bounced', bounce.bounceType === 'Permanent' ? bounce.bouncedRecipients : [])
      )
    case 'Complaint':
      return (
        complaint &&
        receiptsOf(
          'complained',
          complaint.complaintFeedbackType === 'not-spam' ? [] : complaint.complainedRecipients,
        )
      )
    default:
      return notificationType === undefined && eventType === undefined ? undefined : []
  }
}

function receiptsOf(kind: Receipt['kind'], to: z.infer<typeof recipients>): Receipt[] {
  return to.flatMap(({ emailAddress }) => {
    const contact = parseContact(emailAddress.replace(/^.*<([^<>]+)>\s*$/, '$1'))
    return contact.ok ? [{ kind, address: contact.value.address }] : []
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
