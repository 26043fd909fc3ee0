import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** One try of one call to DynamoDB, as it goes over the wire. */
export interface WireCall {
  /** 'UpdateItem', 'Query', … */
  readonly command: string
  readonly input: Readonly<Record<string, unknown>>
  readonly writes: boolean
}

type Handler = DynamoDBClient['config']['requestHandler']
type Request = Parameters<Handler['handle']>[0]
/** The raw answer of an HTTP handler. */
export type Answer = Awaited<ReturnType<Handler['handle']>>

/** Stands between the SDK and the engine: may refuse, delay or lose. `go` sends the call. */
export type Between = (call: WireCall, go: () => Promise<Answer>) => Promise<Answer>

const writing = new Set([
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactWriteItems',
  'ExecuteStatement',
])

/** Puts layers between this client and its engine; the first sees a call first. Retries of the SDK pass through again. */
export function layer(client: DynamoDBClient, ...layers: readonly Between[]): void {
  const inner = client.config.requestHandler
  const send = inner.handle.bind(inner)
  const handle = (request: Request, options?: Parameters<Handler['handle']>[1]): Promise<Answer> => {
    const call = read(request)
    return layers.reduceRight<() => Promise<Answer>>(
      (go, between) => () => between(call, go),
      () => send(request, options),
    )()
  }
  client.config.requestHandler = Object.assign(Object.create(inner) as Handler, { handle })
}

function read(request: Request): WireCall {
  const { headers, body } = request as { headers: Record<string, string>; body: string | Uint8Array }
  const command = headers['x-amz-target']?.split('.')[1] ?? 'unknown'
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
  return { command, input: JSON.parse(text) as Record<string, unknown>, writes: writing.has(command) }
}
