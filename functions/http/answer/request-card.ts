import { answerWords } from '../../../shared/messages/answer.ts'
import type { Language } from '../../../shared/messages/catalogue.ts'
import { sayDate } from '../../../shared/rules/date-words.ts'
import { headline, type NeedText } from '../../../shared/store/need-text.ts'
import { type Html, html } from '../page/page.ts'

/**
 * The public part of a need, exactly as a volunteer reads it: who asks, what, where at the finest the street, by when.
 * Nothing of the beneficiary is in it but what the organisation wrote into the public text.
 */
export function requestCard(
  text: Pick<NeedText, 'orgName' | 'lines' | 'publicText' | 'place' | 'deadline'>,
  language: Language,
  zone: string,
  now: number,
): Html {
  const words = answerWords[language]
  return html`<p class="quiet">${words.asksFor(text.orgName)}</p><h1>${headline(text.lines, words.lines)}</h1><p>${text.publicText}</p><p><strong>${words.where}</strong> ${text.place} · <strong>${words.by}</strong> ${words.byWhen(sayDate(text.deadline, zone, language, now))}</p>`
}
