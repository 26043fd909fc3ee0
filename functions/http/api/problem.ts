import type { Visit } from '../visit.ts'

/** Why an API call was refused; grows with the API's own refusals. */
export type ApiProblem =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'failed' }

const statuses = {
  'not-found': 404,
  unauthorized: 401,
  forbidden: 403,
  unavailable: 503,
  failed: 500,
} as const

/** Problem details (RFC 9457). */
export function answerProblem(visit: Visit, problem: ApiProblem): Response {
  const status = statuses[problem.kind]
  return visit.c.body(JSON.stringify({ type: `urn:mulin:problem:${problem.kind}`, status }), status, {
    'content-type': 'application/problem+json',
  })
}
