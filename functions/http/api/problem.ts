import type { Visit } from '../visit.ts'

/** What is wrong with one value of a request: where (a JSON pointer, or the name of a parameter) and what to do. */
export interface WrongValue {
  readonly pointer: string
  readonly detail: string
}

/** Every way an API call can be refused, with its status and a title. `type` is stable: clients switch over it. */
export const problems = {
  'not-found': [404, 'There is nothing here, or it belongs to another organisation.'],
  unauthorized: [401, 'Send an API token of your organisation as a bearer token.'],
  forbidden: [403, 'This token does not have the permission for this.'],
  'not-json': [415, 'Send JSON, with the content type application/json.'],
  'not-readable': [400, 'The body is not readable as JSON.'],
  'not-valid': [422, 'Some values are missing or wrong; `errors` says which.'],
  'cursor-not-valid': [400, 'This cursor is not one of this list. Start without a cursor.'],
  conflict: [409, 'The thing has changed meanwhile, or is not in a state that allows this. Read it again.'],
  refused: [409, 'The rules of the service do not allow this now.'],
  'too-often': [429, 'That was too often. Try again later.'],
  unavailable: [503, 'The service cannot answer just now. Try again.'],
  failed: [500, 'Something went wrong on our side. Try again.'],
} as const satisfies Record<string, readonly [number, string]>
export type ProblemKind = keyof typeof problems

export interface ApiProblem {
  readonly kind: ProblemKind
  /** The refusal's own name, where a rule said no. */
  readonly reason?: string
  readonly errors?: readonly WrongValue[]
}

/** Answers problem details (RFC 9457). Never carries anything of what was refused beyond names and places. */
export function answerProblem(visit: Visit, problem: ApiProblem): Response {
  const [status, title] = problems[problem.kind]
  const { kind, reason, errors } = problem
  const body = {
    type: `urn:mulin:problem:${kind}`,
    title,
    status,
    ...(reason ? { reason } : {}),
    ...(errors ? { errors } : {}),
  }
  return visit.c.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json',
    ...(kind === 'unauthorized' ? { 'www-authenticate': 'Bearer' } : {}),
  })
}
