import { withdrawPledge } from '../../../shared/actions/change-pledge.ts'
import { confirmReceipt } from '../../../shared/actions/confirm-receipt.ts'
import type { PledgeRefusal } from '../../../shared/actions/pledge.ts'
import { recordNoShow } from '../../../shared/actions/record-no-show.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { followUpWords } from '../../../shared/messages/follow-up.ts'
import { lineIds, readAsked } from '../../../shared/rules/ledger.ts'
import { ok, type Result, refuse } from '../../../shared/rules/result.ts'
import { answerNotFound } from '../app.ts'
import { readTyped, type Typed } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { type NeedView, readNeedView } from './need-view.ts'
import { type Refused, whyRefused } from './refused.ts'
import { answerNeed, type Done } from './show-need.ts'

/** What was pressed about one pledge of a need of the member's own organisation, which they may act on. */
interface Press {
  readonly visit: MemberVisit
  readonly view: NeedView
  readonly volunteer: string
  readonly typed: Typed
  readonly of: {
    readonly scope: MemberVisit['by']['scope']
    readonly need: string
    readonly volunteer: string
  }
}

type Outcome = Result<unknown, PledgeRefusal> | { readonly ok: false; readonly said: Refused }

/** Opens a press about one pledge: of a need of their own organisation, by somebody who may act on it. */
export function onPledge(done: Done, act: (press: Press) => Promise<Outcome>) {
  return async (visit: MemberVisit): Promise<Response> => {
    const { typed } = await readTyped(visit.c.req.raw)
    const view = await readNeedView(visit)
    const volunteer = visit.c.req.param('volunteer') ?? ''
    if (!view?.promises.some(({ record }) => record.volunteer === volunteer)) return answerNotFound(visit)
    if (!view.mayAct) return refuseMember(visit)
    const of = { scope: visit.by.scope, need: view.need, volunteer }
    const outcome = await act({ visit, view, volunteer, typed, of })
    if (outcome.ok) return visit.c.redirect(`${urls.need(view.need)}?done=${done}`, 303)
    const fresh = (await readNeedView(visit)) ?? view
    const { sentence, status } = 'said' in outcome ? outcome.said : whyRefused(visit, fresh, outcome.refusal)
    const words = followUpWords[visit.language]
    const top = html`<div class="problems" role="alert"><h2>${words.notDone}</h2><p>${sentence}</p></div>`
    return answerNeed(visit, fresh, top, status)
  }
}

/** A poster's colleague's need: they may read it, and ask a coordinator. */
export function refuseMember(visit: MemberVisit): Promise<Response> {
  const words = commonWords[visit.language]
  return answerMemberPage(visit, {
    title: words.notAllowedTitle,
    status: 403,
    body: html`<h1>${words.notAllowedTitle}</h1><p>${words.notAllowedText}</p>`,
  })
}

/** POST …/receipt: it has come, all or part. */
export const pressReceipt = onPledge('receipt', async ({ visit, typed, of }) => {
  const words = followUpWords[visit.language]
  const received = readAsked(typed, lineIds)
  if (!received.ok) {
    const sentence = received.refusal.kind === 'nothing-chosen' ? words.chooseSomething : words.notAQuantity
    return { ok: false, said: { sentence, status: 422 } }
  }
  return confirmReceipt(visit.fx, {
    ...of,
    by: visit.by.member,
    seen: { hold: typed.hold ?? '', got: typed.got ?? '' },
    received: received.value,
    rest: typed.rest === 'still-comes' ? 'still-comes' : 'reopen',
  })
})

/** POST …/no-show: it did not come. */
export const pressNoShow = onPledge('no-show', async ({ visit, typed, of }) => {
  const reason = (typed.reason ?? '').slice(0, 300)
  if (reason === '')
    return { ok: false, said: { sentence: followUpWords[visit.language].reasonMissing, status: 422 } }
  return recordNoShow(visit.fx, { ...of, by: visit.by.member, seen: typed.hold ?? '', reason })
})

/** POST …/let-go: the volunteer phoned to say that they cannot. */
export const pressLetGo = onPledge('let-go', async ({ visit, view, typed, of }) => {
  const promised = view.promises.find(({ record }) => record.volunteer === of.volunteer)
  if (!promised?.hold)
    return promised?.record.state === 'withdrawn' ? ok(undefined) : refuse({ kind: 'absent' })
  if (promised.hold.packed !== typed.hold) return refuse({ kind: 'changed-meanwhile' })
  return withdrawPledge(visit.fx, { ...of, movedBy: visit.by.member })
})
