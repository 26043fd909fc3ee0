import { answerBack } from '../../../shared/actions/answer-back.ts'
import { answerWords } from '../../../shared/messages/answer.ts'
import { answerNotFound } from '../app.ts'
import { field, readTyped } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { type Answering, findLink, readAnswering } from './look-up.ts'
import { deviceField, showAnswering } from './show.ts'

/** POST /r/…/answer-back: one word to the coordinator, after the outcome; only by who gave. */
export async function pressAnswerBack(visit: Visit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const link = await findLink(visit, typed.device)
  const at = link && (await readAnswering(visit, link))
  if (!link || !at?.me || !mayAnswerBack(at)) return answerNotFound(visit)
  const word = (typed.answer ?? '').slice(0, 300)
  if (word === '') {
    const problems = { answer: answerWords[visit.language].answerEmpty }
    return showAnswering(visit, at, { typed, problems, status: 422 })
  }
  await answerBack(visit.fx, { scope: link.scope, need: link.need, volunteer: at.me.volunteer, word })
  return visit.c.redirect(link.path, 303)
}

/** Whoever gave may answer once the need has ended. */
export function mayAnswerBack({ me, ledger, text }: Answering): boolean {
  return me !== undefined && text.outcome !== undefined && (ledger.got[me.volunteer] ?? '') !== ''
}

/** How it ended, for who gave; and their one word back. */
export function outcomeFor(visit: Visit, at: Answering, problem?: string): Html {
  if (!mayAnswerBack(at)) return html``
  const words = answerWords[visit.language]
  const said = at.me?.pledge?.answerBack
  const form = html`<form method="post" action="${urls.answerBack(at.link.token)}">${deviceField(at)}${field(
    { name: 'answer', label: words.answerBack, hint: words.answerBackHint, rows: 3, max: 300 },
    {},
    problem ? { answer: problem } : {},
  )}<button class="plain">${words.sendAnswer}</button></form>`
  return html`<h2>${words.outcomeTitle}</h2><p>${at.text.outcome?.note ?? ''}</p>${
    said === undefined ? form : html`<p class="card">${words.answered} ${said}</p>`
  }`
}
