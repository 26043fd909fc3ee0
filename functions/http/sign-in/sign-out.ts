import { leaveSession } from '../../../shared/actions/sign-in.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { clearSession, sessionId } from './session.ts'

/** Ends the session of this browser, whether it was still alive or not. */
export async function signOut(visit: Visit): Promise<Response> {
  const id = sessionId(visit)
  if (id !== undefined) await leaveSession(visit.fx, id)
  clearSession(visit)
  return visit.c.redirect(urls.signedOut(), 303)
}
