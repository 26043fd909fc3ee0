import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { type Claim, dueAt } from './due.ts'
import { keys } from './keys.ts'
import type { Scope } from './scope.ts'
import { conditionFailed, getItem, queryItems, type Table } from './table.ts'

/** A turn of notify invites at most this many, then everybody else has a turn. */
export const mostInWave = 25

/** One round of invitations that notify has to send. Whoever has been dealt with is taken out of `volunteers`. */
export const wave = z.object({
  need: z.string(),
  org: z.string(),
  wave: z.int().check(z.gte(1)),
  volunteers: z.array(z.string()).check(z.maxLength(mostInWave)),
  /** How many there were when it was made. */
  size: z.int(),
  at: z.number(),
  /** Why each was chosen, packed (see rules/match-reasons.ts), by volunteer. */
  why: z.optional(z.record(z.string(), z.string())),
  /** Who was asked by what costs nothing and can be sent a text message, and from when on (epoch ms), if they have not answered. */
  texts: z.optional(z.record(z.string(), z.number())),
  /** How many of it could not be asked after all and have no invitation: others are asked instead. */
  skipped: z.optional(z.int()),
  /** Turns in which a channel was down, in a row: decides how long the next one waits. */
  tries: z.int(),
  dueShard: z.optional(z.string()),
  dueAt: z.optional(z.number()),
})
export type Wave = z.infer<typeof wave>

export interface NewWave {
  readonly scope: Scope
  readonly need: string
  /** 1 for the first. */
  readonly wave: number
  /** At most 25 volunteers' ids. */
  readonly volunteers: readonly string[]
  /** Why each was chosen, packed. */
  readonly why?: Readonly<Record<string, string>>
}

/** A wave is kept this long after it was made, in seconds, so that making it twice is making it once. */
const keptFor = 90 * 24 * 3600

/** Hands a wave to notify, due now. Answers false when this need's wave of that number is already there. */
export async function putWave(table: Table, now: number, fresh: NewWave): Promise<boolean> {
  const key = keys.wave(fresh.need, fresh.wave)
  const item: Wave = {
    need: fresh.need,
    org: fresh.scope.org,
    wave: fresh.wave,
    volunteers: [...fresh.volunteers],
    size: fresh.volunteers.length,
    at: now,
    tries: 0,
    ...(fresh.why ? { why: { ...fresh.why } } : {}),
  }
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: {
          ...key,
          ...wave.parse(item),
          ...dueAt('notify', key, now),
          expiresAt: Math.floor(now / 1000) + keptFor,
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

export function readWave(table: Table, need: string, number: number): Promise<Wave | undefined> {
  return getItem(table, keys.wave(need, number), wave, { strong: true })
}

/** Every wave of a need so far, oldest first; strongly, so that nobody is chosen for two of them. */
export function wavesOf(table: Table, need: string): Promise<Wave[]> {
  return queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :need AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':need': keys.wave(need, 0).pk, ':prefix': 'WAVE#' },
      ConsistentRead: true,
    },
    wave,
  )
}

/** Ends a turn in one update: who is left, and when their turn comes; nobody left is nothing due. Does nothing if the claim was lost. */
export async function endTurn(
  table: Table,
  claimed: Claim,
  left: {
    readonly volunteers: readonly string[]
    readonly tries: number
    /** How many turned out in all not to be askable. */
    readonly skipped: number
    /** Who may be sent a text message later, and when. */
    readonly texts: Readonly<Record<string, number>>
    readonly at?: number
  },
): Promise<void> {
  const due = left.at === undefined ? ' REMOVE dueShard, dueAt, foundAt' : ', dueAt = :at, foundAt = :at'
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: claimed.key,
        UpdateExpression: `SET volunteers = :left, tries = :tries, skipped = :skipped, texts = :texts${due}`,
        ConditionExpression: 'dueAt = :lease',
        ExpressionAttributeValues: {
          ':left': left.volunteers,
          ':tries': left.tries,
          ':skipped': left.skipped,
          ':texts': left.texts,
          ':lease': claimed.dueAt,
          ...(left.at === undefined ? {} : { ':at': left.at }),
        },
      }),
    )
  } catch (error) {
    if (!conditionFailed(error)) throw error
  }
}
