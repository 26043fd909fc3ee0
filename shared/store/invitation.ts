import * as z from 'zod/mini'
import { channelKinds } from '../rules/channel-order.ts'
import { textRefusals } from '../rules/text-limits.ts'
import { keys, needKey, ofNeed } from './keys.ts'
import { getItem, queryItems, type Table } from './table.ts'
import { tableShape } from './table-shape.ts'

/**
 * 'sending': written, not yet handed to a channel. 'unknown': the channel took it but its answer was lost.
 * 'declined': not this time; this need never asks again.
 */
export const invitationStates = ['sending', 'sent', 'unknown', 'failed', 'declined'] as const

/**
 * 'stopped': does not want to be asked. 'unreachable': no address that works. 'refused': the channel would not take it for hours. 'unpaid': could only
 * be asked by text, and no money is left for it.
 */
export const invitationFailures = ['stopped', 'unreachable', 'refused', 'unpaid'] as const
/** 'paid': paid for, not handed over. 'sending': being handed over, or we died in it: never again. 'failed': certainly not arrived. */
export const followingTexts = ['paid', 'sending', 'sent', 'unknown', 'failed', 'delivered'] as const
export type FollowingText = (typeof followingTexts)[number]

export type InvitationFailure = (typeof invitationFailures)[number]

const fields = z.object({
  volunteer: z.string(),
  need: z.string(),
  org: z.string(),
  wave: z.int(),
  /** Masked: '王**'. */
  name: z.string(),
  language: z.enum(['zh-CN', 'en']),
  state: z.enum(invitationStates),
  /** Why they were chosen, packed (see rules/match-reasons.ts). */
  match: z.optional(z.string()),
  /** SHA-256 of the link's token (base64url), and the key it was derived with. */
  tokenHash: z.string(),
  linkKeyId: z.string(),
  at: z.number(),
  /** Hashes of the cookies of devices that have acted as this volunteer. Empty until somebody has. */
  devices: z.optional(z.array(z.string()).check(z.maxLength(10))),
  /** The channel it went by. */
  via: z.optional(z.enum(channelKinds)),
  /** How often it was handed over without being refused for certain: an e-mail or a push at most twice, a text message once. */
  sends: z.optional(z.int()),
  /** Why it failed. */
  why: z.optional(z.enum(invitationFailures)),
  /** What became of the same request as a text message, which followed because nobody had answered; when, epoch ms. */
  text: z.optional(z.enum(followingTexts)),
  textAt: z.optional(z.number()),
  /** Why no text message was sent. */
  unpaid: z.optional(z.enum(textRefusals)),
})

/**
 * One volunteer asked for one need. Carries what its page needs of the volunteer, so that a page is three reads. That it was sent stands beside its
 * state in the item ('handedOver'), which no index holds: to them 'sending' is 'sent', and the usual end costs one write and not three.
 */
export const invitation = z.pipe(
  z.transform((item: unknown) => {
    const { handedOver, ...rest } = item as Record<string, unknown>
    return handedOver === true && rest.state === 'sending' ? { ...rest, state: 'sent' } : rest
  }),
  fields,
)
export type Invitation = z.infer<typeof fields>

/** An invitation as the index of its need holds it: 'sending' may have been sent. */
export const listedInvitation = z.pipe(
  z.transform(ofNeed),
  z.pick(fields, {
    ...{ volunteer: true, need: true, org: true, wave: true, name: true, state: true },
    ...{ match: true, at: true, via: true, why: true, text: true, unpaid: true },
  }),
)
export type ListedInvitation = z.infer<typeof listedInvitation>

/** An invitation as its link knows it. */
export const linkedInvitation = z.extend(
  z.pick(fields, { volunteer: true, need: true, org: true, name: true, language: true, devices: true }),
  {
    /** When they said 'not this time', epoch ms. */
    declinedAt: z.optional(z.number()),
  },
)
export type LinkedInvitation = z.infer<typeof linkedInvitation>

/** The attributes that put an invitation under its need. */
export const invitationIndex = (need: string, volunteer: string) => ({
  needKey: needKey(need),
  needSort: `INV#${volunteer}`,
})

export function readInvitation(
  table: Table,
  volunteer: string,
  need: string,
  options: { strong?: boolean } = {},
): Promise<Invitation | undefined> {
  return getItem(table, keys.invitation(volunteer, need), invitation, options)
}

/** Everything a volunteer was asked. */
export function invitationsTo(table: Table, volunteer: string): Promise<Invitation[]> {
  const { pk, sk } = keys.invitation(volunteer, '')
  return queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :volunteer AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':volunteer': pk, ':prefix': sk },
    },
    invitation,
  )
}

/** Everybody who was asked for a need; the index may lag by a moment. */
export function invitationsOf(table: Table, need: string): Promise<ListedInvitation[]> {
  return queryItems(
    table,
    {
      IndexName: tableShape.indexes.need.name,
      KeyConditionExpression: 'needKey = :need AND begins_with(needSort, :prefix)',
      ExpressionAttributeValues: { ':need': needKey(need), ':prefix': 'INV#' },
    },
    listedInvitation,
  )
}
