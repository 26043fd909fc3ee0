import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { closing } from '../rules/closing.ts'
import { ledgerCounts } from '../rules/ledger.ts'
import { stages } from '../rules/need-life.ts'
import { orgStopKinds } from '../rules/org-stop.ts'
import { topics, urgencies } from '../rules/topics.ts'
import { getItems } from './batch.ts'
import { keys } from './keys.ts'
import { needLine } from './need-text.ts'
import type { Scope } from './scope.ts'
import { conditionFailed, queryItems, type Table } from './table.ts'

/** What the hub has stopped of a need after a concern: its asking, or the need itself. */
const hubStop = z.object({
  kind: z.enum(['asking', 'need']),
  /** Why, in an administrator's words, for the organisation's members. */
  reason: z.string().check(z.maxLength(200)),
  /** Epoch ms. */
  at: z.number(),
  /** 'hub' before the id of a member of the hub. */
  by: z.string(),
})
export type HubStop = z.infer<typeof hubStop>

/**
 * The ledger item: the one item that decides where a need stands and who holds what. Carries the few words the board shows,
 * so that a board is one Query. Kept small: every pledge pays for the whole of it.
 */
export const ledger = z.extend(ledgerCounts, {
  need: z.string(),
  org: z.string(),
  stage: z.enum(stages),
  /** Inside the organisation only. */
  title: z.string(),
  place: z.string(),
  urgency: z.enum(urgencies),
  /** Epoch ms; nothing is promised after it. */
  deadline: z.number(),
  lines: z.array(z.omit(needLine, { fit: true })),
  /** What the board is filtered and searched by, repeated from the texts. The alias stays inside the organisation. */
  topics: z.optional(z.array(z.enum(topics))),
  area: z.optional(z.string()),
  alias: z.optional(z.string()),
  /** The member who answers for it. */
  responsible: z.optional(z.string()),
  /** When it was published, epoch ms. */
  openedAt: z.optional(z.number()),
  /** What arrived from whom, packed, so that a repeated receipt is recognised. Removed when a person is erased; the sums stay. */
  got: z.record(z.string(), z.string()),
  /** Last wave that was sent out; 0 before the first. */
  wave: z.int(),
  /** How people answer this organisation for such needs, packed (see rules/experience.ts); since the first wave. */
  experience: z.optional(z.string()),
  /** How many of those it asked and who are gone have been replaced by others (see rules/waves.ts). */
  replaced: z.optional(z.int()),
  createdAt: z.number(),
  /** How often something went back to open; names a covering, so that it is told once. */
  reopened: z.optional(z.int()),
  /** The version of the need's texts that belongs to this ledger; raised before the texts are written (see need-text.ts). */
  edition: z.optional(z.int()),
  /** What people have still to be told about this need, packed (see rules/telling.ts). */
  telling: z.optional(z.set(z.string())),
  /** Where it stands on the list of open needs, packed (see listed-need.ts). */
  listed: z.optional(z.string()),
  /** Who has written down that they have just what is missing, by volunteer, packed (see rules/offered.ts). */
  offered: z.optional(z.record(z.string(), z.string())),
  /** While it stands nobody new is asked and nothing new is promised. */
  hubStop: z.optional(hubStop),
  /** When the hub last let its asking go on, epoch ms: what was decided before is not carried out any more. */
  hubFreed: z.optional(z.number()),
  /** What the hub has stopped of the whole organisation, repeated here so that a promise is decided by this item alone. */
  orgStop: z.optional(z.object({ kind: z.enum(orgStopKinds), at: z.number() })),
  /** Which of the hub's decisions about the organisation this follows (see organization.ts). */
  orgStops: z.optional(z.int()),
  /** When its organisation was last let in again, epoch ms: what waited meanwhile has its time from then on. */
  resumedAt: z.optional(z.number()),
  /** How it ended, written by the update that closed it; the texts repeat it with the note. */
  closing: z.optional(closing),
  dueShard: z.optional(z.string()),
  dueAt: z.optional(z.number()),
})
export type Ledger = z.infer<typeof ledger>

