import { boardWords, outcomeWords } from '../../../shared/messages/board.ts'
import { followUpWords } from '../../../shared/messages/follow-up.ts'
import { heardWords, sayHeard } from '../../../shared/messages/heard.ts'
import { hubStopWords } from '../../../shared/messages/hub-stop.ts'
import { sayDate, sayMoment } from '../../../shared/rules/date-words.ts'
import { readStandingBy } from '../../../shared/rules/ledger.ts'
import { isOut } from '../../../shared/rules/need-life.ts'
import { answerNotFound } from '../app.ts'
import { askingStoppedNotice } from '../page/asking-stopped.ts'
import { facts } from '../page/facts.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html, type Page } from '../page/page.ts'
import { tag, tags } from '../page/tag.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { asked } from './asked.ts'
import { howItStands } from './how-it-stands.ts'
import { needActions } from './need-actions.ts'
import { type NeedView, readNeedView, sayQuantities } from './need-view.ts'
import { notesWaiting } from './note-to-read.ts'
import { offered } from './offered.ts'
import { progressLines } from './progress-lines.ts'
import { promiseCard } from './promise-card.ts'
import { standingTag } from './standing-tag.ts'
import { timeline } from './timeline.ts'

const done = ['receipt', 'no-show', 'let-go', 'phone', 'note', 'closed', 'asked', 'saved'] as const
export type Done = (typeof done)[number]

/** GET /needs/…: the whole story of a need, and what can be done about it. */
export async function showNeed(visit: MemberVisit): Promise<Response> {
  const view = await readNeedView(visit)
  if (!view) return answerNotFound(visit)
  const what = done.find((one) => one === visit.c.req.query('done'))
  const words = followUpWords[visit.language]
  return answerNeed(
    visit,
    view,
    what ? html`<p class="card" role="status">${words[`done-${what}`]}</p>` : html``,
  )
}

/** The same page with a sentence on top: what was done, or why it was not. */
export async function answerNeed(
  visit: MemberVisit,
  view: NeedView,
  top: Html,
  status?: Page['status'],
): Promise<Response> {
  const words = followUpWords[visit.language]
  const { ledger, promises } = view
  const stopped = ledger.stage === 'open' ? await askingStoppedNotice(visit) : html``
  const live = promises.filter(({ state }) => state !== 'standby')
  return answerMemberPage(visit, {
    title: ledger.title,
    wide: true,
    ...(visit.c.req.query('done') === 'saved' ? { script: urls.draftScript() } : {}),
    ...(status ? { status } : {}),
    body: html`${top}${hubStopNotice(visit, view)}${stopped}${heading(visit, view, ledger.hubStop !== undefined || String(stopped) !== '')}${progressLines(visit, ledger)}${notesWaiting(visit, view)}${offered(visit, view)}
<h2>${words.promises}</h2>${live.length === 0 ? html`<p>${words.nobodyYet}</p>` : html`<div class="cards">${live.map((one) => promiseCard(visit, view, one))}</div>`}${
      view.mayReach ? '' : html`<p class="quiet">${words.contactsHidden}</p>`
    }${standingBy(visit, view)}
${needActions(visit, view)}
<h2>${words.asked}</h2>${asked(visit, view)}
<h2>${words.timeline}</h2>${timeline(visit, view)}${outcome(visit, view)}
<h2>${words.texts}</h2><details><summary>${words.publicText}</summary><p>${view.text.publicText}</p></details><details><summary>${words.internalText}</summary><p>${view.text.internalText}</p>${view.text.heard ? html`<p class="quiet">${heardWords[visit.language].how}: ${sayHeard(visit.language, view.text.heard)}</p>` : ''}</details>`,
  })
}

/** That the hub has stopped something of it, why, and what that means. */
function hubStopNotice({ fx, language }: MemberVisit, { ledger: { hubStop, stage } }: NeedView): Html {
  const held = hubStop?.kind === 'asking'
  if (!hubStop || (held && !isOut(stage))) return html``
  const words = hubStopWords[language]
  const moment = sayMoment(hubStop.at, fx.zone, language, fx.now())
  return html`<section class="problems" aria-labelledby="hub-stop"><h2 id="hub-stop">${held ? words.heldForMembers : words.stoppedForMembers}</h2><p>${words.why(hubStop.reason, moment)}</p><p>${held ? words.heldMeans : words.stoppedMeans}</p></section>`
}

/** What it is, in a sentence or two where it stands and what comes next, and its facts. */
function heading(visit: MemberVisit, view: NeedView, stopped: boolean): Html {
  const { ledger, text, members, campaign } = view
  const words = followUpWords[visit.language]
  const day = sayDate(ledger.deadline, visit.settings.TIME_ZONE, visit.language, visit.fx.now())
  return html`<h1>${ledger.title}</h1>${tags([
    standingTag(visit.language, ledger),
    ...(ledger.urgency === 'high' ? [tag(boardWords[visit.language].urgent, 'wait')] : []),
  ])}<p class="inset">${howItStands(visit, view, stopped)}</p>${facts([
    [words.deadline, day],
    [words.place, ledger.place],
    [words.dropOff, text.dropOff.place],
    [words.responsible, members.get(text.responsible) ?? ''],
    [
      words.campaign,
      campaign ? html`<a href="${urls.campaign(campaign.campaign)}">${campaign.title}</a>` : '',
    ],
  ])}`
}

function outcome(visit: MemberVisit, { ledger, text }: NeedView): Html {
  const ended = ledger.closing ?? text.outcome
  if (ledger.stage !== 'closed' || !ended) return html``
  const words = followUpWords[visit.language]
  return html`<h3>${words.outcome}</h3><p><strong>${outcomeWords[visit.language][ended.outcome]}</strong> ${ended.note}</p>`
}

function standingBy(visit: MemberVisit, view: NeedView): Html {
  const words = followUpWords[visit.language]
  if (view.ledger.standby.length === 0) return html``
  return html`<h2>${words.standingBy}</h2><ol>${view.ledger.standby.map(readStandingBy).map((one) => {
    const name = view.promises.find(({ record }) => record.volunteer === one.volunteer)?.record.name
    return html`<li>${words.waitsFor(name || words.somebody, sayQuantities(view, one.quantities, words))}</li>`
  })}</ol>`
}
