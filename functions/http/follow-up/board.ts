import { boardWords } from '../../../shared/messages/board.ts'
import { type BoardFilter, filterQuery, readFilter, shownOf, toDo } from '../../../shared/rules/board.ts'
import { newsSince, readSight, sightOf } from '../../../shared/rules/board-sight.ts'
import { sayMoment } from '../../../shared/rules/date-words.ts'
import { atLeast } from '../../../shared/rules/roles.ts'
import { type Campaign, campaignsOf } from '../../../shared/store/campaign.ts'
import { type Ledger, openLedgers } from '../../../shared/store/ledger-item.ts'
import { askingStoppedNotice } from '../page/asking-stopped.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { boardCard, type Marked, pageOf } from './board-card.ts'
import { filterForm } from './board-filter.ts'
import { severalDone, severalForm, severalId } from './several-form.ts'

/** More needs than this wait behind a link: a page stays light. */
const pageSize = 50

/** Everything a board is made of, from one Query. */
export interface Board {
  readonly all: readonly Ledger[]
  readonly filter: BoardFilter
  readonly shown: readonly Ledger[]
  /** Those with a need on the board, newest first; only for the page. */
  readonly campaigns: readonly Campaign[]
}

/** One Query, and one more where campaigns are asked for: by the page that names them, or by a filter. */
export async function readBoard({ c, fx, by }: MemberVisit, named = false): Promise<Board> {
  const filter = readFilter(c.req.query())
  const [all, campaigns] = await Promise.all([
    openLedgers(fx.table, by.scope),
    named || filter.campaign !== undefined ? campaignsOf(fx.table, by.scope) : [],
  ])
  const here = new Set(all.map(({ need }) => need))
  const chosen = campaigns.find(({ campaign }) => campaign === filter.campaign)
  const inCampaign = chosen && new Set(chosen.needs)
  return {
    ...{ all, filter },
    shown: shownOf(all, filter, { member: by.member, now: fx.now(), inCampaign }),
    campaigns: campaigns.filter((one) => one === chosen || one.needs.some((need) => here.has(need))),
  }
}

/**
 * GET /board: what is to do in a sentence, then every need that is not over and fits the filter. Two Queries, and one look
 * whether asking is stopped.
 */
export async function showBoard(visit: MemberVisit): Promise<Response> {
  const { c, language } = visit
  const words = boardWords[language]
  const [board, stopped] = await Promise.all([readBoard(visit, true), askingStoppedNotice(visit)])
  const { all } = board
  return answerMemberPage(visit, {
    title: words.title,
    wide: true,
    sheet: 'board',
    script: urls.boardScript(),
    scriptAsks: true,
    body: html`${all.length === 0 ? '' : html`<a class="skip" href="#needs">${words.toNeeds}</a><a class="skip" href="#${severalId}">${words.toSeveral}</a>`}<h1>${words.title}</h1>${stopped}${doneSentence(visit)}${
      all.length === 0
        ? html`<p>${words.none}</p>`
        : html`${work(visit, board)}${filterForm(visit, board)}${needs(visit, board, c.req.query('all') === 'yes')}`
    }<a class="button" href="${urls.newNeed()}">${words.post}</a>${elsewhere(visit)}`,
  })
}

/** What is to do, in one sentence; each part shows the needs it is about. */
function work(visit: MemberVisit, { all, filter }: Board): Html {
  const { fx, by } = visit
  const words = boardWords[visit.language]
  const mine = filter.mine ? all.filter(({ responsible }) => responsible === by.member) : all
  const parts = toDo(mine, fx.now()).map(({ task, count }) => {
    const of: BoardFilter = { todo: task, ...(filter.mine ? { mine: true } : {}) }
    const [first, ...others] = shownOf(mine, of, { member: by.member, now: fx.now() })
    // Where it is all about one need, the way over the list would be one tap for nothing.
    const to = first && others.length === 0 ? pageOf(visit, first) : urls.board(filterQuery(of))
    return html`<a href="${to}"${filter.todo === task ? html` aria-current="true"` : ''}>${words[task](count)}</a>`
  })
  const nothing = filter.mine ? words.nothingOfYours : words.nothingToDo
  const sentence = parts.map((part, i) => html`${i > 0 ? words.list : ''}${part}`)
  return html`<section class="card" id="to-do" aria-labelledby="to-do-title"><h2 id="to-do-title">${words.toDo}</h2><p>${
    parts.length === 0 ? nothing : html`${sentence}${words.end}`
  }</p></section>`
}

/** The needs, with what is new among them since the look that the address remembers. */
function needs(visit: MemberVisit, { all, filter, shown }: Board, ticked: boolean): Html {
  const { c, fx, language, settings } = visit
  const words = boardWords[language]
  const now = fx.now()
  const from = Math.max(0, Math.trunc(Number(c.req.query('from') ?? 0)) || 0)
  const here = shown.slice(from, from + pageSize)
  const before = readSight(c.req.query('seen'))
  const news = before === undefined ? undefined : newsSince(before, shown, now)
  const said = news && (words.news(news.fresh.size, news.changed.size, news.gone) || words.noNews)
  const query = filterQuery(filter)
  const sight = sightOf(shown, now)
  const mark = (need: string): Marked =>
    news?.fresh.has(need) ? 'fresh' : news?.changed.has(need) ? 'changed' : undefined
  const also = (more: string) => urls.board([query, more].filter(Boolean).join('&'))
  const left = shown.length - from - here.length
  return html`<h2 id="needs" tabindex="-1">${words.needs}</h2><p id="board-state"><span class="quiet">${words.shown(shown.length, all.length)} · ${words.asOf(sayMoment(now, settings.TIME_ZONE, language, now))} ·</span> <a href="${also(`seen=${sight}`)}">${words.newSince}</a>${
    query === '' ? '' : html` · <a href="${urls.board()}">${words.showAll}</a>`
  }</p><p id="board-news" role="status">${said ?? ''}</p>${
    here.length > 0 ? html`<p><a href="${also('all=yes')}">${words.tickAll}</a></p>` : ''
  }<div class="cards" id="board-needs" data-seen="${sight}" data-changes="${urls.boardChanges(query)}">${
    here.length === 0 ? html`<p id="board-none">${words.nothingFound}</p>` : ''
  }${here.map((ledger) => boardCard(visit, ledger, { mark: mark(ledger.need), ticked }))}</div>${
    left > 0
      ? html`<p><a class="button plain" href="${also(`from=${from + pageSize}`)}">${words.more(left)}</a></p>`
      : ''
  }${severalForm(visit)}`
}

/** Where the board leads besides. */
function elsewhere({ by, language }: MemberVisit): Html {
  const words = boardWords[language]
  const links = [
    { to: urls.closedNeeds(), label: words.closedNeeds },
    { to: urls.campaigns(), label: words.campaigns },
    { to: urls.imports(), label: words.imports },
    ...(atLeast(by.role, 'coordinator') ? [{ to: urls.exports(), label: words.exports }] : []),
  ]
  return html`<ul class="plain links">${links.map(({ to, label }) => html`<li><a href="${to}">${label}</a></li>`)}</ul>`
}

/** After several needs were dealt with at once: what was done, in words. */
function doneSentence(visit: MemberVisit): Html {
  const done = severalDone(visit)
  return done ? html`<p class="card" role="status">${done}</p>` : html``
}
