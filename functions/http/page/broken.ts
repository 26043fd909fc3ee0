import { commonWords } from '../../../shared/messages/common.ts'
import type { Visit } from '../visit.ts'
import { addressOf, keptIn, sendAgain } from './kept.ts'
import { answerPage, type Html, html } from './page.ts'

/** How long somebody is asked to wait before they try again, in seconds. */
const tryAgainAfter = 60

/**
 * The page for what we could not do: it says so kindly, and offers to try again. What was typed comes along, so that nothing is lost when our answer
 * has taken the place of the form. `again` is the request as it came, unread.
 */
export async function answerBroken(
  visit: Visit,
  { unavailable, again }: { readonly unavailable: boolean; readonly again?: Request | undefined },
): Promise<Response> {
  const words = commonWords[visit.language]
  const opened = visit.c.req.method === 'GET'
  const kept = again ? await keptIn(again) : undefined
  const text = opened ? words.brokenOpening : kept ? words.brokenKept : words.brokenFile
  if (unavailable) visit.c.header('retry-after', String(tryAgainAfter))
  return answerPage(visit, {
    title: words.brokenTitle,
    status: unavailable ? 503 : 500,
    body: html`<h1>${words.brokenTitle}</h1><p>${text}</p>${opened ? openAgain(visit) : kept ? sendAgain(visit, kept, words.tryAgain) : ''}`,
  })
}

function openAgain(visit: Visit): Html {
  return html`<p><a class="button" href="${addressOf(visit)}">${commonWords[visit.language].tryAgain}</a></p>`
}
