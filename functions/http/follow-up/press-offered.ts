import { type AskRefusal, askOffered } from '../../../shared/actions/ask-offered.ts'
import { followUpWords } from '../../../shared/messages/follow-up.ts'
import { offeredWords } from '../../../shared/messages/offered.ts'
import { answerNotFound } from '../app.ts'
import { html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { concernedBy, readNeedView } from './need-view.ts'
import { refuseMember } from './press.ts'
import { answerNeed } from './show-need.ts'

/** POST …/offered/…/ask: whoever has just what is missing is to be asked next. */
export async function pressAskOffered(visit: MemberVisit): Promise<Response> {
  const view = await readNeedView(visit)
  if (!view) return answerNotFound(visit)
  if (!view.mayAct) return refuseMember(visit)
  const { need, ledger, text } = view
  const handle = visit.c.req.param('offer') ?? ''
  const where = { scope: visit.by.scope, need }
  const seen = { ledger, text, concerned: concernedBy(view) }
  const asked = await askOffered(visit.fx, where, seen, { handle, by: visit.by.member })
  if (asked.ok) return visit.c.redirect(`${urls.need(need)}?done=asked`, 303)
  const fresh = (await readNeedView(visit)) ?? view
  const top = html`<div class="problems" role="alert"><h2>${followUpWords[visit.language].notDone}</h2><p>${sentence(visit, asked.refusal)}</p></div>`
  return answerNeed(visit, fresh, top, asked.refusal.kind === 'offer-gone' ? 404 : 409)
}

function sentence({ language }: MemberVisit, refusal: AskRefusal): string {
  const words = offeredWords[language]
  return refusal.kind === 'waits' ? words[`waits-${refusal.why}`] : words[refusal.kind]
}
