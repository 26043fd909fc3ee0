import type { Visit } from '../visit.ts'

/** Answers with a script of ours. Asked for again each time: a browser must never go on with yesterday's. */
export function answerScript({ c }: Visit, text: string): Response {
  return c.body(text, 200, {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'no-cache',
  })
}
