import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { categories, organizationStates } from '../rules/organization-kinds.ts'
import { reaches } from '../rules/topics.ts'
import { keys } from './keys.ts'
import { queryItems, type Table, written } from './table.ts'

/** An emergency stop of all asking; it rests on the organisation it is for, and the hub's own is for everybody. */
export const askingStop = z.object({
  /** Why, in an administrator's words, for the members. */
  reason: z.string().min(1).max(200),
  /** Epoch ms. */
  at: z.number(),
  /** A member's id; 'hub' before an id for a member of the hub. */
  by: z.string(),
})
export type AskingStop = z.infer<typeof askingStop>

/** A social organisation; the hub is one too, with the id 'hub'. */
export const organization = z.object({
  org: z.string(),
  name: z.string().min(1).max(60),
  /** Code of the area it works for. */
  area: z.string(),
  /** The level of the place tree it works at. */
  level: z.enum(reaches),
  categories: z.array(z.enum(categories)),
  state: z.enum(organizationStates),
  /** Certified for public appeals: only then may a need of theirs have a public page. */
  certified: z.boolean(),
  /** The organisation has said that one person is enough to approve a need, also the one who wrote it. */
  oneIsEnough: z.boolean(),
  /** Whether the home page names it among those volunteers may join; its own join link works in any case. */
  openToJoin: z.boolean(),
  /** First words of every text that is pasted into its chat group. */
  groupGreeting: z.string().max(120),
  /** Where volunteers last brought things: proposed for the next need. */
  dropOff: z.object({ place: z.string(), hours: z.string() }).optional(),
  /**
   * The members who administer it. Here and not with the members, so that 'the last administrator stays' is decided by
   * one conditional write, however many people press at once.
   */
  administrators: z.set(z.string()).default(new Set()),
  /** Present while all asking is stopped; the hub's is for everybody. */
  askingStop: askingStop.optional(),
  admittedAt: z.number(),
  admittedBy: z.string(),
})
export type Organization = z.infer<typeof organization>

/** What its administrators may change themselves. */
export type OrganizationSettings = Pick<
  Organization,
  'name' | 'oneIsEnough' | 'openToJoin' | 'groupGreeting' | 'dropOff'
>
/** What only the hub may change. */
export type Admission = Pick<Organization, 'area' | 'level' | 'categories' | 'certified' | 'state'>

/** Reads an organisation by an id that may come from anybody: its name is no secret, its members and needs are elsewhere. */
export async function readOrganization(
  table: Table,
  org: string,
  options: { strong?: boolean } = {},
): Promise<Organization | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({
      TableName: table.name,
      Key: keys.organization(org),
      ConsistentRead: options.strong ?? false,
    }),
  )
  return Item === undefined ? undefined : organization.parse(Item)
}

/** Every organisation of the hub, the hub itself included, in no particular order. */
export function allOrganizations(table: Table): Promise<Organization[]> {
  return queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :hub AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':hub': keys.organization('').pk, ':prefix': keys.organization('').sk },
    },
    organization,
  )
}

/** Writes a new organisation without administrators; answers false when the id is there already. */
export function putOrganization(table: Table, fresh: Omit<Organization, 'administrators'>): Promise<boolean> {
  return written(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...keys.organization(fresh.org), ...fresh },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  )
}

/** Changes some of an organisation's facts; answers false when there is no such organisation. */
export function changeOrganization(
  table: Table,
  org: string,
  change: Partial<OrganizationSettings & Admission>,
): Promise<boolean> {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined)
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.organization(org),
        UpdateExpression: `SET ${entries.map((_, i) => `#n${i} = :v${i}`).join(', ')}`,
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: Object.fromEntries(entries.map(([name], i) => [`#n${i}`, name])),
        ExpressionAttributeValues: Object.fromEntries(entries.map(([, value], i) => [`:v${i}`, value])),
      }),
    ),
  )
}

/** Removes an organisation that has no administrator; answers false when it has one. */
export function removeUnused(table: Table, org: string): Promise<boolean> {
  return written(
    table.client.send(
      new DeleteCommand({
        TableName: table.name,
        Key: keys.organization(org),
        ConditionExpression: 'attribute_not_exists(administrators)',
      }),
    ),
  )
}

/** Makes a member an administrator; doing it twice is doing it once. */
export function addAdministrator(table: Table, org: string, member: string): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.organization(org),
        UpdateExpression: 'ADD administrators :member',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':member': new Set([member]) },
      }),
    ),
  )
}

/** Takes the administration from a member, unless nobody would be left; answers whether they are none now. */
export async function removeAdministrator(table: Table, org: string, member: string): Promise<boolean> {
  const removed = await written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.organization(org),
        UpdateExpression: 'DELETE administrators :one',
        ConditionExpression: 'contains(administrators, :member) AND size(administrators) > :last',
        ExpressionAttributeValues: { ':one': new Set([member]), ':member': member, ':last': 1 },
      }),
    ),
  )
  if (removed) return true
  const now = await readOrganization(table, org, { strong: true })
  return now !== undefined && !now.administrators.has(member)
}
