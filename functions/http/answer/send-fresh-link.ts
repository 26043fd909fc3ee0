import { answerWords } from '../../../shared/messages/answer.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { withinLimit } from '../../../shared/store/limit.ts'
import { putNotice, toVolunteer } from '../../../shared/store/notice.ts'
import { answerNotFound } from '../app.ts'
import { answerLinkPage, html } from '../page/page.ts'
import type { Visit } from '../visit.ts'
import { findLink } from './look-up.ts'

const windowMs = 10 * 60_000

/** POST /r/…/fresh-link: sends control of the pledge to the volunteer's own channel, at most once in ten minutes. */
export async function sendFreshLink(visit: Visit): Promise<Response> {
  const link = await findLink(visit)
  if (!link || link.volunteer === undefined) return answerNotFound(visit)
  const words = answerWords[visit.language]
  const now = visit.fx.now()
  const limit = { what: 'fresh-link', source: visit.source, most: 10, windowMs }
  if (!(await withinLimit(visit.fx.table, now, limit))) {
    const { tooMany } = commonWords[visit.language]
    return answerLinkPage(visit, { title: tooMany, status: 429, body: html`<h1>${tooMany}</h1>` })
  }
  await putNotice(visit.fx.table, now, {
    to: toVolunteer(link.volunteer),
    id: `fresh-link-${link.need}-${Math.floor(now / windowMs)}`,
    kind: 'fresh-link',
    org: link.scope.org,
    need: link.need,
  })
  return answerLinkPage(visit, { title: words.freshSent, body: html`<h1>${words.freshSent}</h1>` })
}
