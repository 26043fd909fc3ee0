import { Readable } from 'node:stream'
import type { Randomness } from './randomness.ts'
import type { Answer, Between } from './wire.ts'

/** What goes wrong, each as a probability per try unless said otherwise; absent means never. */
export interface Faults {
  /** The engine refuses for lack of capacity; nothing is applied. */
  readonly throttle?: number
  /** An internal error before anything is applied. */
  readonly errorBefore?: number
  /** Applied, and then the reply is an internal error. */
  readonly errorAfter?: number
  /** Applied, and then the connection breaks: the caller never learns of it. */
  readonly lostReply?: number
  /** Not applied, and no answer. */
  readonly timeout?: number
  /** Longest extra delay of a try, in real ms; drawn evenly. Mixes the order of concurrent calls. */
  readonly latencyMs?: number
  /** Restricts all of this to some commands, e.g. ['UpdateItem']; all unless told. */
  readonly commands?: readonly string[]
}

/** Switches the store's troubles on and off while a test runs. */
export interface FaultSwitch {
  readonly now: () => Faults
  readonly set: (faults: Faults) => void
  readonly stop: () => void
}

export function faultSwitch(first: Faults = {}): FaultSwitch {
  let faults = first
  return {
    now: () => faults,
    set: (next) => {
      faults = next
    },
    stop: () => {
      faults = {}
    },
  }
}

/** The layer that makes the store behave as badly as the switch says, repeatably by the seed. */
export function faulty(faults: FaultSwitch, random: Randomness): Between {
  return async (call, go) => {
    const { commands, latencyMs = 0, ...odds } = faults.now()
    if (commands && !commands.includes(call.command)) return go()
    if (latencyMs > 0) await new Promise((done) => setTimeout(done, random.next() * latencyMs))
    if (random.chance(odds.throttle ?? 0)) return failure(400, 'ProvisionedThroughputExceededException')
    if (random.chance(odds.errorBefore ?? 0)) return failure(500, 'InternalServerError')
    if (random.chance(odds.timeout ?? 0)) throw broken('TimeoutError', 'ETIMEDOUT')
    const lost = random.chance(odds.lostReply ?? 0)
    const failsAfter = random.chance(odds.errorAfter ?? 0)
    const answer = await go()
    if (lost) throw broken('Error', 'ECONNRESET')
    if (failsAfter) return failure(500, 'InternalServerError')
    return answer
  }
}

/** Nothing answers at all: the store is gone until the switch returns false. */
export function unreachable(gone: () => boolean): Between {
  return async (_call, go) => {
    if (gone()) throw broken('Error', 'ECONNREFUSED')
    return go()
  }
}

function failure(statusCode: number, type: string): Answer {
  const body = JSON.stringify({
    __type: `com.amazonaws.dynamodb.v20120810#${type}`,
    message: 'made by a test',
  })
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'content-length': `${body.length}` }
  return { response: { statusCode, headers, body: Readable.from([Buffer.from(body)]) } } as unknown as Answer
}

function broken(name: string, code: string): Error {
  return Object.assign(new Error(`${code}, made by a test`), { name, code })
}
