import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { type Budget, forgettable, mayAsk, unspent } from '../rules/budget.ts'
import { getItems } from './batch.ts'
import { keys } from './keys.ts'
import { conditionFailed, getItem, type Table } from './table.ts'

/** One item per volunteer: when they were last asked, keyed by need (ids made by the server), over all organisations. */
export const budget = z.object({
  asks: z.record(z.string(), z.number()),
  lastAskedAt: z.number().optional(),
})

const budgetItem = budget.extend({ pk: z.string() })

/** Budgets of a shortlist; whoever was never asked has an unspent one. */
export async function readBudgets(table: Table, volunteers: readonly string[]): Promise<Map<string, Budget>> {
  const found = new Map<string, Budget>(volunteers.map((id) => [id, unspent]))
  for (const { pk, ...item } of await getItems(table, [...found.keys()].map(keys.budget), budgetItem))
    found.set(pk.slice('V#'.length), item)
  return found
}

export interface Spending {
  readonly volunteer: string
  readonly need: string
  readonly perWeek: number
}

/** More failures than this mean that somebody else spends on the same volunteer all the time: then the cap is what they reached. */
const mostTries = 6

/**
 * Spends one ask before the invitation is made. One conditional update: what the decision rests on (how many asks there are, which
 * of them are old) is its condition, so two needs at the same moment cannot both spend the last one. Old asks are
 * forgotten in the same write. A repeat finds its own ask and answers true.
 */
export async function spendBudget(
  table: Table,
  now: number,
  spending: Spending,
  seen?: Budget,
): Promise<boolean> {
  let known = seen
  for (let tries = 0; tries < mostTries; tries++) {
    known ??= await getItem(table, keys.budget(spending.volunteer), budget, { strong: true })
    if (known?.asks[spending.need] !== undefined && !forgettable(known, now).includes(spending.need))
      return true
    if (!mayAsk(known ?? unspent, now, spending.perWeek)) return false
    if (await spend(table, now, spending, known ?? unspent)) return true
    known = undefined
  }
  return false
}

async function spend(table: Table, now: number, spending: Spending, known: Budget): Promise<boolean> {
  const key = keys.budget(spending.volunteer)
  const fresh = Object.keys(known.asks).length === 0
  // The need's own old ask is written over, not forgotten: one path may appear only once in an update.
  const old = forgettable(known, now).filter((need) => need !== spending.need)
  const overwritten = known.asks[spending.need] === undefined ? 0 : 1
  const names = Object.fromEntries(old.map((need, i) => [`#o${i}`, need]))
  const still = old.map((need, i) => [`:o${i}`, known.asks[need]] as const)
  const update = fresh
    ? {
        UpdateExpression: 'SET asks = :first, lastAskedAt = :now',
        ConditionExpression: 'attribute_not_exists(asks) OR size(asks) = :none',
        ExpressionAttributeValues: { ':first': { [spending.need]: now }, ':now': now, ':none': 0 },
      }
    : {
        UpdateExpression: `SET asks.#need = :now, lastAskedAt = :now${
          old.length
            ? ` REMOVE ${Object.keys(names)
                .map((name) => `asks.${name}`)
                .join(', ')}`
            : ''
        }`,
        ConditionExpression: [
          overwritten ? 'asks.#need = :before' : 'attribute_not_exists(asks.#need)',
          'size(asks) < :most',
          ...still.map(([value], i) => `asks.#o${i} = ${value}`),
        ].join(' AND '),
        ExpressionAttributeNames: { '#need': spending.need, ...names },
        ExpressionAttributeValues: {
          ':now': now,
          ':most': spending.perWeek + old.length + overwritten,
          ...(overwritten ? { ':before': known.asks[spending.need] } : {}),
          ...Object.fromEntries(still),
        },
      }
  try {
    await table.client.send(new UpdateCommand({ TableName: table.name, Key: key, ...update }))
    return true
  } catch (error) {
    if (conditionFailed(error)) return false
    throw error
  }
}

/** Gives an ask back because nothing was sent. Harmless to repeat. */
export async function giveBack(table: Table, volunteer: string, need: string): Promise<void> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.budget(volunteer),
        UpdateExpression: 'REMOVE asks.#need',
        ConditionExpression: 'attribute_exists(asks.#need)',
        ExpressionAttributeNames: { '#need': need },
      }),
    )
  } catch (error) {
    if (!conditionFailed(error)) throw error
  }
}
