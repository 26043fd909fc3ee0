import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { keys } from './keys.ts'
import { getItem, type Table, written } from './table.ts'

const day = 86_400_000
/** A session ends after this long without a visit, in ms. */
export const idleMs = 14 * day
/** A session ends after this long in any case, in ms. */
export const longestMs = 30 * day
/** How often a visit is noted, in ms: a write a day, not one a page. */
const notedEvery = day

/** A browser that has proved an address. The table holds the SHA-256 of its cookie; whoever reads the table cannot sign in. */
const session = z.object({
  hash: z.string(),
  /** Of the address that was proved, so that somebody with several organisations can change between them. */
  identity: z.string(),
  /** Absent until somebody with several organisations has chosen one. */
  as: z.optional(z.object({ org: z.string(), member: z.string() })),
  createdAt: z.number(),
  seenAt: z.number(),
})
export type Session = z.infer<typeof session>

/** The session of a cookie's hash, unless it is over: expiry is decided here, never by the table's own cleaning. */
export async function readLiveSession(table: Table, hash: string, now: number): Promise<Session | undefined> {
  const found = await getItem(table, keys.session(hash), session, { strong: true })
  return found && now < Math.min(found.createdAt + longestMs, found.seenAt + idleMs) ? found : undefined
}

export async function putSession(table: Table, fresh: Omit<Session, 'seenAt'>): Promise<void> {
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: {
        ...keys.session(fresh.hash),
        ...fresh,
        seenAt: fresh.createdAt,
        expiresAt: Math.ceil((fresh.createdAt + longestMs) / 1000),
      },
    }),
  )
}

/** Notes that the session is in use, once a day; never brings back one that was ended meanwhile. */
export async function noteSeen(table: Table, { hash, seenAt }: Session, now: number): Promise<void> {
  if (now - seenAt < notedEvery) return
  await written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.session(hash),
        UpdateExpression: 'SET seenAt = :now',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':now': now },
      }),
    ),
  )
}

/** Ends a session for good. */
export async function endSession(table: Table, hash: string): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: keys.session(hash) }))
}
