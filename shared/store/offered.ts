import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { type Fitting, mostFitting, packFitting, readFitting } from '../rules/offered.ts'
import type { Telling } from '../rules/telling.ts'
import { dueAt } from './due.ts'
import { keys } from './keys.ts'
import { type Ledger, notHeld, readLedger, updateLedger, type Where } from './ledger-item.ts'
import { mostTries } from './ledger-moves.ts'
import { owing } from './owing.ts'
import { type Scope, scopeOf } from './scope.ts'
import { queryItems, type Table } from './table.ts'

/**
 * Who has what an open need lacks. The need's ledger says that there is somebody, so that a board sees it and one write decides; a note
 * among the volunteer's own items says which ledgers do, written before them, so that all of it goes when they change their mind or leave.
 */
const note = z.object({
  need: z.string(),
  org: z.string(),
  /** When the offer was first seen to fit, epoch ms. */
  at: z.number(),
})
export type OfferNote = z.infer<typeof note>

/** A need is long over after this many seconds; what is left of a note then says nothing. */
const keptFor = 180 * 24 * 3600

export async function putOfferNote(table: Table, volunteer: string, it: OfferNote): Promise<void> {
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: {
        ...keys.offered(volunteer, it.need),
        ...note.parse(it),
        expiresAt: Math.floor(it.at / 1000) + keptFor,
      },
    }),
  )
}

/** Every need that may know of this volunteer's offers, strongly. */
export function offerNotesOf(table: Table, volunteer: string): Promise<OfferNote[]> {
  const { pk, sk } = keys.offered(volunteer, '')
  return queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': sk },
      ConsistentRead: true,
    },
    note,
  )
}

export async function removeOfferNote(table: Table, volunteer: string, need: string): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: keys.offered(volunteer, need) }))
}

export const whereOf = ({ org, need }: Pick<OfferNote, 'org' | 'need'>): Where => ({
  scope: scopeOf(org) satisfies Scope,
  need,
})

/**
 * Says in the ledger of an open need that somebody has what it lacks, and makes it due, so that a wave that comes anyway knows. What is said
 * already stays as it is. Of more than it has room for the oldest goes; where all of them are about to be asked, there is no room.
 */
export async function noteOffered(
  table: Table,
  now: number,
  where: Where,
  fresh: Fitting & { readonly volunteer: string },
): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    const ledger = await readLedger(table, where, { strong: true })
    if (ledger?.stage !== 'open') return
    const known = ledger.offered?.[fresh.volunteer]
    if (known !== undefined && readFitting(known).lines.join() === fresh.lines.join()) return
    const next = known === undefined ? fresh : { ...readFitting(known), lines: fresh.lines }
    const isFull = known === undefined && Object.keys(ledger.offered ?? {}).length >= mostFitting
    const oldest = isFull ? oldestOf(ledger) : undefined
    if (isFull && (!oldest || oldest.at >= fresh.at)) return
    if (await write(table, now, where, { ledger, volunteer: fresh.volunteer, next, oldest })) return
  }
  throw new Error('A ledger kept changing under our hands.')
}

/** The one who makes room. Whoever has just been chosen to be asked stays. */
function oldestOf({ offered = {} }: Ledger) {
  const all = Object.entries(offered).map(([volunteer, packed]) => ({
    ...readFitting(packed),
    volunteer,
    packed,
  }))
  return all.filter(({ pressed }) => !pressed).sort((one, other) => one.at - other.at)[0]
}

function write(
  table: Table,
  now: number,
  where: Where,
  it: {
    readonly ledger: Ledger
    readonly volunteer: string
    readonly next: Fitting
    readonly oldest: { readonly volunteer: string; readonly packed: string } | undefined
  },
): Promise<boolean> {
  const { ledger, volunteer, next, oldest } = it
  const due = dueAt('broadcast', keys.ledger(where.scope, where.need), now)
  const values = { ':shard': due.dueShard, ':now': due.dueAt, ':open': 'open' }
  const wake = ['dueShard = :shard', 'dueAt = :now', 'foundAt = :now']
  if (!ledger.offered)
    return updateLedger(table, where, {
      set: ['offered = :first', ...wake],
      when: ['stage = :open', 'attribute_not_exists(offered)'],
      values: { ...values, ':first': { [volunteer]: packFitting(next) } },
    })
  const known = ledger.offered[volunteer]
  return updateLedger(table, where, {
    set: ['offered.#v = :next', ...wake],
    remove: oldest ? ['offered.#old'] : [],
    when: [
      'stage = :open',
      known === undefined ? 'attribute_not_exists(offered.#v)' : 'offered.#v = :known',
      ...(oldest ? ['offered.#old = :old'] : known === undefined ? ['size(offered) < :most'] : []),
    ],
    names: { '#v': volunteer, ...(oldest ? { '#old': oldest.volunteer } : {}) },
    values: {
      ...values,
      ':next': packFitting(next),
      ...(known === undefined ? {} : { ':known': known }),
      ...(oldest ? { ':old': oldest.packed } : known === undefined ? { ':most': mostFitting } : {}),
    },
  })
}

/**
 * Takes somebody out of a need's ledger: they have been asked, have gone, or no longer have it; with `seen` where what is said of them is still that.
 * Harmless to repeat.
 */
export function forgetOffered(
  table: Table,
  where: Where,
  volunteer: string,
  seen?: string,
): Promise<boolean> {
  return updateLedger(table, where, {
    remove: ['offered.#v'],
    when: [seen === undefined ? 'attribute_exists(offered.#v)' : 'offered.#v = :seen'],
    names: { '#v': volunteer },
    ...(seen === undefined ? {} : { values: { ':seen': seen } }),
  })
}

/** Changes what is said of somebody, where it is still what was seen. */
export function rewriteOffered(
  table: Table,
  where: Where,
  volunteer: string,
  seen: string,
  next: Fitting,
): Promise<boolean> {
  return updateLedger(table, where, {
    set: ['offered.#v = :next'],
    when: ['offered.#v = :seen'],
    names: { '#v': volunteer },
    values: { ':seen': seen, ':next': packFitting(next) },
  })
}

/**
 * Notes that somebody is to be asked next and who wants it, and makes the need due in the same write; where what is said of them is still what was
 * seen.
 */
export function pressOffered(
  table: Table,
  now: number,
  where: Where,
  it: {
    readonly volunteer: string
    readonly packed: string
    readonly next: string
    readonly telling: Telling
  },
): Promise<boolean> {
  const owed = owing(now, where, it.telling)
  return updateLedger(table, where, {
    set: ['offered.#v = :next', ...owed.set],
    add: owed.add,
    when: ['stage = :open', ...notHeld, 'offered.#v = :seen'],
    names: { '#v': it.volunteer },
    values: {
      ':next': it.next,
      ':seen': it.packed,
      ':open': 'open',
      ...owed.values,
    },
  })
}
