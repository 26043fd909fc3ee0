import { type ApiAccess, readApiAccess } from '../../../shared/actions/api-access.ts'
import type { Route } from '../route.ts'
import type { Visit } from '../visit.ts'
import { answerProblem } from './problem.ts'

/** Lets another system through to a route of the API, by the token in its Authorization header, for the organisation the token acts for. */
export async function admitApi(
  route: Extract<Route, { readonly access: 'api' }>,
  visit: Visit,
): Promise<Response> {
  const token = await readApiToken(visit)
  if (!token) return answerProblem(visit, { kind: 'unauthorized' })
  if (!token.permissions.includes(route.permission)) return answerProblem(visit, { kind: 'forbidden' })
  return route.handle({ ...visit, scope: token.scope, token: token.id, member: token.for })
}

async function readApiToken(visit: Visit): Promise<ApiAccess | undefined> {
  const bearer = visit.c.req.header('authorization')?.match(/^Bearer ([0-9A-Za-z.]{1,120})$/)?.[1]
  return bearer === undefined ? undefined : readApiAccess(visit.fx, bearer)
}
