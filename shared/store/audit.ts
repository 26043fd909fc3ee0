import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { keys } from './keys.ts'
import type { Scope } from './scope.ts'
import { queryItems, type Table } from './table.ts'

/** What is written down about the use of rights, for the organisation's administrators. */
export const auditKinds = [
  'organization-admitted',
  'organization-certified',
  'certificate-removed',
  'organization-stopped',
  'organization-restarted',
  'asking-stopped',
  'asking-resumed',
  'concern-handled',
  'settings-changed',
  'texts-changed',
  'number-added',
  'number-removed',
  'robot-added',
  'robot-removed',
  'member-invited',
  'invitation-withdrawn',
  'member-joined',
  'role-changed',
  'member-left',
  'needs-handed-over',
  'token-made',
  'token-revoked',
  'signed-in',
  'signed-out-everywhere',
  'beneficiary-viewed',
  /** How volunteers are reached, on a sheet to be printed. */
  'contacts-viewed',
  'exported',
  'imported',
  'import-undone',
  'volunteer-erased',
  /** Somebody took everything that is kept about them. */
  'own-data-given',
] as const
export type AuditKind = (typeof auditKinds)[number]

/** Ids and closed words only: no names, no addresses. */
const auditEntry = z.object({
  kind: z.enum(auditKinds),
  at: z.number(),
  /** A member's id; 'mulin' for what the program did by itself, 'hub' before an id for a member of the hub. */
  by: z.string(),
  /** The id of what it was done to. */
  about: z.optional(z.string()),
  /** A closed word, such as the new role. */
  detail: z.optional(z.string().check(z.maxLength(40))),
  /** Why, in an administrator's own words; only where they were asked for. */
  reason: z.optional(z.string().check(z.maxLength(200))),
})
export type AuditEntry = z.infer<typeof auditEntry>

/** Seconds an entry is kept: two years. */
const keptFor = 63_072_000

/** Writes an entry under its kind and an id that says what it is about, so that writing it twice is writing it once. */
export async function writeAudit(table: Table, scope: Scope, id: string, entry: AuditEntry): Promise<void> {
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: {
        ...keys.audit(scope, new Date(entry.at).toISOString(), `${entry.kind}-${id}`),
        ...entry,
        expiresAt: Math.floor(entry.at / 1000) + keptFor,
      },
    }),
  )
}

/** The newest entries of an organisation, newest first. */
export function auditOf(table: Table, scope: Scope, limit = 100): Promise<AuditEntry[]> {
  return queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :org AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':org': keys.member(scope, '').pk, ':prefix': 'AUDIT#' },
      ScanIndexForward: false,
      Limit: limit,
    },
    auditEntry,
    limit,
  )
}
