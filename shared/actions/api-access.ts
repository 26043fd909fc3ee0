import type { Effects } from '../effects.ts'
import type { ApiPermission } from '../rules/api-permissions.ts'
import { putApiToken, readApiTokenItem, revokeApiToken } from '../store/api-token.ts'
import { writeAudit } from '../store/audit.ts'
import { readOrganization } from '../store/organization.ts'
import { type Scope, scopeOf } from '../store/scope.ts'

/** A token lives a year, in ms; then the other system gets a new one. */
const lifetimeMs = 365 * 86_400_000
/** Letters and digits of a token's secret: 238 bits. */
const secretLength = 40

/** What a token stands for: its organisation, and the member who made it and answers for what it does. */
export interface ApiAccess {
  readonly scope: Scope
  readonly id: string
  readonly permissions: readonly ApiPermission[]
  readonly for: string
}

/** What a token lets its holder do, or undefined: unknown, revoked, over, or its organisation stopped. Read anew at every call. */
export async function readApiAccess(fx: Effects, token: string): Promise<ApiAccess | undefined> {
  const [, org, id, secret] = token.match(/^mulin\.([0-9A-Za-z]+)\.([0-9A-Za-z]+)\.([0-9A-Za-z]+)$/) ?? []
  if (!org || !id || !secret) return undefined
  const scope = scopeOf(org)
  const [found, organization] = await Promise.all([
    readApiTokenItem(fx.table, scope, id),
    readOrganization(fx.table, org, { strong: true }),
  ])
  if (!found || organization?.state !== 'active') return undefined
  // Both sides are hashes of random secrets: how long a comparison takes tells nothing worth knowing.
  const live =
    found.secretHash === fx.hash(secret) && found.revokedAt === undefined && fx.now() < found.endsAt
  return live ? { scope, id, permissions: found.permissions, for: found.createdBy } : undefined
}

/** Makes a token for another system and answers it; it can never be shown again. */
export async function makeApiToken(
  fx: Effects,
  scope: Scope,
  by: string,
  { name, permissions }: { name: string; permissions: readonly ApiPermission[] },
): Promise<{ id: string; token: string }> {
  const [id, secret] = [fx.newId(), fx.newId(secretLength)]
  const now = fx.now()
  await putApiToken(fx.table, scope, {
    id,
    org: scope.org,
    name,
    permissions: [...permissions],
    secretHash: fx.hash(secret),
    createdBy: by,
    createdAt: now,
    endsAt: now + lifetimeMs,
  })
  await writeAudit(fx.table, scope, id, { kind: 'token-made', at: now, by, about: id })
  return { id, token: `mulin.${scope.org}.${id}.${secret}` }
}

/** Ends a token at once. */
export async function endApiToken(fx: Effects, scope: Scope, by: string, id: string): Promise<void> {
  const at = fx.now()
  const ended = await revokeApiToken(fx.table, scope, id, at)
  if (ended) await writeAudit(fx.table, scope, id, { kind: 'token-revoked', at, by, about: id })
}
