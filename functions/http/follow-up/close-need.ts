import { type CloseRefusal, closeNeed } from '../../../shared/actions/close-need.ts'
import { readNeedNow, type WholeNeed } from '../../../shared/actions/need-access.ts'
import { closeWords } from '../../../shared/messages/close-need.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { findingSentence } from '../../../shared/messages/identity.ts'
import { closing, reasonsFor, sightOf } from '../../../shared/rules/closing.ts'
import { type Finding, findingKey } from '../../../shared/rules/identity-check.ts'
import { closeReasons, type Outcome, outcomes } from '../../../shared/rules/need-life.ts'
import { answerNotFound } from '../app.ts'
import { field, type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { html, type Page } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'

/** GET /needs/:need/close: how it ended, why, and a word to those who gave; suggests what the lines say. */
export async function showCloseNeed(visit: MemberVisit): Promise<Response> {
  const whole = await findNeed(visit)
  if (!whole) return answerNotFound(visit)
  if (['closed', 'cancelled'].includes(whole.ledger.stage))
    return visit.c.redirect(urls.need(whole.text.need), 303)
  const outcome = suggestedOutcome(whole)
  return closePage(visit, whole, { typed: { outcome, reason: reasonsFor[outcome][0] } })
}

/** POST /needs/:need/close. */
export async function pressCloseNeed(visit: MemberVisit): Promise<Response> {
  const whole = await findNeed(visit)
  if (!whole) return answerNotFound(visit)
  const { typed, all } = await readTyped(visit.c.req.raw)
  const words = closeWords[visit.language]
  const { outcome, reason, note } = typed
  const read = closing.pick({ outcome: true, reason: true, note: true }).safeParse({ outcome, reason, note })
  if (!read.success)
    return closePage(visit, whole, { typed, problems: { note: words.noteMissing }, status: 422 })
  const { need } = whole.text
  const harmless = all('harmless')
  const it = { scope: visit.by.scope, need, ...read.data, seen: typed.seen ?? '', harmless }
  const done = await closeNeed(visit.fx, visit.by, it)
  return done.ok ? visit.c.redirect(urls.need(need), 303) : refused(visit, whole, typed, done.refusal)
}

async function findNeed(visit: MemberVisit): Promise<WholeNeed | undefined> {
  const need = visit.c.req.param('need') ?? ''
  return readNeedNow(visit.fx, { scope: visit.by.scope, need })
}

function refused(
  visit: MemberVisit,
  whole: WholeNeed,
  typed: Typed,
  refusal: CloseRefusal,
): Response | Promise<Response> {
  const words = closeWords[visit.language]
  switch (refusal.kind) {
    case 'absent':
      return answerNotFound(visit)
    case 'gives-away':
      return closePage(visit, whole, { typed, findings: refusal.findings, status: 422 })
    case 'note-missing':
      return closePage(visit, whole, { typed, problems: { note: words.noteMissing }, status: 422 })
    case 'reason-does-not-fit':
      return closePage(visit, whole, { typed, problems: { reason: words.reasonWrong }, status: 422 })
    case 'not-all-received':
      return closePage(visit, whole, { typed, problems: { outcome: words.notAllReceived }, status: 422 })
    case 'to-confirm':
      return closePage(visit, whole, {
        typed,
        problems: { outcome: words.toConfirm(refusal.volunteers.length) },
        status: 409,
      })
    case 'not-yours':
      return closePage(visit, whole, { typed, problems: { outcome: words.notYours }, status: 403 })
    case 'already-closed':
      return visit.c.redirect(urls.need(whole.text.need), 303)
    case 'changed-meanwhile':
    case 'wrong-stage':
      return closePage(visit, whole, { typed, problems: { outcome: words.notNow }, status: 409 })
  }
}

/** What the lines themselves say: everything arrived, something, nothing. */
function suggestedOutcome({ ledger }: WholeNeed): Outcome {
  const arrived = ledger.lines.filter((line) => (ledger.received[line.id] ?? 0) > 0)
  if (arrived.length === 0) return 'not'
  return ledger.lines.every((line) => (ledger.received[line.id] ?? 0) >= line.wanted) ? 'fully' : 'partly'
}

interface Shown {
  readonly typed: Typed
  readonly problems?: Problems
  readonly findings?: readonly Finding[]
  readonly status?: NonNullable<Page['status']>
}

function closePage(visit: MemberVisit, { text, ledger }: WholeNeed, it: Shown): Promise<Response> {
  const words = closeWords[visit.language]
  const held = Object.keys(ledger.holds).length
  const findings = it.findings ?? []
  const problems: Problems = {
    ...it.problems,
    ...(findings.length > 0
      ? { note: findings.map((one) => findingSentence(visit.language, one)).join(' ') }
      : {}),
  }
  const looksOnly = findings.filter((one) => one.severity === 'looks-like')
  const harmless = html`${looksOnly.map(
    (one) =>
      html`<p class="choice"><input type="checkbox" id="harmless-${one.start}" name="harmless" value="${findingKey(one)}"><label for="harmless-${one.start}">${words.harmless}：「${one.text}」</label></p>`,
  )}`
  return answerMemberPage(visit, {
    title: words.title,
    ...(it.status ? { status: it.status } : {}),
    body: html`${problemSummary(commonWords[visit.language].problemsFound, problems)}<h1>${words.title}</h1><p class="quiet">${text.title}</p><p>${words.intro}</p>${
      held > 0 ? html`<p><strong>${words.stillHeld(held)}</strong></p>` : ''
    }<form method="post" action="${urls.closeNeed(text.need)}"><input type="hidden" name="seen" value="${sightOf(ledger)}">${field(
      {
        name: 'outcome',
        label: words.outcome,
        options: outcomes.map((value) => ({ value, label: words[value] })),
      },
      it.typed,
      problems,
    )}${field(
      {
        name: 'reason',
        label: words.reason,
        options: closeReasons.map((value) => ({ value, label: words[value] })),
      },
      it.typed,
      problems,
    )}${field({ name: 'note', label: words.note, hint: words.noteHint, rows: 4, max: 600, required: true }, it.typed, problems)}${harmless}<button>${words.close}</button></form><a class="button plain" href="${urls.need(text.need)}">${words.back}</a>`,
  })
}
