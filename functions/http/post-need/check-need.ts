import { mayApprove } from '../../../shared/actions/approve-need.ts'
import { checkNeed } from '../../../shared/actions/check-need.ts'
import { mayChange, readNeedNow, type WholeNeed } from '../../../shared/actions/need-access.ts'
import { checkWords } from '../../../shared/messages/check-need.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { isMinor } from '../../../shared/rules/consent.ts'
import { eventsOf } from '../../../shared/store/need-event.ts'
import { answerNotFound } from '../app.ts'
import { field, type Problems, problemSummary, type Typed } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { findingsList } from './findings.ts'
import { forecastCard } from './forecast.ts'
import { insideOnly, preview } from './preview.ts'
import { answerRefusal } from './refused.ts'

/** The check of a draft by its poster, and the review of it by a second person: the same facts, each with their own next step. */
export async function showCheck(visit: MemberVisit): Promise<Response> {
  const { fx, by } = visit
  const need = visit.c.req.param('need') ?? ''
  const whole = await readNeedNow(fx, { scope: by.scope, need })
  if (!whole) return answerNotFound(visit)
  if (!mayChange(by, whole.text)) return answerRefusal(visit, need, { kind: 'not-yours' })
  if (!isBefore(whole)) return visit.c.redirect(urls.need(need), 303)
  return answerCheck(visit, whole)
}

/** Not out yet: what is checked here can still be changed freely. */
export const isBefore = ({ ledger }: WholeNeed): boolean =>
  ledger.stage === 'draft' || ledger.stage === 'review'

export async function answerCheck(
  visit: MemberVisit,
  whole: WholeNeed,
  problems: Problems = {},
  typed: Typed = {},
): Promise<Response> {
  const { fx, by, language } = visit
  const { text, ledger } = whole
  const words = checkWords[language]
  const [findings, approves, returned, foreseen] = await Promise.all([
    checkNeed(fx, text),
    mayApprove(fx, by.scope, by, text),
    noteOfReturn(visit, whole),
    forecastCard(visit, text),
  ])
  const harmless = text.looksHarmless ?? []
  // What only looks like a detail is ticked and sent along with the next step.
  const mayGoOn = findings.every(({ severity }) => severity === 'looks-like')
  const waits = ledger.stage === 'review' && !approves
  const consented = !isMinor(text.beneficiary.ageBand) || hasConsent(text)
  const title = waits ? words.waitingTitle : ledger.stage === 'review' ? words.reviewTitle : words.title
  return answerMemberPage(visit, {
    title,
    script: urls.draftScript(),
    status: Object.keys(problems).length > 0 ? 422 : 200,
    body: html`<h1>${title}</h1>${problemSummary(commonWords[language].problemsFound, problems)}
${returned ? html`<p class="card">${words.sentBack(returned)}</p>` : ''}${waits ? waiting(visit, mayGoOn && consented) : ''}
<form method="post" action="${urls.checkNeed(text.need)}"><input type="hidden" name="version" value="${text.version}">
${findings.length > 0 ? findingsList(visit, text, findings, harmless) : html`<p>✓ ${words.nothingFound}</p>`}
${preview(visit, whole)}${foreseen}${insideOnly(visit, text)}${consentState(visit, whole)}
${mayGoOn ? nextStep(visit, whole, approves) : ''}
${ledger.stage === 'review' && approves && text.createdBy !== by.member ? sendBackForm(visit, typed, problems) : ''}</form>
<p><a class="button plain" href="${urls.editNeed(text.need)}">${words.edit}</a></p>
${ledger.stage === 'draft' ? html`<p><a href="${urls.cancelNeed(text.need)}">${words.discard}</a></p>` : html`<p><a href="${urls.need(text.need)}">${words.toNeed}</a></p>`}`,
  })
}

/** The one button that moves it on: out, or to a colleague. */
function nextStep(visit: MemberVisit, { text, ledger }: WholeNeed, approves: boolean): Html {
  const words = checkWords[visit.language]
  if (approves) {
    if (isMinor(text.beneficiary.ageBand) && !hasConsent(text)) return html``
    const alone = text.createdBy === visit.by.member
    return html`<p>${words.publishText}</p><button name="do" value="publish">${alone ? words.publishAlone : words.publish}</button>`
  }
  if (ledger.stage === 'review') return html``
  return html`<p>${words.askReviewText}</p><button name="do" value="review">${words.askReview}</button>`
}

/** For its poster, once a colleague has it: nothing is left to do here, or what stands in the way is below. */
function waiting({ language }: MemberVisit, ready: boolean): Html {
  const words = checkWords[language]
  return html`<p class="card" role="status">${ready ? words.waiting : words.waitingBut}</p><p class="row"><a class="button" href="${urls.board()}">${words.toBoard}</a><a class="button plain" href="${urls.newNeed()}">${words.another}</a></p>`
}

function consentState(visit: MemberVisit, { text }: WholeNeed): Html {
  const words = checkWords[visit.language]
  if (!isMinor(text.beneficiary.ageBand) || hasConsent(text)) return html``
  if (text.consent) return html`<p class="error">${words.consentWithdrawn}</p>`
  return html`<p class="error">${words.consentMissing}</p><p><a href="${urls.editNeed(text.need)}#consentBy">${words.addConsent}</a></p>`
}

const hasConsent = ({ consent }: WholeNeed['text']): boolean =>
  consent !== undefined && consent.withdrawnAt === undefined

function sendBackForm(visit: MemberVisit, typed: Typed, problems: Problems): Html {
  const words = checkWords[visit.language]
  return html`${field({ name: 'note', label: words.note, rows: 3, max: 600 }, typed, problems)}<button class="plain" name="do" value="send-back">${words.sendBack}</button>`
}

/** What a colleague wrote when they last gave a draft back. */
async function noteOfReturn(
  { fx, by }: MemberVisit,
  { text, ledger }: WholeNeed,
): Promise<string | undefined> {
  if (ledger.stage !== 'draft') return undefined
  const events = await eventsOf(fx.table, by.scope, text.need)
  return events.findLast((event) => event.kind === 'sent-back')?.note
}
