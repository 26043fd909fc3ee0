import { boardWords, outcomeWords } from '../../../shared/messages/board.ts'
import { sayDate } from '../../../shared/rules/date-words.ts'
import type { Ledger } from '../../../shared/store/ledger-item.ts'
import { needsOver } from '../../../shared/store/put-away.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html } from '../page/page.ts'
import { tag, tags } from '../page/tag.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { progressLines } from './progress-lines.ts'
import { standingTag } from './standing-tag.ts'

const pageSize = 20

/** GET /board/closed: the needs that are over, the last one first, page by page. */
export async function showClosedNeeds(visit: MemberVisit): Promise<Response> {
  const words = boardWords[visit.language]
  const before = readBefore(visit.c.req.query('before'))
  const page = await needsOver(visit.fx.table, visit.by.scope, {
    limit: pageSize,
    ...(before === undefined ? {} : { before }),
  })
  const needs =
    page.needs.length === 0
      ? html`<p>${words.noneClosed}</p>`
      : html`<div class="cards">${page.needs.map((ledger) => card(visit, ledger))}</div>`
  const earlier = page.before
    ? html`<p><a class="button plain" href="${urls.closedNeeds(Buffer.from(page.before).toString('base64url'))}">${words.earlier}</a></p>`
    : ''
  return answerMemberPage(visit, {
    title: words.closedNeeds,
    wide: true,
    body: html`<h1>${words.closedNeeds}</h1><p><a href="${urls.board()}">${words.backToBoard}</a></p>${needs}${earlier}`,
  })
}

/** Where the page before ended; anything else begins at the top. It only ever leads into the member's own organisation. */
function readBefore(cursor: string | undefined): string | undefined {
  const before = Buffer.from(cursor ?? '', 'base64url').toString()
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z#[0-9A-Za-z]{1,40}$/.test(before) ? before : undefined
}

function card(visit: MemberVisit, ledger: Ledger): Html {
  const { closing } = ledger
  const day = closing && sayDate(closing.at, visit.settings.TIME_ZONE, visit.language, visit.fx.now())
  const said = closing ? outcomeWords[visit.language][closing.outcome] : undefined
  const tone = closing?.outcome === 'fully' ? 'go' : 'plain'
  const says = [standingTag(visit.language, ledger), ...(said ? [tag(said, tone)] : [])]
  return html`<section class="card"><h2><a href="${urls.need(ledger.need)}">${ledger.title}</a></h2>${tags(says)}<p class="quiet">${ledger.place}${day ? ` · ${day}` : ''}</p>${progressLines(visit, ledger)}</section>`
}
