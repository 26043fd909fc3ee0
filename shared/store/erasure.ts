import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { keys } from './keys.ts'
import type { Where } from './ledger-item.ts'
import { answerOfConcern, toAddress, toVolunteer } from './notice.ts'
import { conditionFailed, type Key, queryItems, type Table } from './table.ts'

/**
 * What the erasure of a person takes away. The data map: everything of a volunteer is in their own partition and in that of
 * their notices, besides match copies, the claim of their addresses, concerns they left an address with, what the ledgers say they gave or have ready, and words of theirs on timelines.
 */
const keyOnly = z.object({ pk: z.string(), sk: z.string() })

/** Every key of a partition, strongly. */
export function keysOf(table: Table, pk: string): Promise<Key[]> {
  return queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ProjectionExpression: 'pk, sk',
      ConsistentRead: true,
    },
    keyOnly,
  )
}

/** The keys of a partition that begin like this, strongly. */
export function keysWithin(table: Table, pk: string, prefix: string): Promise<Key[]> {
  return queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
      ProjectionExpression: 'pk, sk',
      ConsistentRead: true,
    },
    keyOnly,
  )
}

/** Keys of what is the volunteer's own, without the profile itself. */
export async function ownKeys(table: Table, volunteer: string): Promise<Key[]> {
  const profile = keys.volunteer(volunteer)
  const own = await keysOf(table, profile.pk)
  return own.filter(({ sk }) => sk !== profile.sk)
}

/** Keys of every message to them, sent or not. */
export function noticeKeys(table: Table, volunteer: string): Promise<Key[]> {
  return keysOf(table, keys.notice(toVolunteer(volunteer), '').pk)
}

/** Deletes items, 25 at a time. Harmless to repeat. */
export async function deleteAll(table: Table, gone: readonly Key[]): Promise<void> {
  for (let from = 0; from < gone.length; from += 25)
    await Promise.all(
      gone
        .slice(from, from + 25)
        .map((key) => table.client.send(new DeleteCommand({ TableName: table.name, Key: key }))),
    )
}

/** Takes name, words and devices out of a pledge that must still stand for a while. */
export async function stripPledge(table: Table, volunteer: string, need: string): Promise<void> {
  await whereThere(
    table,
    new UpdateCommand({
      TableName: table.name,
      Key: keys.pledge(volunteer, need),
      UpdateExpression: 'SET #name = :none, word = :none REMOVE devices, answerBack, note',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#name': 'name' },
      ExpressionAttributeValues: { ':none': '' },
    }),
  )
}

/** Takes out of a ledger, open or over, who gave what; the sums of what was received stay. */
export async function forgetGiver(table: Table, { scope, need }: Where, volunteer: string): Promise<void> {
  for (const key of [keys.ledger(scope, need), keys.closedLedger(scope, need)])
    await whereThere(
      table,
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: 'REMOVE got.#v',
        ConditionExpression: 'attribute_exists(got.#v)',
        ExpressionAttributeNames: { '#v': volunteer },
      }),
    )
}

const wordsOnTimeline = z.extend(keyOnly, {
  volunteer: z.optional(z.string()),
  by: z.string(),
  note: z.optional(z.string()),
})

/** Takes a volunteer's own words out of a need's timeline; what happened, and when, stays. */
export async function forgetWords(table: Table, { scope, need }: Where, volunteer: string): Promise<void> {
  const { pk, sk } = keys.event(scope, need, '', '')
  const events = await queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': sk.slice(0, -1) },
    },
    wordsOnTimeline,
  )
  for (const event of events)
    if (event.note !== undefined && (event.by === volunteer || event.volunteer === volunteer))
      await whereThere(
        table,
        new UpdateCommand({
          TableName: table.name,
          Key: { pk: event.pk, sk: event.sk },
          UpdateExpression: 'REMOVE note',
          ConditionExpression: 'attribute_exists(pk)',
        }),
      )
}

/** Takes an address out of the concerns it was left with: what they say stays until its time is over. */
export async function forgetReach(table: Table, identity: string): Promise<void> {
  const { pk, sk } = keys.concernOf(identity, '')
  const traces = await keysWithin(table, pk, sk)
  for (const trace of traces)
    await whereThere(
      table,
      new UpdateCommand({
        TableName: table.name,
        Key: keys.concern(trace.sk.slice(sk.length)),
        UpdateExpression: 'REMOVE reach',
        ConditionExpression: 'reach.#identity = :identity',
        ExpressionAttributeNames: { '#identity': 'identity' },
        ExpressionAttributeValues: { ':identity': identity },
      }),
    )
  const answers = traces.map((trace) =>
    keys.notice(toAddress(identity), answerOfConcern(trace.sk.slice(sk.length))),
  )
  await deleteAll(table, [...answers, ...traces])
}

async function whereThere(table: Table, update: UpdateCommand): Promise<void> {
  try {
    await table.client.send(update)
  } catch (error) {
    if (!conditionFailed(error)) throw error
  }
}
