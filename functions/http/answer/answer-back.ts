import { answerBack } from '../../../shared/actions/answer-back.ts'
import { answerNotFound } from '../app.ts'
import { readTyped } from '../page/form.ts'
import type { Visit } from '../visit.ts'
import { findLink, readAnswering } from './look-up.ts'

/** POST /r/…/answer-back: one answer to the outcome note, by somebody who gave and acts as themselves. */
export async function pressAnswerBack(visit: Visit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const link = await findLink(visit, typed.device)
  const at = link && (await readAnswering(visit, link))
  if (!link || !at?.me || !(at.me.volunteer in at.ledger.got)) return answerNotFound(visit)
  const words = (typed.back ?? '').slice(0, 300)
  if (at.ledger.stage === 'closed' && words !== '')
    await answerBack(visit.fx, { need: link.need, volunteer: at.me.volunteer, words })
  return visit.c.redirect(link.path, 303)
}
