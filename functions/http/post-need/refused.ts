import { refusalWords } from '../../../shared/messages/need-refusals.ts'
import { answerNotFound } from '../app.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { refusalSentence, type Spoken } from './sentence.ts'

/** The page that says why a step was not taken, with the way back to the need. */
export function answerRefusal(
  visit: MemberVisit,
  need: string,
  refusal: Spoken | { readonly kind: 'absent' },
): Promise<Response> {
  if (refusal.kind === 'absent') return answerNotFound(visit)
  const words = refusalWords[visit.language]
  return answerMemberPage(visit, {
    title: words.title,
    status: refusal.kind === 'not-yours' || refusal.kind === 'second-person-needed' ? 403 : 409,
    body: html`<h1>${words.title}</h1><p>${refusalSentence(visit.language, refusal)}</p><p><a class="button plain" href="${urls.need(need)}">${words.toNeed}</a></p>`,
  })
}
