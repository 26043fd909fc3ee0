import { Readable } from 'node:stream'
import type { Answer, Between } from './wire.ts'

/** What happens to the call whose turn it is. */
export interface Turn {
  /** Which of those who wait goes; counted round. */
  readonly who: number
  /** It never arrives, or its answer never comes. */
  readonly trouble?: 'lost' | 'answer lost'
}

/**
 * Lets one call to the store go at a time, of all that wait, so that a test decides who is next: concurrent work is then
 * played again exactly, and can be made smaller.
 */
export function inTurns(next: () => Turn): Between {
  const waiting: ((trouble: Turn['trouble']) => Promise<void>)[] = []
  let going = false
  const go = async () => {
    if (going) return
    going = true
    await everybodyAsks()
    while (waiting.length > 0) {
      const { who, trouble } = next()
      const [call] = waiting.splice(who % waiting.length, 1)
      await call?.(trouble)
      await everybodyAsks()
    }
    going = false
  }
  return (_call, send) =>
    new Promise<Answer>((resolve, reject) => {
      waiting.push((trouble) => troubled(send, trouble).then(resolve, reject))
      void go()
    })
}

async function troubled(send: () => Promise<Answer>, trouble: Turn['trouble']): Promise<Answer> {
  if (trouble === 'lost') throw broken()
  const answer = await whole(await send())
  if (trouble === 'answer lost') throw broken()
  return answer
}

const broken = (): Error => Object.assign(new Error('ECONNRESET, made by a test'), { code: 'ECONNRESET' })

/** The answer with its body read, so that its reader needs the network no more and comes to its next call at once. */
async function whole(answer: Answer): Promise<Answer> {
  const { body } = answer.response as { body: unknown }
  if (!(body instanceof Readable)) return answer
  const parts: Buffer[] = []
  for await (const part of body) parts.push(part)
  Object.assign(answer.response, { body: Readable.from([Buffer.concat(parts)]) })
  return answer
}

/** Whoever has an answer gets on as far as the next call. */
async function everybodyAsks(): Promise<void> {
  for (let time = 0; time < 4; time++) await new Promise((done) => setImmediate(done))
}
