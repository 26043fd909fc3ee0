import { signInWords } from '../../../shared/messages/sign-in.ts'
import { type Kept, sendAgain } from '../page/kept.ts'
import { answerPage, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'

/** A press after the session had ended: what was typed stays on this page, while one signs in on another. */
export function answerSignedOut(visit: Visit, kept: Kept): Promise<Response> {
  const words = signInWords[visit.language]
  return answerPage(visit, {
    title: words.signedOutTitle,
    status: 403,
    body: html`<h1>${words.signedOutTitle}</h1><p>${words.signedOutText}</p><ol><li><p><a class="button plain" href="${urls.signIn()}" target="_blank" rel="noopener">${words.signInBeside}</a></p></li><li><p>${words.thenSend}</p>${sendAgain(visit, kept, words.sendAgain)}</li></ol>`,
  })
}
