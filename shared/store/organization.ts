import { GetCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { categories, organizationStates } from '../rules/organization-kinds.ts'
import { reaches } from '../rules/topics.ts'
import { keys } from './keys.ts'
import { queryItems, type Table } from './table.ts'

/** An emergency stop of all asking; it rests on the organisation it is for, and the hub's own is for everybody. */
export const askingStop = z.object({
  /** Why, in an administrator's words, for the members. */
  reason: z.string().check(z.minLength(1), z.maxLength(200)),
  /** Epoch ms. */
  at: z.number(),
  /** A member's id; 'hub' before an id for a member of the hub. */
  by: z.string(),
})
export type AskingStop = z.infer<typeof askingStop>

/** A social organisation; the hub is one too, with the id 'hub'. */
export const organization = z.object({
  org: z.string(),
  name: z.string().check(z.minLength(1), z.maxLength(60)),
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
  /** Whether its figures are published: an open ledger for everybody, without personal data. */
  openLedger: z.optional(z.boolean()),
  /** First words of every text that is pasted into its chat group. */
  groupGreeting: z.string().check(z.maxLength(120)),
  /** Where volunteers last brought things: proposed for the next need. */
  dropOff: z.optional(z.object({ place: z.string(), hours: z.string() })),
  /**
   * The members who administer it. Here and not with the members, so that 'the last administrator stays' is decided by
   * one conditional write, however many people press at once.
   */
  administrators: z._default(z.set(z.string()), new Set()),
  /** Present while all asking is stopped; the hub's is for everybody. */
  askingStop: z.optional(askingStop),
  /** When its asking last went on again, epoch ms: what the hub decided before is not carried out any more. */
  askingFreed: z.optional(z.number()),
  /** When it was last stopped by the hub, or let in again, epoch ms. */
  stateAt: z.optional(z.number()),
  /** How often the hub has stopped something of it or let it go on: its needs and people have still to follow while it is due. */
  stops: z.optional(z.int()),
  admittedAt: z.number(),
  admittedBy: z.string(),
})
export type Organization = z.infer<typeof organization>

/** What its administrators may change themselves. */
export type OrganizationSettings = Pick<
  Organization,
  'name' | 'oneIsEnough' | 'openToJoin' | 'openLedger' | 'groupGreeting' | 'dropOff'
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
