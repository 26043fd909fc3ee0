import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { isReason, packWhy, readWhy } from '../rules/match-reasons.ts'
import { type NextInLine, type Outlook, waitingReasons } from '../rules/outlook.ts'
import { keys } from './keys.ts'
import type { Where } from './ledger-item.ts'
import { getItem, type Table } from './table.ts'

const forecast = z.object({
  people: z.int(),
  probability: z.number(),
  withinMs: z.number(),
  coveredInDay: z.number(),
  coveredInWeek: z.number(),
})

/** What lies ahead of a need, as it was when somebody was last chosen for it: an initial, a chance and reasons, no ids. */
const outlook = z.object({
  at: z.number(),
  /** '王:52:same-street,topic' each: an initial, the chance in thousandths, the reasons. */
  next: z.array(z.string()),
  counts: z.partialRecord(z.enum(waitingReasons), z.int()),
  /** One that says less, from before, is as none: the next look makes another. (`z.catch` would weigh 7 kB in every function.) */
  forecast: z.optional(
    z.pipe(
      z.unknown(),
      z.transform((stored) => forecast.safeParse(stored).data),
    ),
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
    next: it.next.map(
      ({ initial, chance, reasons }) =>
        `${initial}:${chance === undefined ? reasons.join(',') : packWhy({ chance, reasons })}`,
    ),
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

/** Of an older look the chance was not kept. */
function readNext(packed: string): NextInLine {
  const at = packed.indexOf(':')
  const [initial, rest] = [packed.slice(0, at), packed.slice(at + 1)]
  const why = readWhy(rest)
  return why ? { initial, ...why } : { initial, reasons: rest.split(',').filter(isReason) }
}
