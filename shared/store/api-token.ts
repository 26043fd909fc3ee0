import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { apiPermissions } from '../rules/api-permissions.ts'
import { keys } from './keys.ts'
import type { Scope } from './scope.ts'
import { getItem, queryItems, type Table, written } from './table.ts'

/** Another system's access to one organisation. The table holds the SHA-256 of its secret; the secret was shown once. */
const apiToken = z.object({
  id: z.string(),
  org: z.string(),
  /** What it is for, in the administrator's words. */
  name: z.string().check(z.minLength(1), z.maxLength(40)),
  permissions: z.array(z.enum(apiPermissions)).check(z.minLength(1)),
  secretHash: z.string(),
  createdBy: z.string(),
  createdAt: z.number(),
  /** Epoch ms. */
  endsAt: z.number(),
  revokedAt: z.optional(z.number()),
})
export type ApiToken = z.infer<typeof apiToken>

export function readApiTokenItem(table: Table, scope: Scope, id: string): Promise<ApiToken | undefined> {
  return getItem(table, keys.apiToken(scope, id), apiToken, { strong: true })
}

/** An organisation's tokens, newest first, also revoked ones. */
export async function apiTokensOf(table: Table, scope: Scope): Promise<ApiToken[]> {
  const all = await queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :org AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: {
        ':org': keys.apiToken(scope, '').pk,
        ':prefix': keys.apiToken(scope, '').sk,
      },
    },
    apiToken,
  )
  return all.sort((a, b) => b.createdAt - a.createdAt)
}

export async function putApiToken(table: Table, scope: Scope, fresh: ApiToken): Promise<void> {
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      // Kept a month after its end, so that the list can say what it was.
      Item: {
        ...keys.apiToken(scope, fresh.id),
        ...fresh,
        expiresAt: Math.ceil(fresh.endsAt / 1000) + 2_592_000,
      },
    }),
  )
}

/** Ends a token at once; answers false when there is none or it was revoked before. */
export function revokeApiToken(table: Table, scope: Scope, id: string, now: number): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.apiToken(scope, id),
        UpdateExpression: 'SET revokedAt = :now',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(revokedAt)',
        ExpressionAttributeValues: { ':now': now },
      }),
    ),
  )
}
