import { stopAsking } from '../../../shared/actions/stop-asking.ts'
import { stopWords } from '../../../shared/messages/stop.ts'
import { answerNotFound } from '../app.ts'
import { answerLinkPage, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { findLink } from './look-up.ts'

/** GET /r/…/stop: asks first. Opening it changes nothing, because mail scanners open every link. */
export async function showStop(visit: Visit): Promise<Response> {
  const link = await findLink(visit)
  if (link?.volunteer === undefined) return answerNotFound(visit)
  const words = stopWords[visit.language]
  return answerLinkPage(visit, {
    title: words.title,
    body: html`<h1>${words.title}</h1><p>${words.text}</p><form method="post" action="${urls.oneClickStop(link.token)}"><button>${words.press}</button></form>`,
  })
}

/**
 * POST /r/…/stop: by the button, or by the mailbox itself (RFC 8058), which sends no origin and no cookie and follows no redirect. So it
 * answers with a page at once, and it can do nothing but stop.
 */
export async function pressStop(visit: Visit): Promise<Response> {
  const link = await findLink(visit)
  if (link?.volunteer === undefined) return answerNotFound(visit)
  await stopAsking(visit.fx, link.volunteer)
  const words = stopWords[visit.language]
  return answerLinkPage(visit, {
    title: words.stoppedTitle,
    body: html`<h1>${words.stoppedTitle}</h1><p>${words.stoppedText}</p><p><a href="${urls.preferencesLink()}">${words.again}</a></p>`,
  })
}
