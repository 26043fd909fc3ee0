import { atLeast, hubOrganization } from '../../shared/rules/roles.ts'
import { answerProblem } from './api/problem.ts'
import { answerNotFound } from './app.ts'
import type { Route } from './route.ts'
import { readApiToken, readSession } from './sign-in/session.ts'
import { urls } from './urls.ts'
import type { Visit } from './visit.ts'

/** Whoever opened a page comes back to it; a press of a button that came too late starts anew. */
function sendToSignIn({ c }: Visit): Response {
  return c.redirect(urls.signIn(c.req.method === 'GET' ? c.req.path : undefined), 303)
}

/** Lets a visit through to its route, or not: the only place where access is decided. */
export async function admit(route: Route, visit: Visit): Promise<Response> {
  switch (route.access) {
    case 'everyone':
    case 'link':
    case 'one-click':
      return route.handle(visit)
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
    case 'api': {
      const token = await readApiToken(visit)
      if (!token) return answerProblem(visit, { kind: 'unauthorized' })
      if (!token.permissions.includes(route.permission)) return answerProblem(visit, { kind: 'forbidden' })
      return route.handle({ ...visit, scope: token.scope, token: token.id, member: token.for })
    }
  }
}
