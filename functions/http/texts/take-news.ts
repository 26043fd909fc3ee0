import * as z from 'zod/mini'
import { takeTextReceipt } from '../../../shared/actions/take-text-receipt.ts'
import { takeTextReply } from '../../../shared/actions/take-text-reply.ts'
import { numberIn } from '../../../shared/rules/contact.ts'
import type { Visit } from '../visit.ts'

/** Epoch ms. */
const moment = z.int().check(z.gte(0))
const number = z.string().check(z.maxLength(40))

/** What a gateway tells us, as infra/README.md describes it. */
const news = z.object({
  receipts: z._default(
    z
      .array(
        z.object({
          to: number,
          state: z.enum(['delivered', 'not-delivered', 'bad-number']),
          reference: z.optional(z.string().check(z.maxLength(200))),
          at: moment,
        }),
      )
      .check(z.maxLength(50)),
    [],
  ),
  replies: z._default(
    z
      .array(z.object({ from: number, text: z.string().check(z.maxLength(2000)), at: moment }))
      .check(z.maxLength(50)),
    [],
  ),
})

/** POST /sms/receipts: how text messages fared, and what people texted back. Telling it twice is telling it once. */
export async function takeNews(visit: Visit): Promise<Response> {
  const { c, fx } = visit
  const read = news.safeParse(parseJson(await c.req.text()))
  if (!read.success) return c.text('Unreadable: see infra/README.md for what is expected.', 400)
  for (const { to, state, reference, at } of read.data.receipts) {
    const known = numberIn(to)
    if (known) await takeTextReceipt(fx, { kind: state, number: known, reference, at })
  }
  for (const { from, text, at } of read.data.replies) {
    const known = numberIn(from)
    // A clock ahead of ours must not make a later word look older.
    if (known) await takeTextReply(fx, { number: known, text, at: Math.min(at, fx.now()) })
  }
  return c.body(null, 204)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
