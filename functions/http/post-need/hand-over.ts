import { handOverNeed } from '../../../shared/actions/hand-over.ts'
import { mayChange, readNeedNow } from '../../../shared/actions/need-access.ts'
import { stewardWords } from '../../../shared/messages/look-after-need.ts'
import { membersOf } from '../../../shared/store/member.ts'
import { answerNotFound } from '../app.ts'
import { field, readTyped } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { answerRefusal } from './refused.ts'

/** Asks which colleague takes a need over. */
export async function showHandOver(visit: MemberVisit): Promise<Response> {
  const { fx, by, language } = visit
  const need = visit.c.req.param('need') ?? ''
  const whole = await readNeedNow(fx, { scope: by.scope, need })
  if (!whole) return answerNotFound(visit)
  if (!mayChange(by, whole.text)) return answerRefusal(visit, need, { kind: 'not-yours' })
  const words = stewardWords[language]
  const others = (await membersOf(fx.table, by.scope)).filter(
    (one) => one.state === 'active' && one.member !== whole.text.responsible,
  )
  const choice = {
    name: 'to',
    label: words.handOverTo,
    options: others.map((one) => ({ value: one.member, label: one.name })),
  }
  return answerMemberPage(visit, {
    title: words.handOverTitle,
    body: html`<h1>${words.handOverTitle}</h1><p><strong>${whole.text.title}</strong></p>${
      others.length === 0
        ? html`<p>${words.nobodyElse}</p>`
        : html`<p>${words.handOverText}</p><form method="post" action="${urls.handOverNeed(need)}">${field(choice, {})}<button>${words.handOver}</button></form>`
    }<p><a class="button plain" href="${urls.need(need)}">${words.toNeed}</a></p>`,
  })
}

export async function pressHandOver(visit: MemberVisit): Promise<Response> {
  const { fx, by } = visit
  const need = visit.c.req.param('need') ?? ''
  const { typed } = await readTyped(visit.c.req.raw)
  const done = await handOverNeed(fx, by.scope, by, { need, to: typed.to ?? '' })
  return done.ok ? visit.c.redirect(urls.need(need), 303) : answerRefusal(visit, need, done.refusal)
}
