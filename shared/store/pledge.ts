import * as z from 'zod/mini'
import { longestNote, noteStates } from '../rules/child-note.ts'
import { pledgeStates } from '../rules/pledge-life.ts'
import { keys, needKey, ofNeed } from './keys.ts'
import { getItem, queryItems, type Table } from './table.ts'
import { tableShape } from './table-shape.ts'

/** A volunteer's promise to one need. The ledger decides what it is worth: this record says what was meant and what came of it. */
export const pledge = z.object({
  volunteer: z.string(),
  need: z.string(),
  org: z.string(),
  state: z.enum(pledgeStates),
  /** Packed as in the ledger: 'a1c2'. */
  lines: z.string(),
  /** What they want to be called, for the coordinator. */
  name: z.string(),
  /** A word to the coordinator. */
  word: z.string().check(z.maxLength(300)),
  /** End of the day by which they bring it, epoch ms. */
  bringBy: z.number(),
  via: z.enum(['invitation', 'group', 'phone']),
  at: z.number(),
  /** When the state last changed. */
  changedAt: z.number(),
  /** What has arrived so far, packed; set at receipt. */
  received: z.optional(z.string()),
  remindedAt: z.optional(z.number()),
  /**
   * Where this pledge is being moved, written before the ledger is touched and settled after it: whoever crashes in between
   * leaves due work that finishes the move.
   */
  leaving: z.optional(z.enum(['withdrawn', 'lapsed', 'no-show'])),
  /** The member who made the last move, where it was not the volunteer; and why, at a no-show. */
  movedBy: z.optional(z.string()),
  reason: z.optional(z.string().check(z.maxLength(300))),
  /**
   * The state that timeline, poster and volunteer were last told of; due work tells whenever it differs from `state`.
   * 'changed': quantities, day or word were changed and nobody has been told yet.
   */
  told: z.optional(z.string()),
  /** One answer back to the outcome note. */
  answerBack: z.optional(z.string().check(z.maxLength(300))),
  /** A note to whoever receives what was brought: a member reads it first, and it goes no further by itself. */
  note: z.optional(
    z.object({
      words: z.string().check(z.maxLength(longestNote)),
      at: z.number(),
      state: z.enum(noteStates),
      /** Who decided, and why it stays inside. */
      by: z.optional(z.string()),
      why: z.optional(z.string().check(z.maxLength(300))),
    }),
  ),
  /** Hashes of the devices that act as this volunteer for this need. */
  devices: z.optional(z.array(z.string()).check(z.maxLength(10))),
  dueShard: z.optional(z.string()),
  dueAt: z.optional(z.number()),
})
export type Pledge = z.infer<typeof pledge>

/** A pledge as the index of its need holds it: not what due work alone has to know of it. */
export const listedPledge = z.pipe(
  z.transform(ofNeed),
  z.omit(pledge, { told: true, devices: true, dueShard: true, dueAt: true, movedBy: true }),
)
export type ListedPledge = z.infer<typeof listedPledge>

/** The attributes that put a pledge under its need. */
export const pledgeIndex = (need: string, volunteer: string) => ({
  needKey: needKey(need),
  needSort: `PLEDGE#${volunteer}`,
})

export function readPledge(
  table: Table,
  volunteer: string,
  need: string,
  options: { strong?: boolean } = {},
): Promise<Pledge | undefined> {
  return getItem(table, keys.pledge(volunteer, need), pledge, options)
}

/** Every pledge of a need, in whatever state; the index may lag by a moment. */
export function pledgesOf(table: Table, need: string): Promise<ListedPledge[]> {
  return queryItems(
    table,
    {
      IndexName: tableShape.indexes.need.name,
      KeyConditionExpression: 'needKey = :need AND begins_with(needSort, :prefix)',
      ExpressionAttributeValues: { ':need': needKey(need), ':prefix': 'PLEDGE#' },
    },
    listedPledge,
  )
}

/** Every pledge of a volunteer, in whatever state. */
export function pledgesBy(table: Table, volunteer: string): Promise<Pledge[]> {
  const { pk, sk } = keys.pledge(volunteer, '')
  return queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': sk },
      ConsistentRead: true,
    },
    pledge,
  )
}
