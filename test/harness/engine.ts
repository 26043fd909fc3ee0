import type { DynamoDBClient, DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { inject } from 'vitest'
import { clientFor } from '../../infra/local/engine.ts'
import { nearEngine } from './near-engine.ts'

/** Where worlds keep their tables. */
export interface EngineGiven {
  /** Of an engine behind a port; without one, the embedded engine of this process. */
  readonly endpoint?: string
  /** Prefix of every table. */
  readonly tables: string
}

/** The embedded engine wants a signature to be there, and never looks whether it is right. */
const unsigned: NonNullable<DynamoDBClientConfig['signer']> = {
  sign: async (request) => {
    request.headers['x-amz-date'] = '20220125T020000Z'
    request.headers.authorization = 'AWS4-HMAC-SHA256 Credential=none, SignedHeaders=none, Signature=none'
    return request
  },
}

let given: EngineGiven | undefined
let near: ReturnType<typeof nearEngine> | undefined

/** For a program that is no test run: the engine that its worlds stand on. */
export function standOn(engine: EngineGiven): void {
  given = engine
}

/** The engine of this test run, or of the program. */
export function engine(): EngineGiven {
  if (given === undefined) {
    const [tables, endpoint] = [inject('tables'), inject('givenEndpoint')]
    given = endpoint === undefined ? { tables } : { tables, endpoint }
  }
  return given
}

/** A client of the engine that worlds stand on. */
export function engineClient(more: Partial<DynamoDBClientConfig> = {}): DynamoDBClient {
  const { endpoint } = engine()
  if (endpoint !== undefined) return clientFor(endpoint, more)
  near ??= nearEngine()
  return clientFor('http://within.this.process', { ...more, requestHandler: near, signer: unsigned })
}
