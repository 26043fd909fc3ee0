import { cancelNeed, withdrawConsent } from '../../../shared/actions/cancel-need.ts'
import { mayChange, readNeedNow } from '../../../shared/actions/need-access.ts'
import { stewardWords } from '../../../shared/messages/look-after-need.ts'
import { isMinor } from '../../../shared/rules/consent.ts'
import { mayMove } from '../../../shared/rules/need-life.ts'
import { answerNotFound } from '../app.ts'
import { field, readTyped } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { answerRefusal } from './refused.ts'

/** Says what cancelling does to those who have promised, before it is done. */
export async function showCancel(visit: MemberVisit): Promise<Response> {
  const { fx, by, language } = visit
  const need = visit.c.req.param('need') ?? ''
  const whole = await readNeedNow(fx, { scope: by.scope, need })
  if (!whole) return answerNotFound(visit)
  const { ledger, text } = whole
  if (!mayChange(by, text)) return answerRefusal(visit, need, { kind: 'not-yours' })
  if (!mayMove(ledger.stage, 'cancelled'))
    return answerRefusal(visit, need, { kind: 'wrong-stage', stage: ledger.stage })
  const words = stewardWords[language]
  const people = Object.keys(ledger.holds).length
  const isOut = ledger.stage === 'open' || ledger.stage === 'expired'
  const consent = isMinor(text.beneficiary.ageBand) && text.consent
  return answerMemberPage(visit, {
    title: words.cancelTitle,
    body: html`<h1>${words.cancelTitle}</h1><p><strong>${text.title}</strong></p>
<p>${people > 0 ? words.promised(people) : words.nobodyPromised}</p>${isOut ? html`<p>${words.invitedSee}</p>` : ''}
<form method="post" action="${urls.cancelNeed(need)}">${field({ name: 'note', label: words.cancelNote, rows: 2, max: 600 }, {})}
<button class="warn">${words.cancel}</button></form>
<p><a class="button plain" href="${isOut ? urls.need(need) : urls.checkNeed(need)}">${words.keep}</a></p>
${
  consent
    ? html`<h2>${words.consentTitle}</h2><p>${words.consentText}</p><form method="post" action="${urls.withdrawConsent(need)}"><button class="warn">${words.withdrawConsent}</button></form>`
    : ''
}`,
  })
}

export async function pressCancel(visit: MemberVisit): Promise<Response> {
  const { fx, by } = visit
  const need = visit.c.req.param('need') ?? ''
  const { typed } = await readTyped(visit.c.req.raw)
  const note = typed.note?.slice(0, 600)
  const done = await cancelNeed(fx, by.scope, by, { need, ...(note ? { note } : {}) })
  return done.ok ? visit.c.redirect(urls.board(), 303) : answerRefusal(visit, need, done.refusal)
}

export async function pressWithdrawConsent(visit: MemberVisit): Promise<Response> {
  const { fx, by } = visit
  const need = visit.c.req.param('need') ?? ''
  const done = await withdrawConsent(fx, by.scope, by, { need })
  return done.ok ? visit.c.redirect(urls.board(), 303) : answerRefusal(visit, need, done.refusal)
}
