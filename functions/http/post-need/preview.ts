import type { WholeNeed } from '../../../shared/actions/need-access.ts'
import { answerWords } from '../../../shared/messages/answer.ts'
import { checkWords } from '../../../shared/messages/check-need.ts'
import { heardWords, sayHeard } from '../../../shared/messages/heard.ts'
import { sayDay } from '../../../shared/rules/date-words.ts'
import { dayOf } from '../../../shared/rules/dates.ts'
import type { NeedText } from '../../../shared/store/need-text.ts'
import { requestChoices, requestHead } from '../answer/request.ts'
import { type Html, html } from '../page/page.ts'
import type { MemberVisit } from '../visit.ts'

/**
 * A need exactly as a volunteer will see it: made by what makes the page of an invitation, with its fields and buttons out of use, so that nothing
 * of them is sent along.
 */
export function preview(visit: MemberVisit, { text, ledger }: WholeNeed): Html {
  const words = checkWords[visit.language]
  const answer = answerWords[visit.language]
  const { place, hours } = text.dropOff
  return html`<section aria-labelledby="preview"><h2 id="preview">${words.preview}</h2><div class="card"><fieldset class="preview" disabled>${requestHead(visit, text, 'h3')}
${requestChoices(visit, text, ledger, { typed: {}, problems: {} })}<button type="button">${answer.promise}</button><button type="button" class="plain">${answer.notThisTime}</button></fieldset></div><p class="hint">${words.previewText} ${words.bringTo} ${place}${hours ? ` · ${hours}` : ''}</p></section>`
}

/** What only the organisation reads: for whoever checks or approves. */
export function insideOnly(visit: MemberVisit, text: NeedText): Html {
  const { fx, language } = visit
  const words = checkWords[language]
  const { consent, beneficiary, heard } = text
  return html`<section aria-labelledby="inside"><h2 id="inside">${words.inside}</h2><dl><dt>${words.alias}</dt><dd>${beneficiary.alias}</dd>${
    text.internalText ? html`<dt>${words.saw}</dt><dd>${text.internalText}</dd>` : ''
  }${heard ? html`<dt>${heardWords[language].how}</dt><dd>${sayHeard(language, heard)}</dd>` : ''}</dl>${
    consent
      ? html`<p>${words.consentGiven(consent.by, consent.how, sayDay(dayOf(consent.at, fx.zone), language, fx.now(), fx.zone))}</p>`
      : ''
  }</section>`
}
