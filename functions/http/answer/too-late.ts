import { answerWords } from '../../../shared/messages/answer.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { readQuantities } from '../../../shared/rules/ledger.ts'
import { problemSummary } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { answerBackForm } from './answer-back-form.ts'
import type { Answering } from './look-up.ts'
import { whereElse } from './needs-nearby.ts'
import { type Again, deviceField, who } from './show.ts'

/** Nothing is missing any more: thanks, a place in the queue for who wants it, and somebody else nearby who needs help. */
export async function coveredPage(
  visit: Visit,
  at: Answering,
  again: Again = { typed: {}, problems: {} },
): Promise<Html> {
  const words = answerWords[visit.language]
  const { link, text } = at
  const lines = text.lines.map((line) => ({ value: line.id, label: line.label }))
  const queue = html`<details${Object.keys(again.problems).length > 0 ? html` open` : ''}><summary>${words.standBy}</summary><p class="hint">${words.standByHint}</p>${problemSummary(commonWords[visit.language].problemsFound, again.problems)}<form method="post" action="${urls.standBy(link.path)}">${deviceField(at)}<fieldset id="lines"><legend>${words.youWouldBring}</legend>${lines.map(
    (line) =>
      html`<p class="choice"><input type="checkbox" id="line-${line.value}" name="${line.value}" value="1"><label for="line-${line.value}">${line.label}</label></p>`,
  )}</fieldset>${who(visit, at, again)}<button class="plain">${words.standBy}</button></form></details>`
  return html`<h1>${words.coveredTitle}</h1><p>${words.coveredText}</p>${
    link.via === 'invitation' && !at.actedElsewhere ? queue : ''
  }${await whereElse(visit, at)}`
}

/** It has ended, well or not; who gave reads how. */
export async function overPage(visit: Visit, at: Answering): Promise<Html> {
  const words = answerWords[visit.language]
  const expired = at.ledger.stage === 'open' || at.ledger.stage === 'expired'
  const gave = at.me && Object.keys(readQuantities(at.ledger.got[at.me.volunteer] ?? '')).length > 0
  const outcome = gave ? (at.ledger.closing ?? at.text.outcome)?.note : undefined
  const cancelled = at.ledger.stage === 'cancelled'
  const title = cancelled ? words.cancelledTitle : expired ? words.expiredTitle : words.overTitle
  return html`<h1>${title}</h1><p>${cancelled ? words.cancelledText : words.overText}</p>${
    outcome ? html`<h2>${words.outcomeTitle}</h2><p>${outcome}</p>${answerBackForm(visit, at)}` : ''
  }${await whereElse(visit, at)}`
}
