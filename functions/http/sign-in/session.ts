import type { Scope } from '../../../shared/store/scope.ts'
import type { ApiPermission } from '../route.ts'
import type { SignedIn, Visit } from '../visit.ts'

/** The member this browser is signed in as, read anew so that disabling or a lost role counts at once. */
export async function readSession(_visit: Visit): Promise<SignedIn | undefined> {
  return undefined
}

/** The API token of the request's Authorization header. */
export async function readApiToken(
  _visit: Visit,
): Promise<{ scope: Scope; id: string; permissions: readonly ApiPermission[] } | undefined> {
  return undefined
}
