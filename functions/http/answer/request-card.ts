import { answerWords } from '../../../shared/messages/answer.ts'
import type { Language } from '../../../shared/messages/catalogue.ts'
import { sayDate } from '../../../shared/rules/date-words.ts'
import { headline, type NeedText } from '../../../shared/store/need-text.ts'
import { type Html, html } from '../page/page.ts'

/**
 * The public part of a need, exactly as a volunteer reads it: who asks, what, where at the finest the street, by when.
 * Nothing of the beneficiary is in it but what the organisation wrote into the public text. Its heading is the page's own unless told.
 */
export function requestCard(
  text: Pick<NeedText, 'orgName' | 'lines' | 'publicText' | 'place' | 'deadline'>,
  language: Language,
  zone: string,
  now: number,
  rank: 'h1' | 'h3' = 'h1',
): Html {
  const words = answerWords[language]
  const said = headline(text.lines, words.lines)
  const heading = rank === 'h1' ? html`<h1>${said}</h1>` : html`<h3>${said}</h3>`
  return html`<p class="quiet">${words.asksFor(text.orgName)}</p>${heading}<p>${text.publicText}</p><p><strong>${words.where}</strong> ${text.place} · <strong>${words.by}</strong> ${words.byWhen(sayDate(text.deadline, zone, language, now))}</p>`
}
