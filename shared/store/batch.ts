import { BatchGetCommand } from '@aws-sdk/lib-dynamodb'
import type * as z from 'zod/mini'
import type { Key, Table } from './table.ts'

/** The most items one BatchGet takes. */
const mostAtOnce = 100

/**
 * Reads items by their keys, 100 at a time, in no particular order; those that are not there are left out. A key that is named twice, which the store
 * would refuse, is read once. What the store leaves out for lack of room or capacity is asked for again; the SDK paces its own retries.
 */
export async function getItems<T extends z.ZodMiniType>(
  table: Table,
  wanted: readonly Key[],
  schema: T,
  options: { strong?: boolean } = {},
): Promise<z.infer<T>[]> {
  const found: z.infer<T>[] = []
  const left = [...new Map(wanted.map((key) => [`${key.pk} ${key.sk}`, key])).values()]
  while (left.length > 0) {
    const Keys = left.splice(0, mostAtOnce)
    const answer = await table.client.send(
      new BatchGetCommand({
        RequestItems: { [table.name]: { Keys, ConsistentRead: options.strong ?? false } },
      }),
    )
    for (const item of answer.Responses?.[table.name] ?? []) found.push(schema.parse(item))
    for (const key of answer.UnprocessedKeys?.[table.name]?.Keys ?? [])
      left.push({ pk: String(key.pk), sk: String(key.sk) })
  }
  return found
}
