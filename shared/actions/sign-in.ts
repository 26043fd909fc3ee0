import type { Effects } from '../effects.ts'
import { writeAudit } from '../store/audit.ts'
import { loginsOf } from '../store/login.ts'
import { changeMember, type Member, readMember } from '../store/member.ts'
import type { Organization } from '../store/organization.ts'
import { type Scope, scopeOf } from '../store/scope.ts'
import { endSession, noteSeen, putSession, readLiveSession, type Session } from '../store/session.ts'

/** Somebody who may enter now: an active member of an organisation that has not been stopped. */
export interface Entrant {
  readonly member: Member
  readonly organization: Organization
}

/** Letters and digits of a session id: 190 bits. */
const sessionIdLength = 32

/** Whether this member may enter now. Read strongly: what was taken away a moment ago counts already. */
export async function entrantOf(
  fx: Effects,
  as: { org: string; member: string },
): Promise<Entrant | undefined> {
  const found = await readMember(fx.table, scopeOf(as.org), as.member, { strong: true })
  return found?.member.state === 'active' && found.organization.state === 'active' ? found : undefined
}

/** Every organisation this address may enter now. */
export async function entrancesOf(fx: Effects, identity: string): Promise<Entrant[]> {
  const logins = await loginsOf(fx.table, identity)
  const found = await Promise.all(logins.map((login) => entrantOf(fx, login)))
  return found.filter((entrant) => entrant !== undefined)
}

/** Starts a session for a proved address and answers its id, for the cookie; with several organisations the person chooses next. */
export async function startSession(
  fx: Effects,
  identity: string,
  as: { org: string; member: string } | undefined,
): Promise<string> {
  const id = fx.newId(sessionIdLength)
  const createdAt = fx.now()
  const hash = fx.hash(id)
  await putSession(fx.table, { hash, identity, as, createdAt })
  if (as) {
    const entry = { kind: 'signed-in', at: createdAt, by: as.member } as const
    await writeAudit(fx.table, scopeOf(as.org), hash.slice(0, 12), entry)
  }
  return id
}

/** The session a cookie names and who it may act as now; `entrant` is absent while no organisation is chosen, or none may be entered. */
export async function visitSession(
  fx: Effects,
  id: string,
): Promise<{ session: Session; entrant: Entrant | undefined } | undefined> {
  const session = await readLiveSession(fx.table, fx.hash(id), fx.now())
  if (!session) return undefined
  if (!session.as) return { session, entrant: undefined }
  const entrant = await entrantOf(fx, session.as)
  // 'Sign out everywhere' ends every session that began before it.
  if (entrant?.member.sessionsFrom !== undefined && session.createdAt < entrant.member.sessionsFrom)
    return undefined
  await noteSeen(fx.table, session, fx.now())
  return { session, entrant }
}

/** Ends a session; one that is over already is none the worse. */
export async function leaveSession(fx: Effects, id: string): Promise<void> {
  await endSession(fx.table, fx.hash(id))
}

/** Ends every session of a member that has begun until now, on whatever device. */
export async function signOutEverywhere(fx: Effects, scope: Scope, member: string): Promise<void> {
  const at = fx.now()
  // One later: a session of this very millisecond is over too.
  await changeMember(fx.table, scope, member, { sessionsFrom: at + 1 })
  await writeAudit(fx.table, scope, member, { kind: 'signed-out-everywhere', at, by: member })
}
