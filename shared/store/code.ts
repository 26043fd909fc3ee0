import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { dueAt } from './due.ts'
import { keys } from './keys.ts'
import { conditionFailed, getItem, type Table } from './table.ts'

/** How long a code works, in ms. */
export const codeLifeMs = 10 * 60_000
/** How often somebody may guess. */
export const mostTries = 5

/**
 * 'accept-invitation': to become a member; goes out to whoever was invited, before they are known. 'own-address': a member or volunteer adds a number or address
 * of theirs.
 */
export const codePurposes = ['sign-in', 'accept-invitation', 'confirm-contact', 'own-address'] as const

/**
 * A one-time code somebody asked for. The six digits are in no table: notify derives them when it sends them and leaves their hash here.
 * Bound to the browser that asked.
 */
export const code = z.object({
  id: z.string(),
  purpose: z.enum(codePurposes),
  channel: z.enum(['email', 'mobile']),
  /** Normal form. */
  address: z.string(),
  language: z.enum(['zh-CN', 'en']),
  /** Hash of the cookie of the browser that asked. */
  browserHash: z.string(),
  /** What it confirms, such as a volunteer's id, or 'org#invitation'. */
  about: z.optional(z.string()),
  tries: z.int(),
  at: z.number(),
  /** Epoch ms; checked at every use. */
  expiresAtMs: z.number(),
  /** Hash of id and digits; written by notify before the message goes out. Absent for an address nobody signs in with. */
  codeHash: z.optional(z.string()),
  linkKeyId: z.optional(z.string()),
  /** How often it was handed over without being refused for certain. */
  sends: z.optional(z.int()),
  /** Its text message is paid for. */
  paid: z.optional(z.boolean()),
  /** When it was used, and by which attempt, so that a repeated write finds its own. */
  usedAt: z.optional(z.number()),
  usedBy: z.optional(z.string()),
  dueShard: z.optional(z.string()),
  dueAt: z.optional(z.number()),
})
export type Code = z.infer<typeof code>

export type NewCode = Pick<
  Code,
  'id' | 'purpose' | 'channel' | 'address' | 'language' | 'browserHash' | 'about'
>

/** Hands a code to notify, due now. */
export async function putCode(table: Table, now: number, fresh: NewCode): Promise<void> {
  const key = keys.code(fresh.id)
  const expiresAtMs = now + codeLifeMs
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: {
          ...key,
          ...fresh,
          tries: 0,
          at: now,
          expiresAtMs,
          ...dueAt('notify', key, now),
          expiresAt: Math.ceil(expiresAtMs / 1000) + 3600,
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    )
  } catch (error) {
    // The id is fresh and unguessable, so one that is there is our own earlier write.
    if (!conditionFailed(error)) throw error
  }
}

export function readCode(table: Table, id: string): Promise<Code | undefined> {
  return getItem(table, keys.code(id), code, { strong: true })
}

/** Counts a guess before it is looked at, so that many at once are still at most five. Answers the code as it then stands. */
export async function countTry(
  table: Table,
  now: number,
  of: Pick<Code, 'id' | 'browserHash'>,
): Promise<Code | undefined> {
  try {
    const { Attributes } = await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.code(of.id),
        UpdateExpression: 'SET tries = tries + :one',
        ConditionExpression:
          'browserHash = :browser AND expiresAtMs > :now AND tries < :most AND attribute_not_exists(usedAt)',
        ExpressionAttributeValues: { ':one': 1, ':browser': of.browserHash, ':now': now, ':most': mostTries },
        ReturnValues: 'ALL_NEW',
      }),
    )
    return code.parse(Attributes)
  } catch (error) {
    if (conditionFailed(error)) return undefined
    throw error
  }
}

/** Uses a code up: true for one attempt only, however many try at once. */
export async function useUp(
  table: Table,
  now: number,
  it: { readonly id: string; readonly codeHash: string; readonly attempt: string },
): Promise<boolean> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.code(it.id),
        UpdateExpression: 'SET usedAt = :now, usedBy = :attempt REMOVE dueShard, dueAt, foundAt',
        ConditionExpression: 'codeHash = :hash AND expiresAtMs > :now AND attribute_not_exists(usedAt)',
        ExpressionAttributeValues: { ':now': now, ':attempt': it.attempt, ':hash': it.codeHash },
      }),
    )
    return true
  } catch (error) {
    if (!conditionFailed(error)) throw error
    return (await readCode(table, it.id))?.usedBy === it.attempt
  }
}
