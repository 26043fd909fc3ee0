import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { isReason, type Reason } from '../rules/match-reasons.ts'
import { type Outlook, waitingReasons } from '../rules/outlook.ts'
import { keys } from './keys.ts'
import type { Where } from './ledger-item.ts'
import { getItem, type Table } from './table.ts'

/** What lies ahead of a need, as it was when somebody was last chosen for it: an initial and reasons, no ids. */
const outlook = z.object({
  at: z.number(),
  /** '王:same-street,topic' each. */
  next: z.array(z.string()),
  counts: z.partialRecord(z.enum(waitingReasons), z.int()),
  /** One that says less, from before, is as none: the next look makes another. */
  forecast: z.catch(
    z.optional(
      z.object({
        people: z.int(),
        probability: z.number(),
        withinMs: z.number(),
        coveredInDay: z.number(),
        coveredInWeek: z.number(),
      }),
    ),
    undefined,
  ),
  /** The version of the need's texts that the forecast is about. */
  edition: z.optional(z.int()),
})

export type StoredOutlook = Outlook & { readonly at: number; readonly edition?: number | undefined }

/** Kept so long after it was last made, in seconds. */
const keptFor = 90 * 24 * 3600

/** Writes what lies ahead of a need over what was there. */
export async function putOutlook(
  table: Table,
  now: number,
  { scope, need }: Where,
  it: Outlook,
  edition?: number,
): Promise<void> {
  const item: z.infer<typeof outlook> = {
    at: now,
    next: it.next.map(({ initial, reasons }) => `${initial}:${reasons.join(',')}`),
    counts: { ...it.counts },
    ...(it.forecast ? { forecast: it.forecast } : {}),
    ...(edition === undefined ? {} : { edition }),
  }
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: { ...keys.outlook(scope, need), ...item, expiresAt: Math.floor(now / 1000) + keptFor },
    }),
  )
}

export async function readOutlook(table: Table, { scope, need }: Where): Promise<StoredOutlook | undefined> {
  const item = await getItem(table, keys.outlook(scope, need), outlook)
  if (!item) return undefined
  return { ...item, next: item.next.map(readNext) }
}

function readNext(packed: string): { initial: string; reasons: Reason[] } {
  const at = packed.lastIndexOf(':')
  return {
    initial: packed.slice(0, at),
    reasons: packed
      .slice(at + 1)
      .split(',')
      .filter(isReason),
  }
}
