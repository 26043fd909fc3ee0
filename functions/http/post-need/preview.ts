import { checkWords } from '../../../shared/messages/check-need.ts'
import { sayDay } from '../../../shared/rules/date-words.ts'
import { dayOf } from '../../../shared/rules/dates.ts'
import { unitOf } from '../../../shared/rules/unit-words.ts'
import type { NeedText } from '../../../shared/store/need-text.ts'
import { requestCard } from '../answer/request-card.ts'
import { type Html, html } from '../page/page.ts'
import type { MemberVisit } from '../visit.ts'

/** A need exactly as a volunteer will read it. */
export function preview(visit: MemberVisit, text: NeedText): Html {
  const { fx, language } = visit
  const words = checkWords[language]
  return html`<section aria-labelledby="preview"><h2 id="preview">${words.preview}</h2><div class="card">${requestCard(text, language, fx.zone, fx.now(), 'h3')}
<ul>${text.lines.map(
    (line) =>
      html`<li>${line.label} × ${line.wanted}${line.unit ? ` ${unitOf(line.wanted, line.unit)}` : ''}${line.fit ? html`<br><span class="quiet">${line.fit}</span>` : ''}</li>`,
  )}</ul><p class="quiet">${words.bringTo} ${text.dropOff.place}${text.dropOff.hours ? ` · ${text.dropOff.hours}` : ''}</p></div><p class="hint">${words.previewText}</p></section>`
}

/** What only the organisation reads: for whoever checks or approves. */
export function insideOnly(visit: MemberVisit, text: NeedText): Html {
  const { fx, language } = visit
  const words = checkWords[language]
  const { consent, beneficiary } = text
  return html`<section aria-labelledby="inside"><h2 id="inside">${words.inside}</h2><dl><dt>${words.alias}</dt><dd>${beneficiary.alias}</dd>${
    text.internalText ? html`<dt>${words.saw}</dt><dd>${text.internalText}</dd>` : ''
  }</dl>${
    consent
      ? html`<p>${words.consentGiven(consent.by, consent.how, sayDay(dayOf(consent.at, fx.zone), language, fx.now(), fx.zone))}</p>`
      : ''
  }</section>`
}
