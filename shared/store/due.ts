import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { hash32 } from '../rules/shard.ts'
import { conditionFailed, type Key, type Table } from './table.ts'
import { dueShards, tableShape, type Worker } from './table-shape.ts'

/**
 * Due work: an item with a due time is found by the sparse index `due`, claimed on the item itself by moving its due time
 * into the future (the lease), and done. Whoever crashes in between leaves an item that becomes due again.
 * Whatever changes an item's state sets or removes `dueShard` and `dueAt` in the same update.
 */

/** How long a claim keeps others away, in ms: longer than a worker may run (60 s), so that two never overlap. */
export const leaseMs = 90_000

/** The two attributes that make an item due at `at` (epoch ms); spread them into a Put, or set both in an Update. */
export function dueAt(worker: Worker, key: Key, at: number): { dueShard: string; dueAt: number } {
  return { dueShard: `${worker}#${hash32(`${key.pk} ${key.sk}`) % dueShards}`, dueAt: at }
}

const dueItem = z.object({ pk: z.string(), sk: z.string(), dueAt: z.number() })
export type DueItem = z.infer<typeof dueItem>

/**
 * What is due now, oldest first within each shard; at most `limit` per shard. More than a run can do, so that who comes last is seen, too:
 * keys only, some 100 B each. The index may lag: claim before working.
 */
export async function findDue(table: Table, worker: Worker, now: number, limit = 500): Promise<DueItem[]> {
  const shards = await Promise.all(
    Array.from({ length: dueShards }, (_, shard) =>
      table.client.send(
        new QueryCommand({
          TableName: table.name,
          IndexName: tableShape.indexes.due.name,
          KeyConditionExpression: 'dueShard = :shard AND dueAt <= :now',
          ExpressionAttributeValues: { ':shard': `${worker}#${shard}`, ':now': now },
          Limit: limit,
        }),
      ),
    ),
  )
  return shards.flatMap((page) => (page.Items ?? []).map((item) => dueItem.parse(item)))
}

/** A claimed item: `dueAt` is the lease; finishing compares with it, so that a worker that lost its lease changes nothing. */
export interface Claim {
  readonly key: Key
  readonly dueAt: number
}

/** Takes a due item for this worker, or answers undefined because another has it or it is done. */
export async function claim(table: Table, item: DueItem, now: number): Promise<Claim | undefined> {
  const key = { pk: item.pk, sk: item.sk }
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: 'SET dueAt = :lease',
        ConditionExpression: 'dueAt = :seen',
        ExpressionAttributeValues: { ':lease': now + leaseMs, ':seen': item.dueAt },
      }),
    )
    return { key, dueAt: now + leaseMs }
  } catch (error) {
    if (conditionFailed(error)) return undefined
    throw error
  }
}

/** Sets the next due time of a claimed item, or removes it (`at` undefined). Does nothing if the claim was lost or overtaken. */
export async function finish(table: Table, claimed: Claim, at?: number): Promise<void> {
  const update =
    at === undefined
      ? { UpdateExpression: 'REMOVE dueShard, dueAt', ExpressionAttributeValues: { ':lease': claimed.dueAt } }
      : {
          UpdateExpression: 'SET dueAt = :at',
          ExpressionAttributeValues: { ':lease': claimed.dueAt, ':at': at },
        }
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: claimed.key,
        ConditionExpression: 'dueAt = :lease',
        ...update,
      }),
    )
  } catch (error) {
    if (!conditionFailed(error)) throw error
  }
}
