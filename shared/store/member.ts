import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import type { Role } from '../rules/roles.ts'
import { keys } from './keys.ts'
import { type Organization, readOrganization } from './organization.ts'
import type { Scope } from './scope.ts'
import { getItem, queryItems, type Table, written } from './table.ts'

/** 'left': may not enter any more; the record stays, because needs and timelines name it. */
export const memberStates = ['active', 'left'] as const

/** What rests in the table: administrators are named by the organisation, so that the last one is never lost. */
const memberRecord = z.object({
  member: z.string(),
  org: z.string(),
  name: z.string().check(z.minLength(1), z.maxLength(40)),
  /** In normal form (see rules/contact.ts). */
  email: z.string(),
  /** A number they can sign in with, too; shown to be theirs. In normal form. */
  mobile: z.optional(z.string()),
  /** The role while not an administrator. */
  baseRole: z.enum(['poster', 'coordinator']),
  state: z.enum(memberStates),
  /** Language of the messages they get. */
  language: z.enum(['zh-CN', 'en']),
  joinedAt: z.number(),
  /** Sessions older than this are over: 'sign out everywhere'. Epoch ms. */
  sessionsFrom: z.optional(z.number()),
})

/** A person who signs in for an organisation, with the role they have now. */
export type Member = Omit<z.infer<typeof memberRecord>, 'baseRole'> & { readonly role: Role }
export type NewMember = Omit<z.infer<typeof memberRecord>, 'baseRole' | 'state' | 'sessionsFrom'> & {
  readonly role: Role
}

function withRole({ baseRole, ...record }: z.infer<typeof memberRecord>, by: Organization): Member {
  return { ...record, role: by.administrators.has(record.member) ? 'administrator' : baseRole }
}

/** A member, whether active or left, with the organisation they belong to: two reads at once. */
export async function readMember(
  table: Table,
  scope: Scope,
  member: string,
  options: { strong?: boolean } = {},
): Promise<{ member: Member; organization: Organization } | undefined> {
  const [record, organization] = await Promise.all([
    getItem(table, keys.member(scope, member), memberRecord, options),
    readOrganization(table, scope.org, options),
  ])
  return record && organization ? { member: withRole(record, organization), organization } : undefined
}

/** Every member of an organisation, also those who left, longest there first. */
export async function membersOf(table: Table, scope: Scope): Promise<Member[]> {
  const [organization, records] = await Promise.all([
    readOrganization(table, scope.org),
    queryItems(
      table,
      {
        KeyConditionExpression: 'pk = :org AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: {
          ':org': keys.member(scope, '').pk,
          ':prefix': keys.member(scope, '').sk,
        },
      },
      memberRecord,
    ),
  ])
  if (!organization) return []
  return records.map((record) => withRole(record, organization)).sort((a, b) => a.joinedAt - b.joinedAt)
}

/** Writes a new member; answers false when that id is there already. Administrators are added to the organisation as well. */
export function putMember(table: Table, scope: Scope, { role, ...fresh }: NewMember): Promise<boolean> {
  return written(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: {
          ...keys.member(scope, fresh.member),
          ...fresh,
          baseRole: role === 'administrator' ? 'coordinator' : role,
          state: 'active',
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  )
}

/** Changes facts of an active member; answers false when there is none. */
export function changeMember(
  table: Table,
  scope: Scope,
  member: string,
  change: Partial<
    Pick<z.infer<typeof memberRecord>, 'name' | 'baseRole' | 'language' | 'sessionsFrom' | 'state'>
  >,
): Promise<boolean> {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined)
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.member(scope, member),
        UpdateExpression: `SET ${entries.map((_, i) => `#n${i} = :v${i}`).join(', ')}`,
        ConditionExpression: '#state = :active',
        ExpressionAttributeNames: {
          '#state': 'state',
          ...Object.fromEntries(entries.map(([name], i) => [`#n${i}`, name])),
        },
        ExpressionAttributeValues: {
          ':active': 'active',
          ...Object.fromEntries(entries.map(([, value], i) => [`:v${i}`, value])),
        },
      }),
    ),
  )
}

/** Notes or takes away an active member's mobile number; answers false when there is no such member. */
export function setMobile(
  table: Table,
  scope: Scope,
  member: string,
  mobile: string | undefined,
): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.member(scope, member),
        UpdateExpression: mobile === undefined ? 'REMOVE mobile' : 'SET mobile = :mobile',
        ConditionExpression: '#state = :active',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':active': 'active',
          ...(mobile === undefined ? {} : { ':mobile': mobile }),
        },
      }),
    ),
  )
}
