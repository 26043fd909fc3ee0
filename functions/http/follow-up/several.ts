import { mostDaysAhead } from '../../../shared/actions/need-input.ts'
import {
  doSeveral,
  type Foreseen,
  foreseeSeveral,
  mostAtOnce,
  type Several,
  type SeveralKind,
  seenOf,
  severalKinds,
} from '../../../shared/actions/several-needs.ts'
import { closingWords } from '../../../shared/messages/closing.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { dateSentence } from '../../../shared/messages/dates.ts'
import { stewardWords } from '../../../shared/messages/look-after-need.ts'
import { severalWords } from '../../../shared/messages/several.ts'
import { sayDate } from '../../../shared/rules/date-words.ts'
import { addDays, dayOf, parseDeadline } from '../../../shared/rules/dates.ts'
import { unitOf } from '../../../shared/rules/unit-words.ts'
import { type Campaign, campaignsOf } from '../../../shared/store/campaign.ts'
import { type Member, membersOf } from '../../../shared/store/member.ts'
import { field, type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html, type Page } from '../page/page.ts'
import { makeGroupLink } from '../post-need/share-need.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { beginChosen, campaignFields, readCampaignChoice } from './several-campaign.ts'
import { severalSentence } from './several-sentence.ts'

/** GET /board/several?do=…&need=…: what will become of each ticked need, before anything is done. */
export async function showSeveral(visit: MemberVisit): Promise<Response> {
  const query = visit.c.req
  const ticked = named(query.queries('need') ?? [])
  const kind = severalKinds.find((one) => one === query.query('do'))
  if (!kind || ticked.length === 0) return answerNone(visit)
  return answerForeseen(visit, kind, ticked, {})
}

/** POST /board/several: does it, need by need, and says in words what was not done and why. */
export async function pressSeveral(visit: MemberVisit): Promise<Response> {
  const { fx, by } = visit
  const { typed, all } = await readTyped(visit.c.req.raw)
  const ticked = named(all('need'))
  const kind = severalKinds.find((one) => one === typed.do)
  if (!kind || ticked.length === 0) return answerNone(visit)
  const read = readSeveral(visit, kind, typed, ticked)
  if (!read.ok) return answerForeseen(visit, kind, ticked, typed, read.problems)
  if (kind === 'campaign') await beginChosen(visit, typed)
  const done = await doSeveral(fx, by.scope, by, read.it, ticked.slice(0, mostAtOnce))
  if (kind === 'approve') for (const { need, result } of done) if (result.ok) await makeGroupLink(visit, need)
  const refused = done.flatMap(({ need, result }) => (result.ok ? [] : [{ need, refusal: result.refusal }]))
  const succeeded = done.length - refused.length
  if (refused.length === 0) return visit.c.redirect(urls.board(`done=${kind}&n=${succeeded}`), 303)
  const words = severalWords[visit.language]
  const looked = await foreseeSeveral(
    fx,
    by.scope,
    by,
    kind,
    refused.map(({ need }) => need),
  )
  const rows = refused.map(({ need, refusal }) => {
    const title = looked.find((one) => one.need === need)?.whole.text.title
    return title === undefined
      ? html`<li>${words.notThere}</li>`
      : html`<li><a href="${urls.need(need)}">${title}</a>: ${severalSentence(visit.language, refusal)}</li>`
  })
  const title = words.partly(succeeded, done.length)
  return answerMemberPage(visit, {
    title,
    status: 409,
    body: html`<div class="problems" role="alert"><h1>${title}</h1><p>${words.partlyText}</p><ul>${rows}</ul></div><p><a class="button plain" href="${urls.board()}">${words.back}</a></p>`,
  })
}

/** Ids as the board writes them, each once. */
function named(ids: readonly string[]): string[] {
  return [...new Set(ids)].filter((id) => /^[0-9A-Za-z]{1,40}$/.test(id))
}

function answerNone(visit: MemberVisit): Promise<Response> {
  const words = severalWords[visit.language]
  return answerMemberPage(visit, {
    title: words.noneTicked,
    body: html`<h1>${words.noneTicked}</h1><p>${words.noneTickedText}</p><p><a class="button plain" href="${urls.board()}">${words.back}</a></p>`,
  })
}

/** What was typed for all of them together. */
function readSeveral(
  visit: MemberVisit,
  kind: SeveralKind,
  typed: Typed,
  ticked: readonly string[],
): { readonly ok: true; readonly it: Several } | { readonly ok: false; readonly problems: Problems } {
  const { fx, language } = visit
  const seen = Object.fromEntries(ticked.map((need) => [need, typed[`seen-${need}`] ?? '']))
  switch (kind) {
    case 'extend': {
      const deadline = parseDeadline(typed.deadline ?? '', fx.now(), fx.zone, mostDaysAhead)
      if (deadline.ok) return { ok: true, it: { kind, deadline: deadline.value } }
      return { ok: false, problems: { deadline: dateSentence(language, deadline.refusal) } }
    }
    case 'hand-over':
      return { ok: true, it: { kind, to: typed.to ?? '' } }
    case 'approve':
      return { ok: true, it: { kind, seen } }
    case 'close': {
      const note = (typed.note ?? '').slice(0, 600)
      if (note === '') return { ok: false, problems: { note: closingWords[language].noteMissing } }
      return { ok: true, it: { kind, note, seen } }
    }
    case 'campaign':
      return readCampaignChoice(visit, typed)
  }
}

