import { PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { type LinkedInvitation, linkedInvitation } from './invitation.ts'
import { keys } from './keys.ts'
import type { Scope } from './scope.ts'
import { conditionFailed, getItem, type Table } from './table.ts'
import { tableShape } from './table-shape.ts'

/** 'pledge': control of one's own pledge; 'preferences': what one wants to be asked, and leaving. */
export const linkPurposes = ['pledge', 'preferences'] as const

/** A link sent to the volunteer's own channel, by which they regain control. Made by notify when the message goes out. */
export const freshLink = z.object({
  id: z.string(),
  volunteer: z.string(),
  purpose: z.enum(linkPurposes),
  /** The need and its organisation, of a link to a pledge. */
  need: z.optional(z.string()),
  org: z.optional(z.string()),
  language: z.enum(['zh-CN', 'en']),
  tokenHash: z.string(),
  linkKeyId: z.string(),
  at: z.number(),
  /** Epoch ms; checked at every use. */
  expiresAtMs: z.number(),
  /** Hashes of the cookies of devices that have acted through it. */
  devices: z.optional(z.array(z.string()).check(z.maxLength(10))),
})
export type FreshLink = z.infer<typeof freshLink>

/** The one link of a need for a chat group. Not a secret: it is shown to the organisation again, so it rests in the clear. */
export const groupLink = z.object({
  need: z.string(),
  org: z.string(),
  token: z.string(),
  tokenHash: z.string(),
  at: z.number(),
})
export type GroupLink = z.infer<typeof groupLink>

/** What a link leads to. */
export type LinkTarget =
  | { readonly kind: 'invitation'; readonly invitation: LinkedInvitation }
  | { readonly kind: 'fresh-link'; readonly link: FreshLink }
  | { readonly kind: 'group-link'; readonly link: GroupLink }

/**
 * The item a link's token leads to, by the token's hash: one read of half a unit when there is none. A fresh link past its time
 * is none. The index may lag by a moment behind the sending.
 */
export async function findByToken(
  table: Table,
  now: number,
  tokenHash: string,
): Promise<LinkTarget | undefined> {
  const { Items } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: tableShape.indexes.token.name,
      KeyConditionExpression: 'tokenHash = :hash',
      ExpressionAttributeValues: { ':hash': tokenHash },
      Limit: 1,
    }),
  )
  const item = Items?.[0]
  return item === undefined ? undefined : target(item, now)
}

function target(item: Record<string, unknown>, now: number): LinkTarget | undefined {
  switch (String(item.sk).split('#')[0]) {
    case 'INV':
      return { kind: 'invitation', invitation: linkedInvitation.parse(item) }
    case 'LINK': {
      const link = freshLink.parse(item)
      return link.expiresAtMs > now ? { kind: 'fresh-link', link } : undefined
    }
    case 'GROUP':
      return { kind: 'group-link', link: groupLink.parse(item) }
    default:
      return undefined
  }
}

/** Writes a fresh link under its id; writing the same again changes nothing. */
export async function putFreshLink(table: Table, link: FreshLink): Promise<void> {
  await putOnce(table, {
    ...keys.freshLink(link.volunteer, link.id),
    ...link,
    expiresAt: Math.ceil(link.expiresAtMs / 1000),
  })
}

/** A need's group link, if one has been made. */
export function readGroupLink(table: Table, scope: Scope, need: string): Promise<GroupLink | undefined> {
  return getItem(table, keys.groupLink(scope, need), groupLink)
}

/**
 * Binds a fresh link to the first device that acts through it; answers false when another device was first. Repeating it
 * from the same device is harmless.
 */
export async function bindFreshLink(
  table: Table,
  link: Pick<FreshLink, 'volunteer' | 'id'>,
  device: string,
): Promise<boolean> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.freshLink(link.volunteer, link.id),
        UpdateExpression: 'SET devices = :mine',
        ConditionExpression:
          'attribute_exists(pk) AND (attribute_not_exists(devices) OR contains(devices, :device))',
        ExpressionAttributeValues: { ':mine': [device], ':device': device },
      }),
    )
    return true
  } catch (error) {
    if (conditionFailed(error)) return false
    throw error
  }
}

/** A need's group link: the one there is, or a new one of this token. Two who ask at once get the same. */
export async function groupLinkOf(
  table: Table,
  scope: Scope,
  fresh: Pick<GroupLink, 'need' | 'token' | 'tokenHash' | 'at'>,
): Promise<GroupLink> {
  const key = keys.groupLink(scope, fresh.need)
  const known = await getItem(table, key, groupLink, { strong: true })
  if (known) return known
  const made: GroupLink = { ...fresh, org: scope.org }
  if (await putOnce(table, { ...key, ...made })) return made
  return (await getItem(table, key, groupLink, { strong: true })) ?? made
}

async function putOnce(table: Table, item: Record<string, unknown>): Promise<boolean> {
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: item,
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    )
    return true
  } catch (error) {
    if (conditionFailed(error)) return false
    throw error
  }
}
