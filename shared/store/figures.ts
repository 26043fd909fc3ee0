import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { type Month, tally } from '../rules/figures.ts'
import { type Claim, dueAt } from './due.ts'
import { keys } from './keys.ts'
import type { Scope } from './scope.ts'
import { getItem, queryItems, type Table, written } from './table.ts'

/** What an organisation's needs of one month add up to, by street; written anew from their stories whenever one of them changes. */
export const monthFigures = z.object({
  org: z.string(),
  /** Of when they were published. */
  month: z.string(),
  at: z.number(),
  streets: z.record(z.string(), tally),
  /** How many needs are open now, by street; of the running month only. */
  open: z.optional(z.record(z.string(), z.int())),
  /** How many volunteers this organisation has asked once, twice, … this month; of the running month only. */
  load: z.optional(z.array(z.int())),
})
export type MonthFigures = z.infer<typeof monthFigures>

export async function putFigures(table: Table, figures: MonthFigures): Promise<void> {
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: { ...keys.figures(figures.month, figures.org), ...monthFigures.parse(figures) },
    }),
  )
}

export function readFigures(table: Table, org: string, month: Month): Promise<MonthFigures | undefined> {
  return getItem(table, keys.figures(month, org), monthFigures)
}

/** What every organisation's needs of these months add up to: one Query. */
export function figuresBetween(table: Table, first: Month, last: Month): Promise<MonthFigures[]> {
  return queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :hub AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: {
        ':hub': keys.figures('', '').pk,
        ':first': keys.figures(first, '').sk,
        ':last': keys.figures(last, '~').sk,
      },
    },
    monthFigures,
  )
}

const figuresDue = z.object({
  /** Months to add up anew. */
  months: z.optional(z.set(z.string())),
  /** Raised at every mark: what was marked while the work was under way is not forgotten. */
  marks: z.optional(z.int()),
})
export type FiguresDue = z.infer<typeof figuresDue>

/** Says that a month of an organisation has to be added up anew, at `at` (epoch ms) unless it is due anyway. Harmless to repeat. */
export async function markFigures(table: Table, scope: Scope, month: Month, at: number): Promise<void> {
  const key = keys.figuresDue(scope)
  const due = dueAt('broadcast', key, at)
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: key,
      UpdateExpression:
        'SET dueShard = :shard, dueAt = if_not_exists(dueAt, :at), foundAt = if_not_exists(foundAt, :at) ADD months :month, marks :once',
      ExpressionAttributeValues: {
        ':shard': due.dueShard,
        ':at': due.dueAt,
        ':month': new Set([month]),
        ':once': 1,
      },
    }),
  )
}

export async function readFiguresDue(table: Table, scope: Scope): Promise<FiguresDue> {
  return (await getItem(table, keys.figuresDue(scope), figuresDue, { strong: true })) ?? {}
}

/**
 * Ends the work on what was read: the months left, and when to look again; nothing where `at` is undefined. Answers false when
 * something was marked meanwhile, or the claim was lost: then it is due again by itself.
 */
export function endFigures(
  table: Table,
  claimed: Claim,
  seen: FiguresDue,
  left: { readonly months: readonly Month[]; readonly at?: number },
): Promise<boolean> {
  const { months, at } = left
  const set = [
    ...(months.length > 0 ? ['months = :months'] : []),
    ...(at === undefined ? [] : ['dueAt = :next', 'foundAt = :next']),
  ]
  const gone = [
    ...(months.length > 0 ? [] : ['months']),
    ...(at === undefined ? ['dueShard', 'dueAt', 'foundAt'] : []),
  ]
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: claimed.key,
        UpdateExpression: [
          set.length > 0 ? `SET ${set.join(', ')}` : '',
          gone.length > 0 ? `REMOVE ${gone.join(', ')}` : '',
        ].join(' '),
        ConditionExpression: `dueAt = :lease AND ${seen.marks === undefined ? 'attribute_not_exists(marks)' : 'marks = :marks'}`,
        ExpressionAttributeValues: {
          ':lease': claimed.dueAt,
          ...(seen.marks === undefined ? {} : { ':marks': seen.marks }),
          ...(months.length > 0 ? { ':months': new Set(months) } : {}),
          ...(at === undefined ? {} : { ':next': at }),
        },
      }),
    ),
  )
}
