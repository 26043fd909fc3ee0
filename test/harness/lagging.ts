import { Readable } from 'node:stream'
import type { Answer, Between } from './wire.ts'

interface Kept {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly bytes: Buffer
}

/**
 * An index that lags by one look: a Query of an index is answered as it would have been the last time somebody asked it the same,
 * and at first as if there were nothing. So it misses what is new and shows what has gone, as real indexes may.
 */
export function lagging(): Between {
  const before = new Map<string, Kept>()
  return async (call, go) => {
    if (call.command !== 'Query' || call.input.IndexName === undefined) return go()
    const { ExpressionAttributeValues: values, KeyConditionExpression: keys, IndexName: index } = call.input
    // A later time is the same question.
    const asked = JSON.stringify([index, keys, withoutNumbers(values), call.input.ExclusiveStartKey])
    const now = await keep(await go())
    const then = before.get(asked) ?? {
      ...now,
      bytes: Buffer.from('{"Count":0,"ScannedCount":0,"Items":[]}'),
    }
    before.set(asked, now)
    return answerOf(then)
  }
}

function withoutNumbers(values: unknown): unknown {
  return Object.entries((values ?? {}) as Record<string, { S?: string }>).map(([name, { S }]) => [name, S])
}

async function keep({ response }: Answer): Promise<Kept> {
  const { body, statusCode, headers } = response as { body: unknown } & Omit<Kept, 'bytes'>
  const parts: Buffer[] = []
  if (body instanceof Uint8Array) parts.push(Buffer.from(body))
  else for await (const part of body as AsyncIterable<Buffer>) parts.push(Buffer.from(part))
  return { statusCode, headers, bytes: Buffer.concat(parts) }
}

function answerOf({ statusCode, headers, bytes }: Kept): Answer {
  // The length and check sum of another body would be wrong.
  const kept = Object.entries(headers).filter(([name]) => !/^(content-length|x-amz-crc32)$/i.test(name))
  return {
    response: { statusCode, headers: Object.fromEntries(kept), body: Readable.from([bytes]) },
  } as unknown as Answer
}
