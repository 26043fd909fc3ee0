import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { channelKinds } from '../rules/channel-order.ts'
import { preferences } from '../rules/preferences.ts'
import { mostDevices, pushDevice } from '../rules/push-devices.ts'
import { reaches, topics } from '../rules/topics.ts'
import { type Claim, dueAt } from './due.ts'
import { keys } from './keys.ts'
import { conditionFailed, getItem, type Table, written } from './table.ts'

/**
 * 'active': their address has been shown to be theirs. 'by-phone': written down by a coordinator, never asked.
 * 'imported': an organisation has put them on a list; asked once whether that is right, and nothing else, until they say yes.
 * 'left': they asked to go; the erasure is under way, or waits for the pledges they wanted to finish.
 */
export const volunteerStates = ['active', 'by-phone', 'imported', 'left'] as const

const contact = z.object({
  address: z.string(),
  /** The address's HMAC, under which its claim and its suppression are found. */
  identity: z.string(),
  confirmedAt: z.optional(z.number()),
})

/** Where match copies of a volunteer may stand: one per topic, by district and reach. */
export const copiedSpan = z.object({
  area: z.string(),
  reach: z.enum(reaches),
  topics: z.array(z.enum(topics)),
})
export type CopiedSpan = z.infer<typeof copiedSpan>

/** An adult who can be asked. Belongs to the hub, not to an organisation. */
export const volunteer = z.extend(preferences, {
  volunteer: z.string(),
  state: z.enum(volunteerStates),
  email: z.optional(contact),
  mobile: z.optional(contact),
  /** The devices they want to be told on, the newest last. */
  push: z.optional(z.array(pushDevice).check(z.maxLength(mostDevices))),
  /** The order in which they wish to be reached; by what is not in it, never. Absent: they have said nothing about it. */
  channels: z.optional(z.array(z.enum(channelKinds)).check(z.minLength(1))),
  /** Epoch ms until which they are not asked. */
  pausedUntil: z.optional(z.number()),
  /** The organisation whose link they came by. */
  joinedThrough: z.string(),
  joinedAt: z.number(),
  /** Every place where copies may stand, written before any copy is; what is not wanted any more is removed from there. */
  copied: z.array(copiedSpan),
  /** What becomes of live pledges when they leave. */
  leaving: z.optional(z.enum(['withdraw', 'finish'])),
  leftAt: z.optional(z.number()),
  /** How they have answered so far, as a class (see rules/chance.ts); 0 when absent. */
  answers: z.optional(z.int()),
  /** Organisations they do not want to hear from. */
  muted: z.optional(z.array(z.string()).check(z.maxLength(50))),
  /** Raised at every change. */
  version: z.int(),
  dueShard: z.optional(z.string()),
  dueAt: z.optional(z.number()),
})
export type Volunteer = z.infer<typeof volunteer>

/** Under which each of their addresses and devices may be suppressed. */
export function identitiesOf({
  email,
  mobile,
  push = [],
}: Pick<Volunteer, 'email' | 'mobile' | 'push'>): string[] {
  return [email, mobile, ...push].flatMap((one) => one?.identity ?? [])
}

export function readVolunteer(
  table: Table,
  id: string,
  options: { strong?: boolean } = {},
): Promise<Volunteer | undefined> {
  return getItem(table, keys.volunteer(id), volunteer, options)
}

/** A volunteer as it is to be saved: when it must be looked at again is said beside it, in the same write. */
export type Unsaved = Omit<Volunteer, 'dueShard' | 'dueAt'>

/** Writes a new volunteer; harmless to repeat, because the id is new. */
export async function addVolunteer(table: Table, fresh: Unsaved, due: number): Promise<void> {
  await table.client.send(new PutCommand({ TableName: table.name, Item: itemOf(fresh, due) }))
}

/** Writes a new volunteer unless one of that id is there: who has said something since keeps it. */
export function addOnce(table: Table, fresh: Unsaved, due: number): Promise<boolean> {
  const put = new PutCommand({
    TableName: table.name,
    Item: itemOf(fresh, due),
    ConditionExpression: 'attribute_not_exists(pk)',
  })
  return written(table.client.send(put))
}

/**
 * Saves a change of the version that was read; answers the saved volunteer, or undefined when somebody else changed it in
 * between. `due`: when broadcast must look at it (epoch ms), or undefined for never.
 */
