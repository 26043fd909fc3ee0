import { PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { roles } from '../rules/roles.ts'
import { keys } from './keys.ts'
import type { Scope } from './scope.ts'
import { getItem, keyOf, queryItems, type Table, written } from './table.ts'
import { tableShape } from './table-shape.ts'

/** How long somebody may take to accept, in ms. */
export const invitationLifeMs = 7 * 86_400_000

/** 'accepting': the address has proved itself and the member is being made; from there on it cannot be withdrawn. */
export const memberInvitationStates = ['open', 'accepting', 'used', 'withdrawn'] as const

/** Somebody invited to become a member: works once, for this address and this role. The new member gets the invitation's id. */
export const memberInvitation = z.object({
  id: z.string(),
  org: z.string(),
  orgName: z.string(),
  /** In normal form (see rules/contact.ts). */
  email: z.string(),
  name: z.string().check(z.minLength(1), z.maxLength(40)),
  role: z.enum(roles),
  language: z.enum(['zh-CN', 'en']),
  /** A member's id, of this organisation or of the hub. */
  invitedBy: z.string(),
  at: z.number(),
  /** Epoch ms; checked at every use. */
  expiresAtMs: z.number(),
  state: z.enum(memberInvitationStates),
  /** SHA-256 of the link's token and the key it was derived with; written by notify before the message goes out. */
  tokenHash: z.optional(z.string()),
  linkKeyId: z.optional(z.string()),
})
export type MemberInvitation = z.infer<typeof memberInvitation>

export function readMemberInvitation(
  table: Table,
  scope: Scope,
  id: string,
): Promise<MemberInvitation | undefined> {
  return getItem(table, keys.memberInvitation(scope, id), memberInvitation, { strong: true })
}

/** An organisation's invitations, also used and withdrawn ones, newest first. */
export async function memberInvitationsOf(table: Table, scope: Scope): Promise<MemberInvitation[]> {
  const { pk, sk } = keys.memberInvitation(scope, '')
  const all = await queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :org AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':org': pk, ':prefix': sk },
    },
    memberInvitation,
  )
  return all.sort((a, b) => b.at - a.at)
}

/** Writes a new invitation; answers false when that id is there already. */
export function putMemberInvitation(
  table: Table,
  scope: Scope,
  fresh: Omit<MemberInvitation, 'state' | 'expiresAtMs' | 'tokenHash' | 'linkKeyId'>,
): Promise<boolean> {
  const expiresAtMs = fresh.at + invitationLifeMs
  return written(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: {
          ...keys.memberInvitation(scope, fresh.id),
          ...fresh,
          state: 'open',
          expiresAtMs,
          // A month longer, so that a late reader learns that it is over.
          expiresAt: Math.ceil(expiresAtMs / 1000) + 2_592_000,
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  )
}

/** For notify: what the link's token hashes to, written before the message goes out; false when it was withdrawn or used. */
export function setInvitationToken(
  table: Table,
  scope: Scope,
  id: string,
  token: { readonly tokenHash: string; readonly linkKeyId: string },
): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.memberInvitation(scope, id),
        UpdateExpression: 'SET tokenHash = :hash, linkKeyId = :key',
        ConditionExpression: '#state = :open',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':hash': token.tokenHash, ':key': token.linkKeyId, ':open': 'open' },
      }),
    ),
  )
}

/** The invitation a link leads to, in whatever state; the index may lag by a moment behind the sending. */
export async function findMemberInvitation(
  table: Table,
  tokenHash: string,
): Promise<MemberInvitation | undefined> {
  const { Items } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: tableShape.indexes.token.name,
      KeyConditionExpression: 'tokenHash = :hash',
      ExpressionAttributeValues: { ':hash': tokenHash },
      Limit: 1,
    }),
  )
  const entry = Items?.[0]
  if (!String(entry?.sk).startsWith('INVITED#')) return undefined
  return getItem(table, keyOf(entry ?? {}), memberInvitation)
}

/** Moves an invitation on from one of these states; answers whether it is there now, also when an earlier try did it. */
export async function moveInvitation(
  table: Table,
  scope: Scope,
  id: string,
  move: {
    readonly from: MemberInvitation['state']
    readonly to: MemberInvitation['state']
    readonly now: number
  },
): Promise<boolean> {
  const moved = await written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.memberInvitation(scope, id),
        UpdateExpression: 'SET #state = :to',
        // Accepting must begin in time; what has begun may be finished later.
        ConditionExpression: '#state = :from AND (:from <> :open OR expiresAtMs > :now)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':from': move.from, ':to': move.to, ':open': 'open', ':now': move.now },
      }),
    ),
  )
  return moved || (await readMemberInvitation(table, scope, id))?.state === move.to
}
