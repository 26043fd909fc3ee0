import { PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { contactKinds } from '../rules/channel-order.ts'
import {
  concernKeptUntil,
  longestConcern,
  longestHandlingNote,
  measures,
  worries,
} from '../rules/concerns.ts'
import { getItems } from './batch.ts'
import { type Claim, dueAt } from './due.ts'
import { keys } from './keys.ts'
import { getItem, keyOf, type Table, written } from './table.ts'
import { tableShape } from './table-shape.ts'

/** What the hub has decided about a concern. Carried out, and answered, by due work. */
export const handling = z.object({
  measure: z.enum(measures),
  note: z.string().check(z.maxLength(longestHandlingNote)),
  /** A member of the hub. */
  by: z.string(),
  at: z.number(),
})
export type Handling = z.infer<typeof handling>

/** What somebody is worried about. Whoever wrote it is nobody, unless they left an address. For the hub's administrators alone. */
export const concern = z.object({
  concern: z.string(),
  worry: z.enum(worries),
  text: z.string().check(z.maxLength(longestConcern)),
  language: z.enum(['zh-CN', 'en']),
  /** The page it is about, without anything that lets people in. */
  page: z.string().check(z.maxLength(250)),
  /** The organisation and the need of that page, where it has them. */
  org: z.optional(z.string()),
  need: z.optional(z.string()),
  /** Where to reach whoever wrote it, if they want that. */
  reach: z.optional(z.object({ channel: z.enum(contactKinds), address: z.string(), identity: z.string() })),
  /** It came in a flood: the hub's administrators are not told of it on its own. */
  oneOfMany: z.optional(z.boolean()),
  at: z.number(),
  handled: z.optional(handling),
  /** What was decided has been done: it is not done a second time. */
  carriedOut: z.optional(z.boolean()),
  /** TTL, epoch seconds: since it was handled. */
  expiresAt: z.optional(z.number()),
  /** Set while somebody has still to be told. */
  dueShard: z.optional(z.string()),
  dueAt: z.optional(z.number()),
})
export type Concern = z.infer<typeof concern>

/** Where a list of concerns stands in the index, the oldest first. */
const listIndex = (list: 'open' | 'handled', at: number, id: string) => ({
  needKey: `CONCERNS#${list}`,
  needSort: `${new Date(at).toISOString()}#${id}`,
})

/** Keeps a concern; answers false when the very same is kept already. First the trace of its address, so that none is ever without one. */
export async function putConcern(table: Table, fresh: Concern): Promise<boolean> {
  if (fresh.reach) {
    const Item = { ...keys.concernOf(fresh.reach.identity, fresh.concern), concern: fresh.concern }
    await table.client.send(new PutCommand({ TableName: table.name, Item }))
  }
  return written(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: {
          ...keys.concern(fresh.concern),
          ...listIndex('open', fresh.at, fresh.concern),
          ...fresh,
          ...dueAt('broadcast', keys.concern(fresh.concern), fresh.at),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  )
}

/** A concern, unless its time is over: what is past it is not there, whether it has been cleared away or not. */
export async function readConcern(table: Table, now: number, id: string): Promise<Concern | undefined> {
  const found = await getItem(table, keys.concern(id), concern, { strong: true })
  return found && isKept(found, now) ? found : undefined
}

const isKept = ({ expiresAt }: Concern, now: number): boolean =>
  expiresAt === undefined || expiresAt * 1000 > now

/**
 * Notes what was decided about a concern, from when on it is kept for a while only; due, so that it is carried out and answered. False when it
 * has been handled already.
 */
export function putHandling(table: Table, id: string, fresh: Handling): Promise<boolean> {
  const key = keys.concern(id)
  const { needKey, needSort } = listIndex('handled', fresh.at, id)
  const due = dueAt('broadcast', key, fresh.at)
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression:
          'SET handled = :handled, expiresAt = :gone, needKey = :list, needSort = :sort, dueShard = :shard, dueAt = :at, foundAt = :at',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(handled)',
        ExpressionAttributeValues: {
          ':handled': handling.parse(fresh),
          ':gone': Math.ceil(concernKeptUntil(fresh.at) / 1000),
          ':list': needKey,
          ':sort': needSort,
          ':shard': due.dueShard,
          ':at': due.dueAt,
        },
      }),
    ),
  )
}

/** Notes that what was decided has been done. */
export function noteCarriedOut(table: Table, id: string): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.concern(id),
        UpdateExpression: 'SET carriedOut = :yes',
        ConditionExpression: 'attribute_exists(handled)',
        ExpressionAttributeValues: { ':yes': true },
      }),
    ),
  )
}

/** The trace of its address goes when the concern does. */
export async function endTrace(table: Table, { concern: id, reach, expiresAt }: Concern): Promise<void> {
  if (!reach || expiresAt === undefined) return
  await written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.concernOf(reach.identity, id),
        UpdateExpression: 'SET expiresAt = :gone',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':gone': expiresAt },
      }),
    ),
  )
}

/** The concern a claim of due work is about. */
export const concernOf = ({ key }: Claim): string => key.sk.slice(keys.concern('').sk.length)

/** One page of a list: what is open from the oldest on, what has been handled from the newest. `after` is where the page before ended. */
export async function pageOfConcerns(
  table: Table,
  now: number,
  of: { readonly list: 'open' | 'handled'; readonly limit: number; readonly after?: string },
): Promise<{ readonly concerns: readonly Concern[]; readonly after?: string }> {
  const open = of.list === 'open'
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: tableShape.indexes.need.name,
      KeyConditionExpression: `needKey = :list AND needSort ${open ? '>' : '<'} :after`,
      ExpressionAttributeValues: {
        ':list': `CONCERNS#${of.list}`,
        ':after': of.after ?? (open ? ' ' : '~'),
      },
      ScanIndexForward: open,
      Limit: of.limit + 1,
    }),
  )
  const page = Items.slice(0, of.limit)
  const after = Items.length > of.limit ? page.at(-1)?.needSort : undefined
  const whole = await getItems(table, page.map(keyOf), concern)
  const concerns = new Map(whole.map((one) => [one.concern, one]))
  const inOrder = page.flatMap(({ sk }) => concerns.get(String(sk).slice(keys.concern('').sk.length)) ?? [])
  return {
    concerns: inOrder.filter((one) => isKept(one, now)),
    ...(after === undefined ? {} : { after: String(after) }),
  }
}
