import { askingStopWords } from '../../../shared/messages/asking-stop.ts'
import { sayMoment } from '../../../shared/rules/date-words.ts'
import { isByHub } from '../../../shared/rules/org-stop.ts'
import { atLeast, hubOrganization } from '../../../shared/rules/roles.ts'
import { type AskingStop, readOrganization } from '../../../shared/store/organization.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { type Html, html } from './page.ts'

/** What a member has to know while nobody is asked: the hub's stop, or their own organisation's; nothing otherwise. One read. */
export async function askingStoppedNotice(visit: MemberVisit): Promise<Html> {
  const { fx, by, language } = visit
  const words = askingStopWords[language]
  const atHub = by.scope.org === hubOrganization
  const forAll = atHub ? by.askingStop : (await readOrganization(fx.table, hubOrganization))?.askingStop
  const own = atHub ? undefined : by.askingStop
  const toPage = atHub ? urls.hubStopAsking() : urls.stopAsking()
  const maySee = atLeast(by.role, 'administrator') && (atHub || own !== undefined)
  const link = maySee ? html` <a href="${toPage}">${words.details}</a>` : html``
  if (forAll) return noticeOf(visit, words.stoppedHub, forAll, link)
  return own ? noticeOf(visit, ownHeading(visit, own), own, link) : html``
}

/** Who has stopped the asking of one organisation: the hub, or the organisation for itself. */
export function ownHeading({ language }: MemberVisit, stop: AskingStop): string {
  return isByHub(stop) ? askingStopWords[language].stoppedByHub : askingStopWords[language].stoppedOwn
}

/** One stop in words, with what it means for promises. */
export function noticeOf(visit: MemberVisit, heading: string, stop: AskingStop, more: Html): Html {
  const { fx, language } = visit
  const words = askingStopWords[language]
  const moment = sayMoment(stop.at, fx.zone, language, fx.now())
  return html`<section class="problems" aria-labelledby="asking-stopped"><h2 id="asking-stopped">${heading}</h2><p>${words.why(stop.reason, moment)}</p><p>${isByHub(stop) ? words.promisesToo : words.onlyAsking} ${words.notInGroups}${more}</p></section>`
}
