import { between } from '../../../shared/messages/between.ts'
import { placardWords } from '../../../shared/messages/paper.ts'
import { readGroupLink } from '../../../shared/store/link.ts'
import { headline } from '../../../shared/store/need-text.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { html } from '../page/page.ts'
import { answerPlacard } from '../page/placard.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { findOpen } from './share-need.ts'

/**
 * GET /needs/…/poster: a need to hang up, with the link of groups. The title is the public headline; the street is left out, for on a wall
 * in that very street it would say too much.
 */
export async function showNeedPlacard(visit: MemberVisit): Promise<Response> {
  const { fx, by, language } = visit
  const words = placardWords[language]
  const found = await findOpen(visit, { title: words.notOut, text: words.notOutText })
  if (found instanceof Response) return found
  const { text, ledger } = found
  const link = await readGroupLink(fx.table, by.scope, text.need)
  const share = urls.shareNeed(text.need)
  if (!link)
    return answerMemberPage(visit, {
      title: words.title,
      body: html`<h1>${words.title}</h1><p>${words.makeLink}</p><p><a class="button" href="${share}">${words.back}</a></p>`,
    })
  const open = text.lines.filter(({ id }) => (ledger.open[id] ?? 0) > 0)
  return answerPlacard(visit, {
    asks: (its) => its.asks,
    heading: headline(text.lines, between[language].things),
    text: text.publicText,
    lines: open.map(
      ({ id, label, unit, fit = '' }) =>
        (its) =>
          its.line(label, ledger.open[id] ?? 0, unit, fit),
    ),
    until: ledger.deadline,
    link: urls.groupLink(link.token),
    ...(open.length > 0 ? { wanted: (its, day) => its.needed(day) } : { remark: words.covered }),
    back: share,
  })
}
