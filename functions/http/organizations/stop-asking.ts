import {
  letAskingGoOn,
  mayLift,
  type StoppedBy,
  stopAllAsking,
} from '../../../shared/actions/stop-all-asking.ts'
import { askingStopWords } from '../../../shared/messages/asking-stop.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { isByHub } from '../../../shared/rules/org-stop.ts'
import { hubOrganization } from '../../../shared/rules/roles.ts'
import { type Organization, readOrganization } from '../../../shared/store/organization.ts'
import { answerNotFound } from '../app.ts'
import { noticeOf, ownHeading } from '../page/asking-stopped.ts'
import { field, type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'

/** In characters. */
const longestReason = 200

/** Whose asking a page stops: its address, what is said there, and where it leads back to. */
interface Place {
  readonly org: string
  readonly here: string
  readonly back: string
}

const ownPlace = ({ by }: MemberVisit): Place =>
  by.scope.org === hubOrganization
    ? hubPlace()
    : { org: by.scope.org, here: urls.stopAsking(), back: urls.organization() }
const hubPlace = (): Place => ({ org: hubOrganization, here: urls.hubStopAsking(), back: urls.hub() })
const placeOf = ({ c }: MemberVisit): Place => {
  const org = c.req.param('org') ?? ''
  return { org, here: urls.hubOrganizationStopAsking(org), back: urls.hubOrganization(org) }
}

export const showOwnStop = (visit: MemberVisit): Promise<Response> => show(visit, ownPlace(visit))
export const pressOwnStop = (visit: MemberVisit): Promise<Response> => press(visit, ownPlace(visit))
export const showHubStop = (visit: MemberVisit): Promise<Response> => show(visit, hubPlace())
export const pressHubStop = (visit: MemberVisit): Promise<Response> => press(visit, hubPlace())
export const showStopOf = (visit: MemberVisit): Promise<Response> => show(visit, placeOf(visit))
export const pressStopOf = (visit: MemberVisit): Promise<Response> => press(visit, placeOf(visit))

/** On an organisation's own page, for its administrators. */
export function linkToStop({ language, by }: MemberVisit): Html {
  const words = askingStopWords[language]
  const to = by.scope.org === hubOrganization ? urls.hubStopAsking() : urls.stopAsking()
  return html`<h2>${words.title}</h2><p>${words.linkText} <a href="${to}">${words.toPage}</a></p>`
}

async function show(visit: MemberVisit, place: Place): Promise<Response> {
  const found = await readOrganization(visit.fx.table, place.org, { strong: true })
  return found ? answerStop(visit, place, found) : answerNotFound(visit)
}

async function press(visit: MemberVisit, place: Place): Promise<Response> {
  const { fx, by, language } = visit
  const found = await readOrganization(fx.table, place.org, { strong: true })
  if (!found) return answerNotFound(visit)
  const words = askingStopWords[language]
  const { typed } = await readTyped(visit.c.req.raw)
  const who: StoppedBy = { member: by.member, from: by.scope }
  if (typed.do === 'go-on') {
    const went = await letAskingGoOn(fx, place.org, who, Number(typed.seen))
    if (went === 'goes-on') return visit.c.redirect(place.back, 303)
    const problem = went === 'hub-only' ? words.hubOnly : words.changed
    const now = (await readOrganization(fx.table, place.org, { strong: true })) ?? found
    return answerStop(visit, place, now, {}, { 'asking-stopped': problem })
  }
  const reason = (typed.reason ?? '').slice(0, longestReason)
  if (reason === '') return answerStop(visit, place, found, typed, { reason: words.reasonMissing })
  await stopAllAsking(fx, place.org, who, reason)
  return visit.c.redirect(place.back, 303)
}

function answerStop(
  visit: MemberVisit,
  place: Place,
  found: Organization,
  typed: Typed = {},
  problems: Problems = {},
): Promise<Response> {
  const words = askingStopWords[visit.language]
  return answerMemberPage(visit, {
    title: words.title,
    status: Object.keys(problems).length > 0 ? 422 : 200,
    body: html`<h1>${words.title}</h1>${problemSummary(commonWords[visit.language].problemsFound, problems)}${
      found.askingStop ? goOnForm(visit, place, found) : ''
    }${ownStopOnly(visit, place, found) ? html`<h2>${words.hubTooTitle}</h2><p>${words.hubTooText}</p>` : ''}${
      !found.askingStop || ownStopOnly(visit, place, found)
        ? stopForm(visit, place, found, typed, problems)
        : ''
    }<p><a class="button plain" href="${place.back}">${found.askingStop ? words.back : words.keep}</a></p>`,
  })
}

/** The hub stops one of its organisations: then nothing new is promised either, and everybody concerned is told. */
const isOfHub = ({ by }: MemberVisit, org: string): boolean => org !== by.scope.org && org !== hubOrganization

/** The organisation has stopped only its own asking, and could let it go on: the hub's stop takes the place of that. */
const ownStopOnly = (visit: MemberVisit, { org }: Place, { askingStop }: Organization): boolean =>
  askingStop !== undefined && isOfHub(visit, org) && !isByHub(askingStop)

/** Says what a stop does before it is done, and asks why. */
function stopForm(
  visit: MemberVisit,
  { here, org }: Place,
  found: Organization,
  typed: Typed,
  problems: Problems,
): Html {
  const words = askingStopWords[visit.language]
  const own = org === visit.by.scope.org ? words.whatOwn : words.whatOf(found.name)
  const reason = {
    name: 'reason',
    label: words.reason,
    hint: words.reasonHint,
    rows: 2,
    max: longestReason,
    required: true,
  } as const
  return html`<p>${org === hubOrganization ? words.whatHub : own}</p><p>${isOfHub(visit, org) ? words.staysOf : words.stays}</p>
<form method="post" action="${here}">${field(reason, typed, problems)}<button class="warn" name="do" value="stop">${words.stop}</button></form>`
}

function goOnForm(visit: MemberVisit, { here, org }: Place, { askingStop: stop }: Organization): Html {
  if (!stop) return html``
  const { by, language } = visit
  const words = askingStopWords[language]
  const heading = org === hubOrganization ? words.stoppedHub : ownHeading(visit, stop)
  const lifts = mayLift(org, { member: by.member, from: by.scope }, stop)
  return html`${noticeOf(visit, heading, stop, html``)}${
    lifts
      ? html`<h2>${words.goOnTitle}</h2><p>${words.goOnText}${isByHub(stop) ? ` ${words.goOnTold}` : ''}</p><form method="post" action="${here}"><input type="hidden" name="seen" value="${stop.at}"><button name="do" value="go-on">${words.goOn}</button></form>`
      : html`<p>${words.hubOnly}</p>`
  }`
}
