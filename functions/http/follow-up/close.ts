import { type CloseRefusal, closeNeed } from '../../../shared/actions/close-need.ts'
import { outcomeWords } from '../../../shared/messages/board.ts'
import { closeReasonWords, closingWords } from '../../../shared/messages/closing.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { followUpWords } from '../../../shared/messages/follow-up.ts'
import { timelineWords } from '../../../shared/messages/timeline.ts'
import { sightOf } from '../../../shared/rules/closing.ts'
import { type Finding, findingKey } from '../../../shared/rules/identity-check.ts'
import { closeReasons, mayMove, outcomes } from '../../../shared/rules/need-life.ts'
import { answerNotFound } from '../app.ts'
import { field, type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html, type Page } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { type NeedView, readNeedView } from './need-view.ts'
import { notesWaiting } from './note-to-read.ts'
import { refuseMember } from './press.ts'

/** GET /needs/…/close: how it ended, and a note to everybody who gave. */
export async function showClose(visit: MemberVisit): Promise<Response> {
  const view = await readNeedView(visit)
  if (!view) return answerNotFound(visit)
  if (!view.mayAct) return refuseMember(visit)
  if (!mayMove(view.ledger.stage, 'closed')) return visit.c.redirect(urls.need(view.need), 303)
  return answerForm(visit, view, {}, {})
}

/** POST /needs/…/close. */
export async function pressClose(visit: MemberVisit): Promise<Response> {
  const { typed, all } = await readTyped(visit.c.req.raw)
  const view = await readNeedView(visit)
  if (!view) return answerNotFound(visit)
  if (!view.mayAct) return refuseMember(visit)
  const words = closingWords[visit.language]
  const outcome = outcomes.find((one) => one === typed.outcome)
  if (!outcome) return answerForm(visit, view, typed, { outcome: words.chooseOutcome }, 422)
  const reason =
    outcome === 'fully' && typed.reason !== 'met-elsewhere'
      ? 'met'
      : (closeReasons.find((one) => one === typed.reason) ?? 'met')
  const closed = await closeNeed(
    visit.fx,
    { member: visit.by.member, role: visit.by.role },
    {
      scope: visit.by.scope,
      need: view.need,
      outcome,
      reason,
      note: (typed.note ?? '').slice(0, 600),
      seen: typed.seen ?? '',
      harmless: all('harmless'),
    },
  )
  if (closed.ok) return visit.c.redirect(`${urls.need(view.need)}?done=closed`, 303)
  return refused(visit, view, typed, closed.refusal)
}

async function refused(
  visit: MemberVisit,
  view: NeedView,
  typed: Typed,
  refusal: CloseRefusal,
): Promise<Response> {
  const words = closingWords[visit.language]
  const again = (problems: Problems, status: Page['status'], more?: Html) =>
    answerForm(visit, view, typed, problems, status, more)
  switch (refusal.kind) {
    case 'absent':
      return answerNotFound(visit)
    case 'not-yours':
      return refuseMember(visit)
    case 'changed-meanwhile':
      return again({ outcome: followUpWords[visit.language].changedMeanwhile }, 409)
    case 'wrong-stage':
      return again({ outcome: words.wrongStage }, 409)
    case 'already-closed': {
      const who = view.members.get(refusal.closing.by) ?? timelineWords[visit.language].colleague
      const sentence = words.alreadyClosed(who, outcomeWords[visit.language][refusal.closing.outcome])
      return again({ outcome: sentence }, 409)
    }
    case 'to-confirm':
      return again({ outcome: words.toConfirm(namesOf(visit, view, refusal.volunteers)) }, 409)
    case 'not-all-received':
      return again({ outcome: words.notAllReceived }, 422)
    case 'reason-does-not-fit':
      return again({ reason: words.reasonDoesNotFit }, 422)
    case 'note-missing':
      return again({ note: words.noteMissing }, 422)
    case 'gives-away':
      return again(
        { note: saidOf(visit, refusal.findings) },
        422,
        html`${refusal.findings
          .filter(({ severity }) => severity !== 'from-record')
          .map(
            (finding, i) =>
              html`<p class="choice"><input type="checkbox" id="harmless-${i}" name="harmless" value="${findingKey(finding)}"><label for="harmless-${i}">${words.harmless(finding.text)}</label></p>`,
          )}`,
      )
  }
}

function saidOf(visit: MemberVisit, findings: readonly Finding[]): string {
  const words = closingWords[visit.language]
  const { list } = followUpWords[visit.language]
  const sure = findings.some(({ severity }) => severity === 'from-record')
  const texts = findings
    .filter(({ severity }) => !sure || severity === 'from-record')
    .map(({ text }) => `“${text}”`)
  return `${sure ? words.givesAway : words.maybeGivesAway} ${texts.join(list)}`
}

function namesOf(visit: MemberVisit, view: NeedView, volunteers: readonly string[]): string {
  const words = followUpWords[visit.language]
  return view.promises
    .filter(({ record }) => volunteers.includes(record.volunteer))
    .map(({ record }) => record.name || words.somebody)
    .join(words.list)
}

function answerForm(
  visit: MemberVisit,
  view: NeedView,
  typed: Typed,
  problems: Problems,
  status?: Page['status'],
  more: Html = html``,
): Promise<Response> {
  const words = closingWords[visit.language]
  const { ledger } = view
  const all = ledger.lines.every(({ id, wanted }) => (ledger.received[id] ?? 0) >= wanted)
  const outcome = typed.outcome ?? (all ? 'fully' : '')
  const coming = view.promises
    .filter(({ hold, got }) => hold && got === '')
    .map(({ record }) => record.volunteer)
  const reasons = closeReasons.filter((reason) => reason !== 'met')
  return answerMemberPage(visit, {
    title: words.title,
    ...(status ? { status } : {}),
    body: html`${problemSummary(commonWords[visit.language].problemsFound, problems)}<h1>${words.title}</h1><p>${ledger.title}</p>${notesWaiting(visit, view)}
<p>${words.whoGets(Object.keys(ledger.got).length)}</p>${coming.length > 0 ? html`<p>${words.stillComing(namesOf(visit, view, coming))}</p>` : ''}
<form method="post" action="${urls.closeNeed(view.need)}"><input type="hidden" name="seen" value="${sightOf(ledger)}"><fieldset id="outcome"><legend>${words.howItEnded}</legend>${
      problems.outcome ? html`<p class="error">${problems.outcome}</p>` : ''
    }${outcomes.map(
      (one) =>
        html`<p class="choice"><input type="radio" id="outcome-${one}" name="outcome" value="${one}" required${one === outcome ? html` checked` : ''}><label for="outcome-${one}">${words[one]}</label></p>`,
    )}</fieldset>${field(
      {
        name: 'reason',
        label: words.why,
        options: [
          { value: '', label: '–' },
          ...reasons.map((value) => ({ value, label: closeReasonWords[visit.language][value] })),
        ],
      },
      typed,
      problems,
    )}${field({ name: 'note', label: words.note, hint: words.noteHint, rows: 5, max: 600 }, typed, problems)}${more}<button>${words.close}</button></form><p><a href="${urls.need(view.need)}">${words.back}</a></p>`,
  })
}
