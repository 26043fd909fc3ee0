import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { keys } from './keys.ts'
import type { Scope } from './scope.ts'
import { queryItems, type Table } from './table.ts'

/** What can happen to a need, for its timeline. Codes and ids only; words are added when it is shown. */
export const eventKinds = [
  'posted',
  'review-asked',
  'sent-back',
  'approved',
  'edited',
  'extended',
  'cancelled',
  'wave',
  'pledged',
  'changed',
  'withdrawn',
  'promoted',
  'reminded',
  'lapsed',
  'delivered',
  'received',
  'no-show',
  'expired',
  'closed',
  'consent-withdrawn',
  'answered-back',
  'noted',
  'handed-over',
  'campaign-left',
  'campaign-joined',
  'offer-asked',
  'hub-stopped',
  'hub-held',
  'hub-released',
] as const
export type EventKind = (typeof eventKinds)[number]

export const needEvent = z.object({
  need: z.string(),
  kind: z.enum(eventKinds),
  at: z.number(),
  /** A member's or volunteer's id, or 'mulin'. */
  by: z.string(),
  volunteer: z.optional(z.string()),
  lines: z.optional(z.string()),
  count: z.optional(z.int()),
  note: z.optional(z.string().check(z.maxLength(600))),
})
export type NeedEvent = z.infer<typeof needEvent>

/** Writes an event under an id that says what it is about, so that repeating it changes nothing. */
export async function writeEvent(table: Table, scope: Scope, id: string, event: NeedEvent): Promise<void> {
  const key = keys.event(scope, event.need, new Date(event.at).toISOString(), id)
  await table.client.send(new PutCommand({ TableName: table.name, Item: { ...key, ...event } }))
}

/** The need's timeline, oldest first. */
export function eventsOf(table: Table, scope: Scope, need: string): Promise<NeedEvent[]> {
  return queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :org AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':org': `O#${scope.org}`, ':prefix': `EVENT#${need}#` },
    },
    needEvent,
  )
}
