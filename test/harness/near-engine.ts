import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import type { Answer } from './wire.ts'

type Handler = DynamoDBClient['config']['requestHandler']
interface Request {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | string
}

/**
 * The embedded engine within this process: the same program on the same requests as behind a port, without the sockets
 * between, which take more time than the engine does. It begins a call only after the asker has gone on, so that calls mix.
 */
export function nearEngine(): Handler {
  const engine = dynalite({ createTableMs: 0 })
  const handle = (request: Request): Promise<Answer> =>
    new Promise((answered) => {
      const { method, path: url, headers, body } = request
      const asked = Object.assign(new EventEmitter(), { method, url, headers })
      engine.emit('request', asked as unknown as IncomingMessage, answerTo(answered))
      setImmediate(() => {
        asked.emit('data', typeof body === 'string' ? body : new TextDecoder().decode(body))
        asked.emit('end')
      })
    })
  return { handle } as unknown as Handler
}

/** What the engine writes its answer to. */
function answerTo(answered: (answer: Answer) => void): ServerResponse {
  const headers: Record<string, string> = {}
  const response = {
    statusCode: 200,
    setHeader: (name: string, value: string | number) => {
      headers[name.toLowerCase()] = String(value)
    },
    end: (body: string) => {
      const { statusCode } = response
      answered({ response: { statusCode, headers, body: Buffer.from(body) } } as unknown as Answer)
    },
  }
  return response as unknown as ServerResponse
}
