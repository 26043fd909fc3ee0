import { isSigned, signatureHeaders } from '../../../shared/channels/signature.ts'
import { withinLimit } from '../../../shared/store/limit.ts'
import { answerNotFound } from '../app.ts'
import type { Visit } from '../visit.ts'

/** More than any gateway tells in ten minutes: 50 receipts in each. */
const perSource = { what: 'signed', most: 3000, windowMs: 10 * 60_000 } as const

/**
 * Why a request is not from the gateway that signs with our key; undefined when it is. Where no key is set there is no such door. An unsigned one is refused
 * before anything is read or written.
 */
export async function refuseUnsigned(visit: Visit): Promise<Response | undefined> {
  const { c, fx, settings, source } = visit
  const key = settings.SMS_RECEIPTS_KEY
  if (key === undefined) return answerNotFound(visit)
  const signed = {
    at: c.req.header(signatureHeaders.at),
    signature: c.req.header(signatureHeaders.signature),
    body: await c.req.text(),
  }
  if (!isSigned(key, fx.now(), signed)) return c.text('Not signed, or not a moment ago.', 401)
  const allowed = await withinLimit(fx.table, fx.now(), { ...perSource, source })
  return allowed ? undefined : c.text('Too many.', 429)
}
