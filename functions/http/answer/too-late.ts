import { answerWords } from '../../../shared/messages/answer.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { hubStopWords } from '../../../shared/messages/hub-stop.ts'
import { isCovered, readQuantities } from '../../../shared/rules/ledger.ts'
import { isHeld } from '../../../shared/store/ledger-item.ts'
import { problemSummary } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import type { Visit } from '../visit.ts'
import { answerBackForm } from './answer-back-form.ts'
import type { Answering } from './look-up.ts'
import { whereElse } from './needs-nearby.ts'
import { noteForm } from './note.ts'
import { toAllPromises } from './own-pledge.ts'
import { type Again, promiseForm } from './show.ts'
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
  const said = hubStopped(visit, at, again) ?? thanks ?? html`<h1>${title}</h1><p>${text}</p>`
  return html`${problemSummary(commonWords[visit.language].problemsFound, again?.problems ?? {})}${said}${
    outcome ? html`<h2>${words.outcomeTitle}</h2><p>${outcome}</p>${answerBackForm(visit, at)}` : ''
  }${gave ? noteForm(visit, at, again) : ''}${at.me?.pledge ? toAllPromises(visit, at) : ''}${await whereElse(visit, at)}`
}

/** The hub has ended it, or looks into it, or into its organisation: then nothing new is promised. */
function hubStopped(visit: Visit, at: Answering, again?: Again): Html | undefined {
  const words = hubStopWords[visit.language]
  const { ledger, text } = at
  if (ledger.stage === 'cancelled' && ledger.hubStop?.kind === 'need')
    return html`<h1>${words.stoppedTitle}</h1><p>${words.stoppedText}</p>`
  if (ledger.stage !== 'open' || ledger.deadline <= visit.fx.now() || !isHeld(ledger)) return undefined
  return html`<p class="quiet">${text.orgName}</p><h1>${words.heldTitle}</h1><p>${ledger.orgStop ? words.organizationHeldText(text.orgName) : words.heldText}</p><p>${words.heldLater}</p>${again ? kept(visit, at, again) : ''}`
}

/** What somebody has just filled in is still there, to be sent once it goes on. */
function kept(visit: Visit, at: Answering, again: Again): Html {
  if (!Object.keys(again.typed).some((name) => /^([a-j]|day)$/.test(name))) return html``
  const words = hubStopWords[visit.language]
  const form = isCovered(at.ledger)
    ? queueForm(visit, at, again)
    : promiseForm(visit, at, again, words.tryAgain)
  return html`<section class="card"><h2>${words.keptTitle}</h2><p>${words.keptText}</p>${form}</section>`
}
