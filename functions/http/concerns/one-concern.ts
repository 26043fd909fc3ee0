import { mayTake } from '../../../shared/actions/handle-concern.ts'
import { between } from '../../../shared/messages/between.ts'
import { standingWords } from '../../../shared/messages/board.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { concernWords } from '../../../shared/messages/concern.ts'
import { concernHubWords } from '../../../shared/messages/concern-hub.ts'
import {
  concernKeptUntil,
  longestHandlingNote,
  type Measure,
  measures,
} from '../../../shared/rules/concerns.ts'
import { sayDate, sayMoment } from '../../../shared/rules/date-words.ts'
import { hubOrganization } from '../../../shared/rules/roles.ts'
import type { Concern, Handling } from '../../../shared/store/concern.ts'
import { readMember } from '../../../shared/store/member.ts'
import { headline } from '../../../shared/store/need-text.ts'
import { readOrganization } from '../../../shared/store/organization.ts'
import { type PublicNeed, readPublicNeed } from '../../../shared/store/public-need.ts'
import { scopeOf } from '../../../shared/store/scope.ts'
import { radios } from '../page/choices.ts'
import { facts } from '../page/facts.ts'
import { field, type Problems, problemSummary, type Typed } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html, type Page } from '../page/page.ts'
import { inlineTag } from '../page/tag.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'

/** What was typed and what is wrong with it, where the form comes back. */
export interface Again {
  readonly typed: Typed
  readonly problems: Problems
  readonly status: Page['status']
}

/** What was written, what it is about, and what can be done; what has been done comes first. */
export async function answerConcern(visit: MemberVisit, concern: Concern, again?: Again): Promise<Response> {
  const { language } = visit
  const words = concernHubWords[language]
  const title = words.one(concernWords[language][concern.worry])
  const need = await needOf(visit, concern)
  const decided = concern.handled
    ? await howHandled(visit, concern, concern.handled, need)
    : decideForm(visit, concern, need, again)
  return answerMemberPage(visit, {
    title,
    ...(again?.status ? { status: again.status } : {}),
    body: html`${problemSummary(commonWords[language].problemsFound, again?.problems ?? {})}<h1>${title}</h1>${concern.handled ? decided : ''}${said(visit, concern)}${await about(visit, concern, need)}${concern.handled ? '' : decided}<p><a href="${urls.hubConcerns()}">${words.back}</a></p>`,
  })
}

function said({ fx, language }: MemberVisit, { text, reach, at, page }: Concern): Html {
  const words = concernHubWords[language]
  const to = reach && `${reach.channel === 'email' ? 'mailto' : 'tel'}:${reach.address}`
  return html`<h2>${words.text}</h2>${
    text === ''
      ? html`<p class="quiet">${words.noText}</p>`
      : html`<div class="inset">${text.split(/\n+/).map((line) => html`<p>${line}</p>`)}</div>`
  }${facts([
    [words.at, sayMoment(at, fx.zone, language, fx.now())],
    [words.page, page in words ? words[page as '/r'] : page],
    [words.reach, reach ? html`<a href="${to}">${reach.address}</a>` : words.anonymous],
  ])}`
}

/** The organisation's name and the need's public words: the hub sees no more of it than everybody may. */
async function about(
  { fx, language }: MemberVisit,
  { org }: Concern,
  found: PublicNeed | undefined,
): Promise<Html> {
  if (org === undefined) return html``
  const words = concernHubWords[language]
  const organization = await readOrganization(fx.table, org)
  const name = organization?.name ?? found?.orgName ?? org
  const named = org === hubOrganization ? name : html`<a href="${urls.hubOrganization(org)}">${name}</a>`
  const link = facts([[words.org, named]])
  if (!found) return link
  const shown = found.words
  return html`${link}<h2>${words.need}</h2>${facts([
    [
      words.stage,
      html`${standingWords[language][found.standing]}${found.hubStop?.kind === 'asking' ? html` ${inlineTag(words.paused, 'warn')}` : ''}`,
    ],
    [words.promised, words.people(found.holders)],
  ])}${
    shown
      ? html`<div class="inset"><p><strong>${headline(shown.lines, between[language].things)}</strong> · ${shown.place}</p><p>${shown.publicText}</p></div>`
      : ''
  }`
}

/** The public side of the need it is about. */
function needOf({ fx }: MemberVisit, { org, need }: Concern): Promise<PublicNeed | undefined> | undefined {
  if (org === undefined || need === undefined) return undefined
  return readPublicNeed(fx.table, { scope: scopeOf(org), need })
}

/** What can still be done: of a need that is over there is nothing to stop. */
function possible(concern: Concern, need: PublicNeed | undefined): Measure[] {
  return measures.filter((one) => {
    if (one === 'stop-asking' && !need?.mayBeHeld) return false
    if (one === 'stop-need' && !need?.mayBeStopped) return false
    return mayTake(concern, one)
  })
}

function decideForm(
  { language }: MemberVisit,
  concern: Concern,
  need: PublicNeed | undefined,
  again?: Again,
): Html {
  const words = concernHubWords[language]
  const { typed = {}, problems = {} } = again ?? {}
  const choice = {
    name: 'measure',
    legend: words.measure,
    options: possible(concern, need).map((value) => ({
      value,
      label: words[value],
      hint: words[`${value}Hint`],
    })),
    ...(problems.measure ? { problem: problems.measure } : {}),
  }
  const note = {
    name: 'note',
    label: words.note,
    hint: words.noteHint(longestHandlingNote),
    rows: 3,
    max: longestHandlingNote,
  }
  return html`<h2>${words.decide}</h2>${concern.reach ? html`<p>${words.answered}</p>` : ''}
<form method="post" action="${urls.hubConcern(concern.concern)}">${radios(choice, typed.measure)}${field(note, typed, problems)}<button>${words.decideButton}</button></form>`
}

async function howHandled(
  visit: MemberVisit,
  { concern, org, carriedOut }: Concern,
  handled: Handling,
  need: PublicNeed | undefined,
): Promise<Html> {
  const { fx, by, language } = visit
  const words = concernHubWords[language]
  const { measure, note, at } = handled
  const member = await readMember(fx.table, by.scope, handled.by)
  const who = member?.member.name ?? words.colleague
  const day = sayDate(concernKeptUntil(at), fx.zone, language)
  return html`<h2 id="decided">${words.handledAs}</h2><p><strong>${words[measure]}</strong></p>${note ? html`<p>${note}</p>` : ''}<p class="quiet">${words.by(who, sayMoment(at, fx.zone, language, fx.now()))}</p>${
    measure === 'stop-organization' && org !== undefined
      ? html`<p><a href="${urls.hubOrganizationStopAsking(org)}">${words.toStop}</a></p>`
      : ''
  }${goOnForm(visit, concern, need)}${measure === 'stop-asking' && carriedOut && need?.asks ? html`<p class="card" role="status">${words.wentOn}</p>` : ''}<p class="hint">${words.kept(day)}</p>`
}

/** While the asking for the need is paused: the way to let it go on. */
function goOnForm({ language }: MemberVisit, concern: string, need: PublicNeed | undefined): Html {
  if (need?.hubStop?.kind !== 'asking') return html``
  const words = concernHubWords[language]
  return html`<h2>${words.goOn}</h2><p>${words.goOnText}</p><form method="post" action="${urls.hubConcern(concern)}"><input type="hidden" name="seen" value="${need.hubStop.at}"><button name="do" value="go-on">${words.goOn}</button></form>`
}
