import type { ApiPermission } from '../../shared/rules/api-permissions.ts'
import type { Role } from '../../shared/rules/roles.ts'
import type { ApiVisit, MemberVisit, Visit } from './visit.ts'

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/**
 * One route: its address, who may use it, and what it does. Access stands beside the path, so a route without a rule
 * does not compile, and the access matrix test is generated from these values.
 */
export type Route = {
  readonly method: Method
  readonly path: string
  /** Its form may carry a file: larger than any other, and so said here. */
  readonly takesFile?: true
} & Door

type Door =
  /**
   * 'link': whoever holds the personal or group link named in the path; the handler looks the token up. 'signed': the gateway of text messages, which signs
   * what it says.
   */
  | {
      readonly access: 'everyone' | 'link' | 'one-click' | 'signed'
      readonly handle: (visit: Visit) => Promise<Response>
    }
  /** Signed-in members of at least this role, for their own organisation. */
  | {
      readonly access: 'member'
      readonly role: Role
      readonly handle: (visit: MemberVisit) => Promise<Response>
    }
  /** Administrators of the hub itself. */
  | { readonly access: 'hub'; readonly handle: (visit: MemberVisit) => Promise<Response> }
  /** Another system, by a token of one organisation. */
  | {
      readonly access: 'api'
      readonly permission: ApiPermission
      readonly handle: (visit: ApiVisit) => Promise<Response>
    }

export { later } from '../later.ts'
