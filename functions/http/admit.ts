import { atLeast, hubOrganization } from '../../shared/rules/roles.ts'
import { later } from '../later.ts'
import { answerNotFound } from './app.ts'
import { keptIn } from './page/kept.ts'
import type { Route } from './route.ts'
import { readSession } from './sign-in/session.ts'
import { urls } from './urls.ts'
import type { Visit } from './visit.ts'

/** Read when somebody presses a button after their session has ended. */
const answerSignedOut = later(() => import('./sign-in/signed-out.ts'), 'answerSignedOut')

/** Whoever opened a page comes back to it; whoever pressed a button too late keeps what they typed. */
async function sendToSignIn(visit: Visit): Promise<Response> {
  const { c } = visit
  if (c.req.method === 'GET') return c.redirect(urls.signIn(c.req.path), 303)
  const kept = await keptIn(c.req.raw)
  return kept?.some(([, value]) => value !== '')
    ? answerSignedOut(visit, kept)
    : c.redirect(urls.signIn(), 303)
}

/** Read when another system first asks. */
const admitApi = later(() => import('./api/admit-api.ts'), 'admitApi')
/** Read when the gateway of text messages first knocks. */
const refuseUnsigned = later(() => import('./texts/signed.ts'), 'refuseUnsigned')

/** Lets a visit through to its route, or not: the only place where access is decided. */
export async function admit(route: Route, visit: Visit): Promise<Response> {
  switch (route.access) {
    case 'everyone':
    case 'link':
    case 'one-click':
      return route.handle(visit)
    case 'signed':
      return (await refuseUnsigned(visit)) ?? route.handle(visit)
    case 'hub': {
      const by = await readSession(visit)
      if (!by) return sendToSignIn(visit)
      const mayEnter = by.scope.org === hubOrganization && by.role === 'administrator'
      return mayEnter ? route.handle({ ...visit, by }) : answerNotFound(visit)
    }
    case 'member': {
      const by = await readSession(visit)
      if (!by) return sendToSignIn(visit)
      return atLeast(by.role, route.role) ? route.handle({ ...visit, by }) : answerNotFound(visit)
    }
    case 'api':
      return admitApi(route, visit)
  }
}
