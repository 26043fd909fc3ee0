import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { GetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type * as z from 'zod/mini'

/** The one table: the client and the name; every store function takes it first. */
export interface Table {
  readonly client: DynamoDBDocumentClient
  readonly name: string
}

export interface Key {
  readonly pk: string
  readonly sk: string
}

/** The key of an item, or of an entry of an index. */
export const keyOf = ({ pk, sk }: Readonly<Record<string, unknown>>): Key => ({
  pk: String(pk),
  sk: String(sk),
})

/** True when a conditional write was refused: somebody else was first, or it had already been done. */
export function conditionFailed(error: unknown): boolean {
  return error instanceof Error && error.name === 'ConditionalCheckFailedException'
}

/**
 * Runs a conditional write; answers false when its condition did not hold. After a lost reply that may mean 'done already':
 * whoever must tell the two apart reads the item strongly.
 */
export async function written(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (conditionFailed(error)) return false
    throw error
  }
}

/** Reads one item and parses it; strongly consistent only when asked, at twice the price. */
export async function getItem<T extends z.ZodMiniType>(
  table: Table,
  key: Key,
  schema: T,
  options: { strong?: boolean } = {},
): Promise<z.infer<T> | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: key, ConsistentRead: options.strong ?? false }),
  )
  return Item === undefined ? undefined : schema.parse(Item)
}

/** All items of a query, following pages to the end; `limit` bounds how many are returned. */
export async function queryItems<T extends z.ZodMiniType>(
  table: Table,
  input: Omit<QueryCommandInput, 'TableName'>,
  schema: T,
  limit = Number.POSITIVE_INFINITY,
): Promise<z.infer<T>[]> {
  const found: z.infer<T>[] = []
  let from: Record<string, unknown> | undefined
  do {
    const page = await table.client.send(
      new QueryCommand({ ...input, TableName: table.name, ExclusiveStartKey: from }),
    )
    for (const item of page.Items ?? []) found.push(schema.parse(item))
    from = page.LastEvaluatedKey
  } while (from !== undefined && found.length < limit)
  return found.slice(0, limit)
}
