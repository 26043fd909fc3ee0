import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { getItem, type Key, type Table, written } from './table.ts'

/**
 * How many text messages may be sent in a period, and how many were: one item per budget, spent by one conditional update. What cannot be counted is
 * not sent: without an item, or with an error of the store, the answer is no.
 */
const textBudget = z.object({
  most: z.int().check(z.gte(0)),
  /** The day or month it counts in, as a name that sorts: '2022-01-25', '2022-01'; empty before the first. */
  period: z.string(),
  used: z.int().check(z.gte(0)),
})
export type TextBudget = z.infer<typeof textBudget>

export function readTextBudget(table: Table, key: Key): Promise<TextBudget | undefined> {
  return getItem(table, key, textBudget, { strong: true })
}

/** How many may still be sent in this period. */
export function textsLeft(budget: TextBudget | undefined, period: string): number {
  if (!budget) return 0
  return budget.period < period ? budget.most : Math.max(0, budget.most - budget.used)
}

/** Makes a budget where there is none; one that is there stays as it is. */
export async function openTextBudget(table: Table, key: Key, most: number): Promise<void> {
  await written(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...key, ...textBudget.parse({ most, period: '', used: 0 }) },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  )
}

/** Sets how many may be sent in a period; what was sent in this one stays counted. */
export async function setTextBudget(table: Table, key: Key, most: number): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: key,
      UpdateExpression:
        'SET most = :most, #period = if_not_exists(#period, :first), used = if_not_exists(used, :none)',
      ExpressionAttributeNames: { '#period': 'period' },
      ExpressionAttributeValues: { ':most': most, ':first': '', ':none': 0 },
    }),
  )
}

/** More failures than this mean that periods change under our hands. */
const mostTries = 4

/**
 * Spends one message of a period; false when none is left or there is no budget. Never given back: after a lost answer one may be counted that was not
 * sent, never the other way round. A period that has begun elsewhere is not gone back from, whatever our clock says.
 */
export async function spendText(table: Table, key: Key, period: string): Promise<boolean> {
  for (let tries = 0; tries < mostTries; tries++) {
    if (await spendInPeriod(table, key, period)) return true
    const known = await readTextBudget(table, key)
    if (textsLeft(known, period) === 0) return false
    if (known && known.period < period && (await beginPeriod(table, key, period))) return true
  }
  return false
}

function spendInPeriod(table: Table, key: Key, period: string): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: 'SET used = used + :one',
        ConditionExpression: '#period >= :period AND used < most',
        ExpressionAttributeNames: { '#period': 'period' },
        ExpressionAttributeValues: { ':one': 1, ':period': period },
      }),
    ),
  )
}

/** The first message of a new period. */
function beginPeriod(table: Table, key: Key, period: string): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: 'SET #period = :period, used = :one',
        ConditionExpression: '#period < :period AND most >= :one',
        ExpressionAttributeNames: { '#period': 'period' },
        ExpressionAttributeValues: { ':one': 1, ':period': period },
      }),
    ),
  )
}

/** How long it is remembered how many messages a need has sent, in seconds: longer than any need lasts. */
const rememberedFor = 31_536_000

/** Counts one more where the limit is the same for all, such as messages of one need; false when there were that many. */
export function countUpTo(table: Table, key: Key, most: number, now: number): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: 'SET used = if_not_exists(used, :none) + :one, expiresAt = :gone',
        ConditionExpression: '(attribute_not_exists(used) AND :most > :none) OR used < :most',
        ExpressionAttributeValues: {
          ':one': 1,
          ':none': 0,
          ':most': most,
          ':gone': Math.floor(now / 1000) + rememberedFor,
        },
      }),
    ),
  )
}
