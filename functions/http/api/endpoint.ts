import * as z from 'zod/mini'
import en from 'zod/v4/locales/en.js'
import type { ApiPermission } from '../../../shared/rules/api-permissions.ts'
import type { Method, Route } from '../route.ts'
import type { ApiVisit } from '../visit.ts'
import { type ApiProblem, answerProblem, type ProblemKind, type WrongValue } from './problem.ts'
import { readJson } from './read-json.ts'

/** What an endpoint is asked, parsed. */
export interface Asked<Q, B> {
  readonly param: (name: string) => string
  readonly query: Q
  readonly body: B
}

/** A refusal of an endpoint: answered as problem details. */
export interface No {
  readonly problem: ApiProblem
}
export const no = (kind: ProblemKind, reason?: string): No => ({
  problem: { kind, ...(reason ? { reason } : {}) },
})

/**
 * One operation of the API. Its schemas parse the request, cut the answer down to what is listed, and describe both in the
 * served OpenAPI document: there is no second description that could differ.
 */
export interface Endpoint<Q extends z.ZodMiniObject, B extends z.ZodMiniType, A extends z.ZodMiniType> {
  readonly method: Method
  /** As Hono writes it: /api/v1/needs/:need. */
  readonly path: string
  readonly permission: ApiPermission
  readonly name: string
  readonly summary: string
  readonly query?: Q
  readonly body?: B
  readonly status?: 200 | 201
  readonly answer: A
  /** Refusals beside those every endpoint has. */
  readonly problems?: readonly ProblemKind[]
  readonly handle: (visit: ApiVisit, asked: Asked<z.infer<Q>, z.infer<B>>) => Promise<z.input<A> | No>
}

/** What the OpenAPI document needs of an endpoint. */
export type Described = Omit<Endpoint<z.ZodMiniObject, z.ZodMiniType, z.ZodMiniType>, 'handle'>

export interface ApiRoute {
  readonly route: Route
  readonly described: Described
}

const noQuery = z.strictObject({})
/** What is wrong with a value, in English as the rest of the API: the small zod knows no words of its own. */
const inEnglish = { error: en().localeError }

/** Turns an endpoint into its route and its description. */
export function endpoint<
  A extends z.ZodMiniType,
  Q extends z.ZodMiniObject = typeof noQuery,
  B extends z.ZodMiniType = z.ZodMiniUndefined,
>(spec: Endpoint<Q, B, A>): ApiRoute {
  const handle = async (visit: ApiVisit): Promise<Response> => {
    const asked = await read(visit, spec)
    if ('problem' in asked) return answerProblem(visit, asked.problem)
    const answered = await spec.handle(visit, asked)
    if (isNo(answered)) return answerProblem(visit, answered.problem)
    return visit.c.json(spec.answer.parse(answered) as object, spec.status ?? 200)
  }
  const { method, path, permission } = spec
  return {
    route: { method, path, access: 'api', permission, handle },
    described: spec as unknown as Described,
  }
}

function isNo(answered: unknown): answered is No {
  return typeof answered === 'object' && answered !== null && 'problem' in answered
}

async function read<Q extends z.ZodMiniObject, B extends z.ZodMiniType, A extends z.ZodMiniType>(
  { c }: ApiVisit,
  spec: Endpoint<Q, B, A>,
): Promise<Asked<z.infer<Q>, z.infer<B>> | No> {
  const query = (spec.query ?? noQuery).safeParse(c.req.query(), inEnglish)
  if (!query.success) return { problem: { kind: 'not-valid', errors: wrong(query.error) } }
  const param = (name: string) => c.req.param(name) ?? ''
  if (!spec.body) return { param, query: query.data as z.infer<Q>, body: undefined as z.infer<B> }
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return no('not-json')
  const sent = readJson(await c.req.text())
  if (typeof sent === 'string') return no(sent)
  const body = spec.body.safeParse(sent.value, inEnglish)
  if (!body.success) return { problem: { kind: 'not-valid', errors: wrong(body.error) } }
  return { param, query: query.data as z.infer<Q>, body: body.data }
}

/** Where and what, without repeating the value: it may be somebody's. */
function wrong(error: z.core.$ZodError): WrongValue[] {
  return error.issues.slice(0, 20).map((issue) => ({
    pointer: `/${issue.path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`,
    detail: issue.code === 'unrecognized_keys' ? 'Not a property of this request.' : issue.message,
  }))
}
