import { atLeast, hubOrganization } from '../../shared/rules/roles.ts'
import { later } from '../later.ts'
import { answerNotFound } from './app.ts'
import type { Route } from './route.ts'
import { readSession } from './sign-in/session.ts'
import { urls } from './urls.ts'
import type { Visit } from './visit.ts'

/** Whoever opened a page comes back to it; a press of a button that came too late starts anew. */
function sendToSignIn({ c }: Visit): Response {
  return c.redirect(urls.signIn(c.req.method === 'GET' ? c.req.path : undefined), 303)
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
