import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { type Budget, forgettable, mayAsk, restMs, unspent } from '../rules/budget.ts'
import { getItems } from './batch.ts'
import { keys } from './keys.ts'
import { conditionFailed, getItem, type Table, written } from './table.ts'

/** One item per volunteer: when they were last asked, keyed by need (ids made by the server), over all organisations. */
export const budget = z.object({
  asks: z.record(z.string(), z.number()),
  lastAskedAt: z.optional(z.number()),
  /** Until when nobody asks them, epoch ms. */
  restUntil: z.optional(z.number()),
  /** Requests that went out to them, ever. */
  asked: z.optional(z.int()),
  /** Needs they have promised something for, ever; which ones lately, so that a repeat counts once. */
  yes: z.optional(z.int()),
  gave: z.optional(z.record(z.string(), z.number())),
})

const budgetItem = z.extend(budget, { pk: z.string() })

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
  /** How long they are left alone after this ask while they do not answer, in ms; as the rules say unless told. */
  readonly restMs?: number
}

/** More failures than this mean that somebody else spends on the same volunteer all the time: then the cap is what they reached. */
const mostTries = 6

/**
 * Spends one ask before the invitation is made. One conditional update: what the decision rests on (how many asks there are, which
 * of them are old, that nobody rests) is its condition, so two needs at the same moment cannot both spend the last one. Old asks are
 * forgotten in the same write. A repeat finds its own ask. Answers the budget as it is now, or undefined for a no.
 */
export async function spendBudget(
  table: Table,
  now: number,
  spending: Spending,
  seen?: Budget,
): Promise<Budget | undefined> {
  let known = seen
  for (let tries = 0; tries < mostTries; tries++) {
    known ??= await getItem(table, keys.budget(spending.volunteer), budget, { strong: true })
    if (known?.asks[spending.need] !== undefined && !forgettable(known, now).includes(spending.need))
      return known
    if (!mayAsk(known ?? unspent, now, spending.perWeek)) return undefined
    if (await spend(table, now, spending, known ?? unspent))
      return { ...(known ?? unspent), asked: (known?.asked ?? 0) + 1, lastAskedAt: now }
    known = undefined
  }
  return undefined
}

async function spend(table: Table, now: number, spending: Spending, known: Budget): Promise<boolean> {
  const key = keys.budget(spending.volunteer)
  const fresh = Object.keys(known.asks).length === 0
  // The need's own old ask is written over, not forgotten: one path may appear only once in an update.
  const old = forgettable(known, now).filter((need) => need !== spending.need)
  const overwritten = known.asks[spending.need] === undefined ? 0 : 1
  const names = Object.fromEntries(old.map((need, i) => [`#o${i}`, need]))
  const still = old.map((need, i) => [`:o${i}`, known.asks[need]] as const)
  const counted = 'lastAskedAt = :now, restUntil = :rest, asked = if_not_exists(asked, :none) + :once'
  const rested = '(attribute_not_exists(restUntil) OR restUntil <= :now)'
  const values = { ':now': now, ':rest': now + (spending.restMs ?? restMs.silent), ':none': 0, ':once': 1 }
  const update = fresh
    ? {
        UpdateExpression: `SET asks = :first, ${counted}`,
        ConditionExpression: `(attribute_not_exists(asks) OR size(asks) = :none) AND ${rested}`,
        ExpressionAttributeValues: { ...values, ':first': { [spending.need]: now } },
      }
    : {
        UpdateExpression: `SET asks.#need = :now, ${counted}${
          old.length
            ? ` REMOVE ${Object.keys(names)
                .map((name) => `asks.${name}`)
                .join(', ')}`
            : ''
        }`,
        ConditionExpression: [
          overwritten ? 'asks.#need = :before' : 'attribute_not_exists(asks.#need)',
          'size(asks) < :most',
          rested,
          ...still.map(([value], i) => `asks.#o${i} = ${value}`),
        ].join(' AND '),
        ExpressionAttributeNames: { '#need': spending.need, ...names },
        ExpressionAttributeValues: {
          ...values,
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

/** Gives an ask back because nothing was sent: it is not counted, and who rests only because of it does not rest. Harmless to repeat. */
export async function giveBack(table: Table, volunteer: string, need: string): Promise<void> {
  const known = await getItem(table, keys.budget(volunteer), budget, { strong: true })
  const at = known?.asks[need]
  if (known === undefined || at === undefined) return
  const rests = known.restUntil === at + restMs.silent
  await written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.budget(volunteer),
        UpdateExpression: `SET asked = if_not_exists(asked, :once) - :once REMOVE asks.#need${rests ? ', restUntil' : ''}`,
        ConditionExpression: `asks.#need = :at${rests ? ' AND restUntil = :until' : ''}`,
        ExpressionAttributeNames: { '#need': need },
        ExpressionAttributeValues: {
          ':at': at,
          ':once': 1,
          ...(rests ? { ':until': known.restUntil } : {}),
        },
      }),
    ),
  )
}

/** Somebody has answered 'not this time': they are not asked before `until` (epoch ms), however long they were to rest. */
export async function restAfterNo(
  table: Table,
  of: Pick<Spending, 'volunteer' | 'need'>,
  until: number,
): Promise<void> {
  await written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.budget(of.volunteer),
        UpdateExpression: 'SET restUntil = :until',
        // A rest that a promise brought is longer than any ask's and stays.
        ConditionExpression: 'attribute_exists(asks.#need) AND attribute_not_exists(gave.#need)',
        ExpressionAttributeNames: { '#need': of.need },
        ExpressionAttributeValues: { ':until': until },
      }),
    ),
  )
}

/** How many needs somebody has promised something for are remembered by name, so that a repeat counts once. */
const mostRemembered = 20

/**
 * Somebody has promised something for a need: counted once a need, and they rest until `until` (epoch ms). Answers the budget
 * as it is now.
 */
export async function countYes(
  table: Table,
  now: number,
  of: Pick<Spending, 'volunteer' | 'need'>,
  until: number,
): Promise<Budget> {
  for (let tries = 0; ; tries++) {
    const known = await getItem(table, keys.budget(of.volunteer), budget, { strong: true })
    if (known?.gave?.[of.need] !== undefined || tries >= mostTries) return known ?? unspent
    const kept = Object.entries(known?.gave ?? {})
      .sort(([, a], [, b]) => b - a)
      .slice(0, mostRemembered - 1)
    const gave = { ...Object.fromEntries(kept), [of.need]: now }
    const restUntil = Math.max(until, known?.restUntil ?? 0)
    const done = await written(
      table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: keys.budget(of.volunteer),
          UpdateExpression:
            'SET gave = :gave, yes = if_not_exists(yes, :none) + :once, restUntil = :until, asks = if_not_exists(asks, :empty)',
          ConditionExpression: known?.gave ? 'gave = :before' : 'attribute_not_exists(gave)',
          ExpressionAttributeValues: {
            ...{ ':gave': gave, ':none': 0, ':once': 1, ':until': restUntil, ':empty': {} },
            ...(known?.gave ? { ':before': known.gave } : {}),
          },
        }),
      ),
    )
    if (done) return { ...(known ?? unspent), yes: (known?.yes ?? 0) + 1, restUntil }
  }
}
