import * as z from 'zod/mini'
import type { ApiRoute, Described } from './endpoint.ts'
import { type ProblemKind, problems } from './problem.ts'

/** Refusals any endpoint may answer. */
const always: readonly ProblemKind[] = ['unauthorized', 'forbidden', 'unavailable', 'failed']

/** The OpenAPI 3.1 document, made from the very schemas that parse requests and cut answers. */
export function openApiDocument(all: readonly ApiRoute[], origin: string, version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const { described } of all) {
    const path = described.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [described.method.toLowerCase()]: operation(described) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Mulin (睦邻)',
      version,
      description:
        'Post needs and follow their pledges for one organisation. Nothing of a beneficiary beyond what the organisation itself wrote is answered, and no volunteer’s address.',
    },
    servers: [{ url: origin }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token of one organisation.' },
      },
      schemas: { Problem: problemSchema },
    },
  }
}

function operation(it: Described): object {
  const parameters = [
    ...[...it.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...queryParameters(it.query),
  ]
  const kinds = [
    ...always,
    ...(it.path.includes(':') ? (['not-found'] as const) : []),
    ...(it.query ? (['not-valid'] as const) : []),
    ...(it.body ? (['not-json', 'not-readable', 'not-valid'] as const) : []),
    ...(it.problems ?? []),
  ]
  return {
    operationId: it.name,
    summary: it.summary,
    'x-permission': it.permission,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(it.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(it.body, 'input') } },
          },
        }
      : {}),
    responses: {
      [it.status ?? 200]: {
        description: 'Done.',
        content: { 'application/json': { schema: jsonSchema(it.answer, 'output') } },
      },
      ...refusals(kinds),
    },
  }
}

function queryParameters(query: z.ZodMiniObject | undefined): object[] {
  if (!query) return []
  const { properties = {}, required = [] } = jsonSchema(query, 'input') as {
    properties?: Record<string, object>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function refusals(kinds: readonly ProblemKind[]): Record<string, object> {
  const byStatus = new Map<number, string[]>()
  for (const kind of new Set(kinds)) {
    const [status, title] = problems[kind]
    byStatus.set(status, [...(byStatus.get(status) ?? []), `${kind}: ${title}`])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, titles]) => [
      status,
      {
        description: titles.join(' '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const problemSchema = {
  type: 'object',
  description: 'Problem details (RFC 9457).',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', enum: Object.keys(problems).map((kind) => `urn:mulin:problem:${kind}`) },
    title: { type: 'string' },
    status: { type: 'integer' },
    reason: { type: 'string', description: 'The name of the rule that said no.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: { pointer: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
}
