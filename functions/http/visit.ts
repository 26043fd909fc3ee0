import type { Context } from 'hono'
import type { Effects } from '../../shared/effects.ts'
import type { Language } from '../../shared/messages/catalogue.ts'
import type { Role } from '../../shared/rules/roles.ts'
import type { Settings } from '../../shared/settings.ts'
import type { AskingStop } from '../../shared/store/organization.ts'
import type { Scope } from '../../shared/store/scope.ts'

/** A signed-in member, as read anew at every request. */
export interface SignedIn {
  readonly scope: Scope
  readonly member: string
  readonly name: string
  readonly role: Role
  readonly orgName: string
  /** Present while their organisation's asking is stopped. */
  readonly askingStop?: AskingStop | undefined
}

/** One request on its way through a journey. */
export interface Visit {
  readonly c: Context
  readonly fx: Effects
  readonly settings: Settings
  readonly language: Language
  /** A hash of where the request comes from, for limits; never stored longer than its window. */
  readonly source: string
}

/** A visit of a member whose role the route has checked. */
export interface MemberVisit extends Visit {
  readonly by: SignedIn
}

/** A visit by an API token of one organisation. */
export interface ApiVisit extends Visit {
  readonly scope: Scope
  readonly token: string
  /** The member who made the token and answers for what it does. */
  readonly member: string
}
