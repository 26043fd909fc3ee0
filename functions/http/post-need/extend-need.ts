import { extendNeed } from '../../../shared/actions/extend-need.ts'
import { mayChange, readNeedNow, type WholeNeed } from '../../../shared/actions/need-access.ts'
import { mostDaysAhead } from '../../../shared/actions/need-input.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { dateSentence } from '../../../shared/messages/dates.ts'
import { stewardWords } from '../../../shared/messages/look-after-need.ts'
import { sayDate } from '../../../shared/rules/date-words.ts'
import { addDays, dayOf, parseDeadline } from '../../../shared/rules/dates.ts'
import { answerNotFound } from '../app.ts'
import { field, type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { answerRefusal } from './refused.ts'
import { refusalSentence } from './sentence.ts'

/** Asks for the new day, saying what becomes of those who have promised. */
export async function showExtend(visit: MemberVisit): Promise<Response> {
  const found = await findExtendable(visit)
  if (found instanceof Response) return found
  const { fx } = visit
  const from = Math.max(found.ledger.deadline, fx.now())
  return answerForm(visit, found, { deadline: addDays(dayOf(from, fx.zone), 7) })
}

export async function pressExtend(visit: MemberVisit): Promise<Response> {
  const found = await findExtendable(visit)
  if (found instanceof Response) return found
  const { fx, by, language } = visit
  const { need } = found.text
  const { typed } = await readTyped(visit.c.req.raw)
  const deadline = parseDeadline(typed.deadline ?? '', fx.now(), fx.zone, mostDaysAhead)
  if (!deadline.ok)
    return answerForm(visit, found, typed, { deadline: dateSentence(language, deadline.refusal) })
  const done = await extendNeed(fx, by.scope, by, { need, deadline: deadline.value })
  if (done.ok) return visit.c.redirect(urls.need(need), 303)
  const { refusal } = done
  if (refusal.kind === 'absent') return answerNotFound(visit)
  const earlier = refusal.kind === 'deadline-passed'
  return answerForm(visit, found, typed, {
    deadline: earlier ? stewardWords[language].extendEarlier : refusalSentence(language, refusal),
  })
}

async function findExtendable(visit: MemberVisit): Promise<WholeNeed | Response> {
  const need = visit.c.req.param('need') ?? ''
  const whole = await readNeedNow(visit.fx, { scope: visit.by.scope, need })
  if (!whole) return answerNotFound(visit)
  if (!mayChange(visit.by, whole.text)) return answerRefusal(visit, need, { kind: 'not-yours' })
  const { stage } = whole.ledger
  return stage === 'open' || stage === 'expired'
    ? whole
    : answerRefusal(visit, need, { kind: 'wrong-stage', stage })
}

function answerForm(
  visit: MemberVisit,
  { text, ledger }: WholeNeed,
  typed: Typed,
  problems: Problems = {},
): Promise<Response> {
  const { fx, language } = visit
  const words = stewardWords[language]
  const until = sayDate(ledger.deadline, fx.zone, language, fx.now())
  return answerMemberPage(visit, {
    title: words.extendTitle,
    status: Object.keys(problems).length > 0 ? 422 : 200,
    body: html`<h1>${words.extendTitle}</h1><p><strong>${text.title}</strong></p>${problemSummary(commonWords[language].problemsFound, problems)}
<p>${words.untilNow(until)}</p>${ledger.stage === 'expired' ? html`<p>${words.expiredText}</p>` : ''}<p>${words.extendText(Object.keys(ledger.holds).length)}</p>
<form method="post" action="${urls.extendNeed(text.need)}">${field({ name: 'deadline', label: words.extend, type: 'date', required: true }, typed, problems)}<button>${words.extend}</button></form>
<p><a class="button plain" href="${urls.need(text.need)}">${words.toNeed}</a></p>`,
  })
}
