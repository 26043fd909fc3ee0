import { needsNearby } from '../../../shared/actions/steer.ts'
import { answerWords } from '../../../shared/messages/answer.ts'
import { sayDate } from '../../../shared/rules/date-words.ts'
import { headline } from '../../../shared/store/need-text.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import type { Answering } from './look-up.ts'

/**
 * Where else somebody who came late may help: at most three needs, each by the link of its group. That link acts for nobody: whoever presses there
 * says who they are, so the rules of forwarded links and devices stay, and what they choose by themselves is no request that counts.
 */
export async function whereElse(visit: Visit, { link, text, me }: Answering): Promise<Html> {
  const words = answerWords[visit.language]
  const nearby = await needsNearby(visit.fx, {
    need: link.need,
    topics: text.topics,
    area: text.area,
    volunteer: me?.volunteer ?? link.volunteer,
    known: link.fresh || me !== undefined,
  })
  if (nearby.length === 0) return html``
  const now = visit.fx.now()
  return html`<h2>${words.anotherNeed}</h2>${nearby.map((one) => {
    const open = one.lines.filter(({ id }) => (one.open[id] ?? 0) > 0)
    const day = sayDate(one.deadline, visit.settings.TIME_ZONE, visit.language, now)
    return html`<section class="card"><h3>${headline(open, words.lines)}</h3><p>${one.place} · ${words.byWhen(day)}<br><span class="quiet">${one.orgName}</span></p><a class="button plain" href="${urls.groupLink(one.token)}">${words.see}</a></section>`
  })}`
}