async function answerForeseen(
  visit: MemberVisit,
  kind: SeveralKind,
  ticked: readonly string[],
  typed: Typed,
  problems: Problems = {},
): Promise<Response> {
  const { fx, by, language } = visit
  const words = severalWords[language]
  const [foreseen, members, campaigns] = await Promise.all([
    foreseeSeveral(fx, by.scope, by, kind, ticked.slice(0, mostAtOnce)),
    membersOf(fx.table, by.scope),
    kind === 'campaign' ? campaignsOf(fx.table, by.scope) : [],
  ])
  const known = { members, campaigns }
  const will = foreseen.filter(({ refusal }) => refusal === undefined)
  const not = foreseen.filter(({ refusal }) => refusal !== undefined)
  const title = words[`title-${kind}`]
  return answerMemberPage(visit, {
    title,
    ...(Object.keys(problems).length > 0 ? { status: 422 as Page['status'] } : {}),
    body: html`${problemSummary(commonWords[language].problemsFound, problems)}<h1>${title}</h1>${
      ticked.length > mostAtOnce ? html`<p>${words.tooMany(mostAtOnce)}</p>` : ''
    }${will.length === 0 ? html`<p>${words.nothing}</p>` : pressForm(visit, kind, will, known, typed, problems)}${
      not.length > 0
        ? html`${will.length > 0 ? html`<p>${words.willNot(not.length)}</p>` : ''}<ul>${not.map(
            ({ need, whole, refusal }) =>
              html`<li><a href="${urls.need(need)}">${whole.text.title}</a>: ${refusal ? severalSentence(language, refusal) : ''}</li>`,
          )}</ul>`
        : ''
    }<p><a class="button plain" href="${urls.board()}">${words.back}</a></p>`,
  })
}

/** Whom and what the choices name. */
interface Known {
  readonly members: readonly Member[]
  readonly campaigns: readonly Campaign[]
}

/** The one press, with what was seen of each need that it concerns. */
function pressForm(
  visit: MemberVisit,
  kind: SeveralKind,
  will: readonly Foreseen[],
  known: Known,
  typed: Typed,
  problems: Problems,
): Html {
  const words = severalWords[visit.language]
  return html`<form method="post" action="${urls.severalNeeds()}"><input type="hidden" name="do" value="${kind}"><p>${words[`will-${kind}`](will.length)}</p><ul>${will.map(
    (one) =>
      html`<li><a href="${urls.need(one.need)}">${one.whole.text.title}</a> ${said(visit, kind, one, known)}<input type="hidden" name="need" value="${one.need}"><input type="hidden" name="seen-${one.need}" value="${seenOf(kind, one.whole)}"></li>`,
  )}</ul>${askedFor(visit, kind, will, known, typed, problems)}<button>${words[`press-${kind}`](will.length)}</button></form>`
}

/** What the press changes of this need. */
function said(
  { fx, language, settings }: MemberVisit,
  kind: SeveralKind,
  { whole }: Foreseen,
  known: Known,
): Html {
  const words = severalWords[language]
  const { ledger, text } = whole
  switch (kind) {
    case 'extend':
      return html`<span class="quiet">${words.now(sayDate(ledger.deadline, settings.TIME_ZONE, language, fx.now()))}</span>`
    case 'hand-over': {
      const name = known.members.find(({ member }) => member === text.responsible)?.name ?? ''
      return html`<span class="quiet">${words.who(name)}</span>`
    }
    case 'approve':
      return html`<blockquote>${text.publicText}<br>${text.lines.map((line) => `${line.label} × ${line.wanted} ${unitOf(line.wanted, line.unit)}`.trim()).join(' · ')}<br>${text.dropOff.place} ${text.dropOff.hours}</blockquote>`
    case 'close':
      return html`<span class="quiet">${words.gets(Object.keys(ledger.got).length)}</span>`
    case 'campaign': {
      const title = known.campaigns.find(({ campaign }) => campaign === text.campaign)?.title
      return title === undefined ? html`` : html`<span class="quiet">${words.inCampaign(title)}</span>`
    }
  }
}

function askedFor(
  visit: MemberVisit,
  kind: SeveralKind,
  will: readonly Foreseen[],
  known: Known,
  typed: Typed,
  problems: Problems,
): Html {
  const { fx, language } = visit
  const words = stewardWords[language]
  switch (kind) {
    case 'extend': {
      const latest = Math.max(fx.now(), ...will.map(({ whole }) => whole.ledger.deadline))
      const proposed = { deadline: addDays(dayOf(latest, fx.zone), 7), ...typed }
      return field(
        { name: 'deadline', label: words.extend, type: 'date', required: true },
        proposed,
        problems,
      )
    }
    case 'hand-over': {
      const options = known.members
        .filter(({ state }) => state === 'active')
        .map(({ member, name }) => ({ value: member, label: name }))
      return field({ name: 'to', label: words.handOverTo, options }, typed, problems)
    }
    case 'approve':
      return html``
    case 'close': {
      const { note: label, noteHint: hint } = closingWords[language]
      return field({ name: 'note', label, hint, rows: 4, max: 600, required: true }, typed, problems)
    }
    case 'campaign':
      return campaignFields(visit, known.campaigns, typed, problems)
  }
}
