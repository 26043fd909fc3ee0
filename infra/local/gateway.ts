import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { CannotStart } from './cannot-start.ts'
import { callerOf, gatewayEvent } from './gateway-event.ts'

/** The HTTP function, as Lambda calls it. */
export type HttpDoor = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>

export interface Gateway {
  readonly port: number
  /** From now on requests go to this door; until then they are asked to come again. */
  readonly open: (door: HttpDoor) => void
  /** Finishes the requests under way. */
  readonly close: () => Promise<void>
}

/** API Gateway's limits: bytes of a request, bytes Lambda takes and gives, and how long it may take unless told, in ms. */
const largestRequest = 10 * 1024 * 1024
const largestEvent = 6 * 1024 * 1024
const usualWait = 10_000

export interface GatewayOptions {
  /** Which network address to listen on; undefined: all. */
  readonly address?: string | undefined
  /** A proxy in front speaks https for us and says who asks. */
  readonly behindProxy?: boolean
  readonly now: () => number
  /** How long a request may take, in ms; as long as at API Gateway unless told. */
  readonly longestWait?: number | undefined
}

/**
 * API Gateway on this machine: turns requests into the events that Lambda gets, and its answers back.
 * @param port 0 takes a free one.
 * @throws CannotStart when the port is taken or may not be used.
 */
export async function openGateway(port: number, options: GatewayOptions): Promise<Gateway> {
  let door: HttpDoor | undefined
  const server = createServer({ maxHeaderSize: 10_240 }, (request, response) => {
    serve(request, response, door, options).catch(() => response.destroy())
  })
  await listen(server, port, options.address)
  return {
    port: (server.address() as AddressInfo).port,
    open: (next) => {
      door = next
    },
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      await closed
    },
  }
}

async function listen(server: Server, port: number, address: string | undefined): Promise<void> {
  server.listen(port, address)
  try {
    await once(server, 'listening')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const another = `PORT=${port === 65_535 ? 3000 : port + 1} npm start`
    if (code === 'EADDRINUSE')
      throw new CannotStart(
        `Port ${port} is taken by another program, perhaps a Mulin that is already running. Stop it, or choose another port: ${another}`,
      )
    if (code === 'EACCES')
      throw new CannotStart(`Port ${port} may not be used by you. Choose one above 1023: PORT=3000 npm start`)
    throw new CannotStart(`The pages cannot be served on port ${port} (${message}).`)
  }
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  door: HttpDoor | undefined,
  { behindProxy = false, now, longestWait = usualWait }: GatewayOptions,
): Promise<void> {
  const body = await readBody(request)
  if (body === undefined) {
    response.shouldKeepAlive = false
    return refuse(response, 413, 'Request Entity Too Large')
  }
  if (!door) return refuse(response, 503, 'Starting, please try again in a moment', { 'retry-after': '2' })
  const event = gatewayEvent(request, body, {
    id: randomUUID(),
    at: now(),
    sourceIp: callerOf(request, behindProxy),
  })
  if ((event.body?.length ?? 0) > largestEvent) return refuse(response, 413, 'Request Entity Too Large')
  const answer = await withinTime(door(event), longestWait)
  if (answer === 'late') return refuse(response, 503, 'Service Unavailable')
  if (answer === 'failed') return refuse(response, 500, 'Internal Server Error')
  if ((answer.body?.length ?? 0) > largestEvent) return refuse(response, 500, 'Internal Server Error')
  give(response, answer, request.method === 'HEAD')
}

function give(response: ServerResponse, answer: APIGatewayProxyStructuredResultV2, headOnly: boolean): void {
  const { statusCode = 200, headers = {}, cookies = [], body = '', isBase64Encoded } = answer
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8')
  response.statusCode = statusCode
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, `${value}`)
  if (cookies.length > 0) response.setHeader('set-cookie', cookies)
  if (statusCode !== 204 && statusCode !== 304) response.setHeader('content-length', bytes.length)
  response.end(headOnly ? undefined : bytes)
}

async function withinTime(
  answer: Promise<APIGatewayProxyStructuredResultV2>,
  longestWait: number,
): Promise<APIGatewayProxyStructuredResultV2 | 'late' | 'failed'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, longestWait, 'late')
  })
  try {
    return await Promise.race([answer.catch(() => 'failed' as const), late])
  } finally {
    clearTimeout(timer)
  }
}

/** The whole body, or undefined when it is larger than API Gateway takes. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += (part as Buffer).length
    if (size > largestRequest) return undefined
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}

function refuse(
  response: ServerResponse,
  status: number,
  message: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify({ message }))
}
