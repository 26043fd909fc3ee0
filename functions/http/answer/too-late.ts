import { answerWords } from '../../../shared/messages/answer.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { hubStopWords } from '../../../shared/messages/hub-stop.ts'
import { readQuantities } from '../../../shared/rules/ledger.ts'
import { problemSummary } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import type { Visit } from '../visit.ts'
import { answerBackForm } from './answer-back-form.ts'
import type { Answering } from './look-up.ts'
import { whereElse } from './needs-nearby.ts'
import { noteForm } from './note.ts'
import { toAllPromises } from './own-pledge.ts'
import type { Again } from './show.ts'
import { queueForm } from './standing-by.ts'

/** Nothing is missing any more: thanks, a place in the queue for who wants it, and somebody else nearby who needs help. */
export async function coveredPage(
  visit: Visit,
  at: Answering,
  again: Again = { typed: {}, problems: {} },
): Promise<Html> {
  const words = answerWords[visit.language]
  const stopped = at.me?.pledge?.state === 'withdrawn'
  return html`${stopped ? html`<p role="status">${words.withdrawn}</p>` : ''}<h1>${words.coveredTitle}</h1><p>${words.coveredText}</p>${
    at.actedElsewhere ? '' : queueForm(visit, at, again)
  }${await whereElse(visit, at)}`
}

/** It has ended, well or not; who gave reads how. */
export async function overPage(visit: Visit, at: Answering, again?: Again): Promise<Html> {
  const words = answerWords[visit.language]
  const expired = at.ledger.stage === 'open' || at.ledger.stage === 'expired'
  const gave = at.me && Object.keys(readQuantities(at.ledger.got[at.me.volunteer] ?? '')).length > 0
  const outcome = gave ? (at.ledger.closing ?? at.text.outcome)?.note : undefined
  const cancelled = at.ledger.stage === 'cancelled'
  const title = cancelled ? words.cancelledTitle : expired ? words.expiredTitle : words.overTitle
  const text = cancelled ? words.cancelledText : words.overText
  const thanks = gave && at.ledger.stage === 'closed' ? html`<h1>${words.receivedThanks}</h1>` : undefined
  const said = hubStopped(visit, at) ?? thanks ?? html`<h1>${title}</h1><p>${text}</p>`
  return html`${problemSummary(commonWords[visit.language].problemsFound, again?.problems ?? {})}${said}${
    outcome ? html`<h2>${words.outcomeTitle}</h2><p>${outcome}</p>${answerBackForm(visit, at)}` : ''
  }${gave ? noteForm(visit, at, again) : ''}${at.me?.pledge ? toAllPromises(visit, at) : ''}${await whereElse(visit, at)}`
}

/** The hub has ended it, or looks into it: then nothing new is promised. */
function hubStopped({ language }: Visit, { ledger: { hubStop, stage } }: Answering): Html | undefined {
  const words = hubStopWords[language]
  if (stage === 'cancelled' && hubStop?.kind === 'need')
    return html`<h1>${words.stoppedTitle}</h1><p>${words.stoppedText}</p>`
  return stage === 'open' && hubStop ? html`<h1>${words.heldTitle}</h1><p>${words.heldText}</p>` : undefined
}
