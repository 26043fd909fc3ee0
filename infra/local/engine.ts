import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'

/** A running embedded DynamoDB engine. */
export interface Engine {
  readonly endpoint: string
  /** Waits for writes under way, closes the files. */
  readonly stop: () => Promise<void>
}

/**
 * Starts the embedded engine on a free port of the loopback: on disk in `folder`, or in memory.
 * @throws if the folder cannot be opened, or another process has it open.
 */
export async function startEngine(folder?: string): Promise<Engine> {
  const server = dynalite({ path: folder, createTableMs: 0 })
  server.keepAliveTimeout = 60_000
  server.prependListener('request', surviveLostCallers)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: async () => {
      const closed = new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
      })
      server.closeAllConnections()
      await closed
    },
  }
}

/** The engine throws when a caller hangs up in the middle of a request, which would end the whole program: it never hears of it. */
function surviveLostCallers(request: IncomingMessage): void {
  request.on('error', () => undefined)
  const listen = request.on.bind(request) as (event: string, listener: () => void) => IncomingMessage
  request.on = ((event: string, listener: () => void) =>
    event === 'error' ? request : listen(event, listener)) as IncomingMessage['on']
}

/** A client for any endpoint other than AWS itself: enough sockets, kept open, and patience for a busy engine. */
export function clientFor(endpoint: string, more: Partial<DynamoDBClientConfig> = {}): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: {
      requestTimeout: 60_000,
      httpAgent: { keepAlive: true, maxSockets: 128 },
      socketAcquisitionWarningTimeout: 60_000,
    },
    ...more,
  })
}
