import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { memberNotices, reporterNotices, volunteerNotices } from '../rules/notice-kinds.ts'
import { dueAt } from './due.ts'
import { keys } from './keys.ts'
import { conditionFailed, getItem, queryItems, type Table } from './table.ts'

/** 'skipped': when its turn came it was no longer true, or nobody was to be told any more. */
export const noticeStates = ['due', 'sent', 'unknown', 'failed', 'skipped'] as const

/**
 * One message to one person that notify has still to send. Holds no text: it is written from the current state when it goes
 * out. Its id says what it is about, so that writing it twice is writing it once.
 */
export const notice = z.object({
  /** 'V#volunteer', or 'O#org#member', or 'A#address-identity' for somebody of whom we have no more than an address. */
  to: z.string(),
  id: z.string(),
  kind: z.enum([...memberNotices, ...volunteerNotices, ...reporterNotices]),
  org: z.optional(z.string()),
  need: z.optional(z.string()),
  /** The volunteer it is about, where the reader is a member; or the link's, invitation's or concern's id. */
  about: z.optional(z.string()),
  state: z.enum(noticeStates),
  /** Refusals in a row. */
  tries: z.int(),
  /** How often it was handed over without being refused for certain. */
  sends: z.optional(z.int()),
  /** Its text message is paid for. */
  paid: z.optional(z.boolean()),
  at: z.number(),
  dueShard: z.optional(z.string()),
  dueAt: z.optional(z.number()),
})
export type Notice = z.infer<typeof notice>

export type NewNotice = Pick<Notice, 'to' | 'id' | 'kind' | 'org' | 'need' | 'about'>

export const toVolunteer = (volunteer: string): string => `V#${volunteer}`
export const toAddress = (identity: string): string => `A#${identity}`
export const toMember = (org: string, member: string): string => `O#${org}#${member}`

/** The id of the one answer to a concern. */
export const answerOfConcern = (concern: string): string => `concern-answered#${concern}`

/** Whether the very same was already written; read cheaply, so that a no is no proof. */
export async function hasNotice(table: Table, { to, id }: Pick<Notice, 'to' | 'id'>): Promise<boolean> {
  return (await getItem(table, keys.notice(to, id), notice)) !== undefined
}

export function readNotice(table: Table, to: string, id: string): Promise<Notice | undefined> {
  return getItem(table, keys.notice(to, id), notice, { strong: true })
}

/** Messages to one reader whose ids begin like this, strongly. */
export function noticesTo(table: Table, to: string, begin: string): Promise<Notice[]> {
  const { pk, sk } = keys.notice(to, begin)
  return queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :to AND begins_with(sk, :begin)',
      ExpressionAttributeValues: { ':to': pk, ':begin': sk },
      ConsistentRead: true,
    },
    notice,
  )
}

/** Puts a message in notify's way; answers false when the very same was already written. */
export async function putNotice(table: Table, now: number, fresh: NewNotice): Promise<boolean> {
  const key = keys.notice(fresh.to, fresh.id)
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: {
          ...key,
          ...fresh,
          state: 'due',
          tries: 0,
          at: now,
          ...dueAt('notify', key, now),
          // A year: long enough to answer 'was it sent?', and gone by itself after.
          expiresAt: Math.floor(now / 1000) + 31_536_000,
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    )
    return true
  } catch (error) {
    if (conditionFailed(error)) return false
    throw error
  }
}
