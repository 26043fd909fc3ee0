import { handleConcern, mayTake } from '../../../shared/actions/handle-concern.ts'
import { standingWords } from '../../../shared/messages/board.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { concernWords } from '../../../shared/messages/concern.ts'
import { concernHubWords } from '../../../shared/messages/concern-hub.ts'
import { concernKeptUntil, longestHandlingNote, measures } from '../../../shared/rules/concerns.ts'
import { sayDate, sayMoment } from '../../../shared/rules/date-words.ts'
import { hubOrganization } from '../../../shared/rules/roles.ts'
import { type Concern, type Handling, readConcern } from '../../../shared/store/concern.ts'
import { readMember } from '../../../shared/store/member.ts'
import { headline } from '../../../shared/store/need-text.ts'
import { readOrganization } from '../../../shared/store/organization.ts'
import { readPublicNeed } from '../../../shared/store/public-need.ts'
import { scopeOf } from '../../../shared/store/scope.ts'
import { answerNotFound } from '../app.ts'
import { radios } from '../page/choices.ts'
import { facts } from '../page/facts.ts'
import { field, type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html, type Page } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'

/** GET /hub/concerns/…: one concern, what it is about in public words, and what can be done. */
export async function showOneConcern(visit: MemberVisit): Promise<Response> {
  const concern = await named(visit)
  return concern ? answerConcern(visit, concern) : answerNotFound(visit)
}

/** POST /hub/concerns/…: decides. */
export async function pressHandle(visit: MemberVisit): Promise<Response> {
  const concern = await named(visit)
  if (!concern) return answerNotFound(visit)
  const { typed } = await readTyped(visit.c.req.raw)
  const read = readDecided(visit, concern, typed)
  if (!read.ok) return answerConcern(visit, concern, { typed, problems: read.problems, status: 422 })
  const done = await handleConcern(visit.fx, concern.concern, read.decided)
  if (done.ok) return visit.c.redirect(urls.hubConcern(concern.concern), 303)
  if (done.refusal.kind === 'absent') return answerNotFound(visit)
  const words = concernHubWords[visit.language]
  const now = (await named(visit)) ?? concern
  return answerConcern(visit, now, { typed, problems: { decided: words.already }, status: 409 })
}

function named({ fx, c }: MemberVisit): Promise<Concern | undefined> {
  return readConcern(fx.table, fx.now(), c.req.param('concern') ?? '')
}

type Decided = Pick<Handling, 'measure' | 'note' | 'by'>

function readDecided(
  { by, language }: MemberVisit,
  concern: Concern,
  typed: Typed,
): { readonly ok: true; readonly decided: Decided } | { readonly ok: false; readonly problems: Problems } {
  const words = concernHubWords[language]
  const problems: Record<string, string> = {}
  const measure = measures.find((one) => one === typed.measure && mayTake(concern, one))
  const note = typed.note ?? ''
  if (!measure) problems.measure = words.measureMissing
  if (note.length > longestHandlingNote) problems.note = words.noteTooLong(longestHandlingNote)
  if (measure && measure !== 'nothing' && note === '') problems.note = words.noteMissing
  if (!measure || Object.keys(problems).length > 0) return { ok: false, problems }
  return { ok: true, decided: { measure, note, by: by.member } }
}

interface Again {
  readonly typed: Typed
  readonly problems: Problems
  readonly status: Page['status']
}

async function answerConcern(visit: MemberVisit, concern: Concern, again?: Again): Promise<Response> {
  const { language } = visit
  const words = concernHubWords[language]
  const title = words.one(concernWords[language][concern.worry])
  const decided = concern.handled
    ? await howHandled(visit, concern, concern.handled)
    : decideForm(visit, concern, again)
  return answerMemberPage(visit, {
    title,
    ...(again?.status ? { status: again.status } : {}),
    body: html`${problemSummary(commonWords[language].problemsFound, again?.problems ?? {})}<h1>${title}</h1>${said(visit, concern)}${await about(visit, concern)}${decided}<p><a href="${urls.hubConcerns()}">${words.back}</a></p>`,
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
    [words.page, page],
    [words.reach, reach ? html`<a href="${to}">${reach.address}</a>` : words.anonymous],
  ])}`
}

/** The organisation's name and the need's public words: the hub sees no more of it than everybody may. */
async function about({ fx, language }: MemberVisit, { org, need }: Concern): Promise<Html> {
  if (org === undefined) return html``
  const words = concernHubWords[language]
  const [organization, found] = await Promise.all([
    readOrganization(fx.table, org),
    need === undefined ? undefined : readPublicNeed(fx.table, { scope: scopeOf(org), need }),
  ])
  const name = organization?.name ?? found?.orgName ?? org
  const named = org === hubOrganization ? name : html`<a href="${urls.hubOrganization(org)}">${name}</a>`
  const link = facts([[words.org, named]])
  if (!found) return link
  const shown = found.words
  return html`${link}<h2>${words.need}</h2>${facts([
    [words.stage, standingWords[language][found.standing]],
  ])}${
    shown
      ? html`<div class="inset"><p><strong>${headline(shown.lines, language === 'en' ? ', ' : '、')}</strong> · ${shown.place}</p><p>${shown.publicText}</p></div>`
      : ''
  }`
}

function decideForm({ language }: MemberVisit, concern: Concern, again?: Again): Html {
  const words = concernHubWords[language]
  const { typed = {}, problems = {} } = again ?? {}
  const choice = {
    name: 'measure',
    legend: words.measure,
    options: measures
      .filter((one) => mayTake(concern, one))
      .map((value) => ({ value, label: words[value], hint: words[`${value}Hint`] })),
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

async function howHandled(visit: MemberVisit, { org }: Concern, handled: Handling): Promise<Html> {
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
  }<p class="hint">${words.kept(day)}</p>`
}