/** The hub has stopped it, or its organisation: nobody new is asked and nothing new is promised. */
export const isHeld = ({ hubStop, orgStop }: Pick<Ledger, 'hubStop' | 'orgStop'>): boolean =>
  hubStop !== undefined || orgStop !== undefined

/** The same as conditions of an update that takes something new. */
export const notHeld = ['attribute_not_exists(hubStop)', 'attribute_not_exists(orgStop)'] as const

/** One need of one organisation. */
export interface Where {
  readonly scope: Scope
  readonly need: string
}

/** The ledger of a need, also when it is over. Strong reads are for deciding; pages may read cheaper. */
export async function readLedger(
  table: Table,
  { scope, need }: Where,
  options: { strong?: boolean } = {},
): Promise<Ledger | undefined> {
  for (const key of [keys.ledger(scope, need), keys.closedLedger(scope, need)]) {
    const { Item } = await table.client.send(
      new GetCommand({ TableName: table.name, Key: key, ConsistentRead: options.strong ?? false }),
    )
    if (Item) return ledger.parse(Item)
  }
  return undefined
}

/** The ledgers of needs that are not over, of whatever organisation, by need; read cheaply. */
export async function openLedgersOf(table: Table, needs: readonly Where[]): Promise<Map<string, Ledger>> {
  const wanted = needs.map(({ scope, need }) => keys.ledger(scope, need))
  return new Map((await getItems(table, wanted, ledger)).map((one) => [one.need, one]))
}

/** Every need of an organisation that is not over: one Query. */
export function openLedgers(
  table: Table,
  scope: Scope,
  options: { strong?: boolean } = {},
): Promise<Ledger[]> {
  return queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :org AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':org': `O#${scope.org}`, ':prefix': 'LEDGER#' },
      ConsistentRead: options.strong ?? false,
    },
    ledger,
  )
}

/**
 * One page of an organisation's needs, by id: those that are not over, or those that are. `after` is the last id of the page
 * before; the answer has one more than `limit` where there is more.
 */
export function pageOfLedgers(
  table: Table,
  scope: Scope,
  of: { readonly closed: boolean; readonly after?: string; readonly limit: number },
): Promise<Ledger[]> {
  const { pk, sk } = (of.closed ? keys.closedLedger : keys.ledger)(scope, of.after ?? '')
  return queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :org AND sk BETWEEN :after AND :end',
      ExpressionAttributeValues: {
        ':org': pk,
        ':after': `${sk}${of.after === undefined ? '' : '!'}`,
        ':end': 'LEDGER#~',
      },
      Limit: of.limit + 1,
    },
    ledger,
    of.limit + 1,
  )
}

/** Parts of one conditional update of a ledger; names and values are written beside the words that use them. */
export interface LedgerUpdate {
  readonly set?: readonly string[]
  readonly remove?: readonly string[]
  /** 'attribute :set' pairs: puts into a set, and takes out of it. */
  readonly add?: readonly string[]
  readonly drop?: readonly string[]
  readonly when: readonly string[]
  readonly names?: Readonly<Record<string, string>>
  readonly values?: Readonly<Record<string, unknown>>
}

/** Applies one conditional update; answers false when the condition did not hold. */
export async function updateLedger(table: Table, where: Where, update: LedgerUpdate): Promise<boolean> {
  const words = [
    update.set?.length ? `SET ${update.set.join(', ')}` : '',
    update.remove?.length ? `REMOVE ${update.remove.join(', ')}` : '',
    update.add?.length ? `ADD ${update.add.join(', ')}` : '',
    update.drop?.length ? `DELETE ${update.drop.join(', ')}` : '',
  ]
  const { names, values } = update
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.ledger(where.scope, where.need),
        UpdateExpression: words.filter((part) => part !== '').join(' '),
        ConditionExpression: update.when.join(' AND '),
        ...(names && Object.keys(names).length > 0 ? { ExpressionAttributeNames: { ...names } } : {}),
        ...(values && Object.keys(values).length > 0 ? { ExpressionAttributeValues: { ...values } } : {}),
      }),
    )
    return true
  } catch (error) {
    if (conditionFailed(error)) return false
    throw error
  }
}
