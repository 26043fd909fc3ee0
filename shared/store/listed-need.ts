import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { topics, urgencies } from '../rules/topics.ts'
import { keys } from './keys.ts'
import { type Ledger, updateLedger, type Where } from './ledger-item.ts'
import { needLine } from './need-text.ts'
import { getItem, queryItems, type Table } from './table.ts'

/**
 * The list of open needs, by district and street over all organisations: where somebody who has something to give, or who comes
 * late, finds who still needs help. Holds only what everybody reads behind a need's group link, and that link. Due work of the
 * ledger keeps it; it may lag, so whoever reads it asks the ledger before saying anything.
 */
const listed = z.object({
  need: z.string(),
  org: z.string(),
  orgName: z.string(),
  /** The street: the finest that the public may know. */
  street: z.string(),
  place: z.string(),
  topics: z.array(z.enum(topics)),
  skill: z.optional(z.string()),
  lines: z.array(z.pick(needLine, { id: true, label: true, fit: true })),
  urgency: z.enum(urgencies),
  /** Epoch ms. */
  deadline: z.number(),
  /** Token of its group link. */
  token: z.string(),
})
export type ListedNeed = z.infer<typeof listed>

const districtDigits = 6

const keyOf = ({ street, need }: Pick<ListedNeed, 'street' | 'need'>) =>
  keys.listedNeed(street.slice(0, districtDigits), street, need)

/** Puts a need on the list over what was there. It leaves by itself when its time has passed. */
export async function putListed(table: Table, it: ListedNeed): Promise<void> {
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: { ...keyOf(it), ...it, expiresAt: Math.ceil(it.deadline / 1000) },
    }),
  )
}

export async function removeListed(table: Table, of: Pick<ListedNeed, 'street' | 'need'>): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: keyOf(of) }))
}

/** One need as it stands on the list. */
export function readListedNeed(
  table: Table,
  of: Pick<ListedNeed, 'street' | 'need'>,
): Promise<ListedNeed | undefined> {
  return getItem(table, keyOf(of), listed, { strong: true })
}

/** Open needs of a district, or of one street of it: one Query. At most so many, where it says so. */
export function readListed(
  table: Table,
  of: { readonly district: string; readonly street?: string },
  limit?: number,
): Promise<ListedNeed[]> {
  const { pk } = keys.listedNeed(of.district, '', '')
  return queryItems(
    table,
    {
      KeyConditionExpression: of.street === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :street)',
      ExpressionAttributeValues: { ':pk': pk, ...(of.street === undefined ? {} : { ':street': of.street }) },
      ...(limit === undefined ? {} : { Limit: limit }),
    },
    listed,
    limit,
  )
}

/** What the ledger says of its place on the list: the street, the version of the words, and until when. */
export interface Listing {
  readonly street: string
  readonly version: number
  readonly deadline: number
}

export const packListing = ({ street, version, deadline }: Listing): string =>
  `${street}:${version}:${deadline.toString(36)}`

export function listingOf({ listed: packed }: Pick<Ledger, 'listed'>): Listing | undefined {
  if (packed === undefined) return undefined
  const [street = '', version = '', deadline = ''] = packed.split(':')
  return { street, version: Number(version), deadline: Number.parseInt(deadline, 36) }
}

/** Notes in the ledger what stands on the list; undefined: nothing any more. Does nothing where the need is over meanwhile. */
export function noteListing(table: Table, where: Where, now: Listing | undefined): Promise<boolean> {
  if (!now) return updateLedger(table, where, { remove: ['listed'], when: ['attribute_exists(listed)'] })
  return updateLedger(table, where, {
    set: ['listed = :listed'],
    when: ['stage = :open'],
    values: { ':listed': packListing(now), ':open': 'open' },
  })
}