export async function saveVolunteer(
  table: Table,
  seen: Unsaved,
  change: Partial<Unsaved>,
  due: number | undefined,
): Promise<Volunteer | undefined> {
  const { dueShard: _shard, dueAt: _due, ...kept } = seen as Volunteer
  const item = itemOf({ ...kept, ...change, version: seen.version + 1 }, due)
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: item,
        ConditionExpression: 'version = :seen',
        ExpressionAttributeValues: { ':seen': seen.version },
      }),
    )
    return volunteer.parse(item)
  } catch (error) {
    if (!conditionFailed(error)) throw error
  }
  const now = await readVolunteer(table, seen.volunteer, { strong: true })
  // The reply to our own write may have been lost: then the table already has exactly what we meant.
  return now && sameProfile(now, volunteer.parse(item)) ? now : undefined
}

/** Makes a volunteer due at `at` (epoch ms): something may fit what they have ready. Not who is not there, or is due before. */
export function wakeVolunteer(table: Table, at: number, id: string): Promise<boolean> {
  const due = dueAt('broadcast', keys.volunteer(id), at)
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.volunteer(id),
        UpdateExpression: 'SET dueShard = :shard, dueAt = :at, foundAt = :at',
        ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(dueAt) OR dueAt > :at)',
        ExpressionAttributeValues: { ':shard': due.dueShard, ':at': due.dueAt },
      }),
    ),
  )
}

/**
 * Notes that the copies of this version are in place, and when to look again, in one update of the claimed item. Does
 * nothing if the claim was lost or the volunteer changed meanwhile: that change has its own due work.
 */
export async function settleVolunteer(
  table: Table,
  claimed: Claim,
  seen: Volunteer,
  settled: { copied: readonly CopiedSpan[]; dueAt: number | undefined },
): Promise<void> {
  const due =
    settled.dueAt === undefined ? ' REMOVE dueShard, dueAt, foundAt' : ', dueAt = :at, foundAt = :at'
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: claimed.key,
        UpdateExpression: `SET copied = :copied${due}`,
        ConditionExpression: 'version = :seen AND dueAt = :lease',
        ExpressionAttributeValues: {
          ':copied': settled.copied,
          ':seen': seen.version,
          ':lease': claimed.dueAt,
          ...(settled.dueAt === undefined ? {} : { ':at': settled.dueAt }),
        },
      }),
    )
  } catch (error) {
    if (!conditionFailed(error)) throw error
  }
}

/**
 * Leaves of somebody who has left only that they have, and when to look again; with `keepAddress` also what to call them and
 * how to reach them. One update of the claimed item; does nothing if the claim was lost.
 */
export async function stripVolunteer(
  table: Table,
  it: { claimed: Claim; seen: Volunteer; keepAddress: boolean; at: number },
): Promise<void> {
  const bare = {
    area: '',
    reach: 'community',
    topics: [],
    skills: [],
    offers: [],
    copied: [],
    dueAt: it.at,
    foundAt: it.at,
  }
  const set = Object.entries(it.keepAddress ? bare : { ...bare, name: '—' })
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: it.claimed.key,
        UpdateExpression: `SET ${set.map(([name]) => `#${name} = :${name}`).join(', ')} REMOVE pausedUntil${it.keepAddress ? '' : ', email, mobile, push, channels'}`,
        ConditionExpression: 'version = :seen AND dueAt = :lease',
        ExpressionAttributeNames: Object.fromEntries(set.map(([name]) => [`#${name}`, name])),
        ExpressionAttributeValues: {
          ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
          ':seen': it.seen.version,
          ':lease': it.claimed.dueAt,
        },
      }),
    )
  } catch (error) {
    if (!conditionFailed(error)) throw error
  }
}

/** Removes the volunteer item itself, last of all that is theirs. */
export async function removeVolunteer(table: Table, id: string): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: keys.volunteer(id) }))
}

function itemOf(saved: Unsaved, due: number | undefined): Record<string, unknown> {
  const key = keys.volunteer(saved.volunteer)
  return { ...key, ...saved, ...(due === undefined ? {} : dueAt('broadcast', key, due)) }
}

function sameProfile(one: Volunteer, other: Volunteer): boolean {
  const bare = ({ dueShard: _shard, dueAt: _due, ...profile }: Volunteer) =>
    JSON.stringify(profile, (_, value) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    )
  return bare(one) === bare(other)
}
