import { boardWords, standingWords } from '../../../shared/messages/board.ts'
import { sayDate } from '../../../shared/rules/date-words.ts'
import { standingOf, tasks, type Work, waitingOf, workOf } from '../../../shared/rules/progress.ts'
import { atLeast } from '../../../shared/rules/roles.ts'
import { type Ledger, openLedgers } from '../../../shared/store/ledger-item.ts'
import { askingStoppedNotice } from '../page/asking-stopped.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { progressLines } from './progress-lines.ts'

/** GET /board: what waits for somebody first, then every need that is not over. One Query, and one look whether asking is stopped. */
export async function showBoard(visit: MemberVisit): Promise<Response> {
  const words = boardWords[visit.language]
  const [open, stopped] = await Promise.all([
    openLedgers(visit.fx.table, visit.by.scope),
    askingStoppedNotice(visit),
  ])
  const ledgers = inOrder(open, visit.fx.now())
  const needs =
    ledgers.length === 0
      ? html`<p>${words.none}</p>`
      : html`<div class="cards">${ledgers.map((ledger) => card(visit, ledger))}</div>`
  return answerMemberPage(visit, {
    title: words.title,
    wide: true,
    body: html`<h1>${words.title}</h1>${stopped}${workList(visit, ledgers)}<h2>${words.needs}</h2>${needs}<a class="button" href="${urls.newNeed()}">${words.post}</a><ul class="plain row"><li><a href="${urls.closedNeeds()}">${words.closedNeeds}</a></li><li><a href="${urls.campaigns()}">${words.campaigns}</a></li><li><a href="${urls.imports()}">${words.imports}</a></li>${
      atLeast(visit.by.role, 'coordinator')
        ? html`<li><a href="${urls.exports()}">${words.exports}</a></li>`
        : ''
    }</ul>`,
  })
}

/** What is most pressing first, then what ends soonest. */
function inOrder(ledgers: readonly Ledger[], now: number): Ledger[] {
  const rank = (ledger: Ledger) => {
    const first = workOf(ledger, now)[0]
    return first ? tasks.indexOf(first.task) : tasks.length
  }
  return ledgers.toSorted((one, other) => rank(one) - rank(other) || one.deadline - other.deadline)
}

function workList(visit: MemberVisit, ledgers: readonly Ledger[]): Html {
  const words = boardWords[visit.language]
  const now = visit.fx.now()
  const entries = ledgers.flatMap((ledger) => workOf(ledger, now).map((work) => ({ ledger, work })))
  const inTurn = entries.toSorted(
    (one, other) => tasks.indexOf(one.work.task) - tasks.indexOf(other.work.task),
  )
  if (ledgers.length === 0) return html``
  if (inTurn.length === 0) return html`<p>${words.nothingToDo}</p>`
  return html`<section class="card" aria-labelledby="to-do"><h2 id="to-do">${words.toDo}</h2><ul>${inTurn.map(
    ({ ledger, work }) =>
      html`<li><a href="${urls.need(ledger.need)}">${ledger.title}</a> ${sayWork(visit, work)}</li>`,
  )}</ul></section>`
}

function sayWork(visit: MemberVisit, { task, count }: Work): string {
  const words = boardWords[visit.language]
  switch (task) {
    case 'late':
      return words.late(count)
    case 'to-confirm':
      return words['to-confirm'](count)
    case 'to-review':
      return words['to-review']()
    case 'to-close':
      return words['to-close']()
    case 'expired':
      return words.expired()
  }
}

function card(visit: MemberVisit, ledger: Ledger): Html {
  const words = boardWords[visit.language]
  const { late, toConfirm } = waitingOf(ledger, visit.fx.now())
  const day = sayDate(ledger.deadline, visit.settings.TIME_ZONE, visit.language, visit.fx.now())
  const tags = [
    standingWords[visit.language][standingOf(ledger)],
    ...(ledger.urgency === 'high' ? [words.urgent] : []),
    ...(late > 0 ? [words.lateHere(late)] : []),
    ...(toConfirm > 0 ? [words.toConfirmHere(toConfirm)] : []),
  ]
  return html`<section class="card"><h3><a href="${urls.need(ledger.need)}">${ledger.title}</a></h3><p>${tags.map(
    (tag) => html`<span class="tag">${tag}</span> `,
  )}</p><p class="quiet">${ledger.place} · ${words.by(day)} · ${words.waves(ledger.wave)}</p>${progressLines(visit, ledger)}</section>`
}
