import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { hash32 } from '../rules/shard.ts'
import { conditionFailed, getItem, type Key, type Table } from './table.ts'
import { dueShards, tableShape, type Worker } from './table-shape.ts'

/**
 * Due work: an item with a due time is found by the sparse index `due`, claimed on the item itself by moving its due time
 * into the future (the lease), and done. Whoever crashes in between leaves an item that becomes due again.
 * Whatever changes an item's state sets or removes `dueShard`, `dueAt` and `foundAt` in the same update. A claim moves `dueAt` alone: the index is
 * sorted by `foundAt`, so that a lease, which nearly always ends within the second, costs no index its two writes.
 */

/** How long a claim keeps others away, in ms: longer than a worker may run (60 s), so that two never overlap. */
export const leaseMs = 90_000

/** The attributes that make an item due at `at` (epoch ms); spread them into a Put, or set all of them in an Update. */
export function dueAt(
  worker: Worker,
  key: Key,
  at: number,
): { dueShard: string; dueAt: number; foundAt: number } {
  return { dueShard: `${worker}#${hash32(`${key.pk} ${key.sk}`) % dueShards}`, dueAt: at, foundAt: at }
}

/** An item that is due, as it was found or read: `dueAt` is what its claim has to find there. */
export interface DueItem extends Key {
  readonly dueAt: number
}

const dueEntry = z.object({ pk: z.string(), sk: z.string(), foundAt: z.number() })

/**
 * What is due now, oldest first within each shard; at most `limit` per shard. More than a run can do, so that who comes last is seen, too:
 * keys only, some 100 B each. The index may lag, and what is leased stays in it: claim before working.
 */
export async function findDue(table: Table, worker: Worker, now: number, limit = 500): Promise<DueItem[]> {
  const shards = await Promise.all(
    Array.from({ length: dueShards }, (_, shard) =>
      table.client.send(
        new QueryCommand({
          TableName: table.name,
          IndexName: tableShape.indexes.due.name,
          KeyConditionExpression: 'dueShard = :shard AND foundAt <= :now',
          ExpressionAttributeValues: { ':shard': `${worker}#${shard}`, ':now': now },
          Limit: limit,
        }),
      ),
    ),
  )
  return shards.flatMap((page) =>
    (page.Items ?? []).map((item) => {
      const { pk, sk, foundAt } = dueEntry.parse(item)
      return { pk, sk, dueAt: foundAt }
    }),
  )
}

/**
 * An item somebody works at: `dueAt` is the lease, or, where it was only looked at, the due time it was seen with. Every write compares with it, so
 * that a worker that lost its lease, or was not first, changes nothing.
 */
export interface Claim {
  readonly key: Key
  readonly dueAt: number
  /** The whole item. As a claim leaves it, it is as fresh as a strong read, and no unit dearer. */
  readonly item: Readonly<Record<string, unknown>>
  /** Somebody had it before and died or failed. */
  readonly abandoned?: boolean
}

/**
 * Takes a due item for this worker, or answers undefined because another has it or it is done. Where a lease has run out, because its worker died
 * or failed, the item goes to the back in the index, too: what always fails holds up nothing newer.
 */
export async function claim(table: Table, item: DueItem, now: number): Promise<Claim | undefined> {
  const claimed = await lease(table, item, now, { set: 'dueAt = :lease', when: 'dueAt = :seen' })
  if (claimed || item.dueAt > now - leaseMs) return claimed
  const abandoned = 'foundAt = :seen AND dueAt <= :now'
  return lease(table, item, now, { set: 'dueAt = :lease, foundAt = :lease', when: abandoned })
}

async function lease(
  table: Table,
  item: DueItem,
  now: number,
  { set, when }: { readonly set: string; readonly when: string },
): Promise<Claim | undefined> {
  const key = { pk: item.pk, sk: item.sk }
  const values = { ':lease': now + leaseMs, ':seen': item.dueAt }
  try {
    const { Attributes } = await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: `SET ${set}`,
        ConditionExpression: when,
        ExpressionAttributeValues: when.includes(':now') ? { ...values, ':now': now } : values,
        ReturnValues: 'ALL_NEW',
      }),
    )
    return { key, dueAt: now + leaseMs, item: Attributes ?? {} }
  } catch (error) {
    if (conditionFailed(error)) return undefined
    throw error
  }
}

/**
 * Looks at a due item without claiming it, for work that takes it by its own first write (see `takesItself` in sweep.ts); undefined when
 * somebody is at it or it is done. `known`: the item, where it has just been read. A stale reading is harmless: that first write compares.
 */
export async function lookAt(
  table: Table,
  { pk, sk }: Key,
  now: number,
  known?: Readonly<Record<string, unknown>>,
): Promise<Claim | undefined> {
  const item = known ?? (await getItem(table, { pk, sk }, z.looseObject({})))
  const at = item?.dueAt
  if (!item || typeof at !== 'number' || at > now) return undefined
  return { key: { pk, sk }, dueAt: at, item, abandoned: item.foundAt !== at }
}

/** Sets the next due time of a claimed item, or removes it (`at` undefined). Does nothing if the claim was lost or overtaken. */
export async function finish(table: Table, claimed: Claim, at?: number): Promise<void> {
  const update =
    at === undefined
      ? {
          UpdateExpression: 'REMOVE dueShard, dueAt, foundAt',
          ExpressionAttributeValues: { ':lease': claimed.dueAt },
        }
      : {
          UpdateExpression: 'SET dueAt = :at, foundAt = :at',
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
