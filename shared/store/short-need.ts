import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { districtOf } from '../rules/rings.ts'
import { topics } from '../rules/topics.ts'
import { keys } from './keys.ts'
import { queryItems, type Table } from './table.ts'

/**
 * Needs of a district that found too few people, over all organisations, so that others give way to them. Each says so of itself when it
 * looks for people, and it leaves by itself; whoever reads it asks the ledger before giving way.
 */
const shortNeed = z.object({
  need: z.string(),
  org: z.string(),
  area: z.string(),
  topics: z.array(z.enum(topics)),
  skill: z.optional(z.string()),
  /** How many yeses it lacked when it looked, to know whose ledgers are worth reading; 0 where it did not say. */
  lacks: z._default(z.number(), 0),
  /** Epoch ms, all three. */
  openedAt: z.number(),
  lookedAt: z._default(z.number(), 0),
  until: z.number(),
})
export type StoredShortNeed = z.infer<typeof shortNeed>

/** More than so many are not read. */
const mostShort = 500

const keyOf = ({ area, need }: Pick<StoredShortNeed, 'area' | 'need'>) =>
  keys.shortNeed(districtOf(area), need)

export async function putShort(table: Table, it: StoredShortNeed): Promise<void> {
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: { ...keyOf(it), ...it, expiresAt: Math.ceil(it.until / 1000) },
    }),
  )
}

export async function removeShort(table: Table, of: Pick<StoredShortNeed, 'area' | 'need'>): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: keyOf(of) }))
}

/** Those of the district that this area lies in: one Query. */
export function readShort(table: Table, area: string): Promise<StoredShortNeed[]> {
  const { pk } = keys.shortNeed(districtOf(area), '')
  return queryItems(
    table,
    { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk }, Limit: mostShort },
    shortNeed,
    mostShort,
  )
}
