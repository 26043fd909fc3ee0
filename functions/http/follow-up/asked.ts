import { followUpWords } from '../../../shared/messages/follow-up.ts'
import { type Html, html } from '../page/page.ts'
import type { MemberVisit } from '../visit.ts'
import type { NeedView } from './need-view.ts'

/** How many were asked, and what became of the asking; what was not delivered is named, so that somebody can phone. */
export function asked(visit: MemberVisit, { invitations }: NeedView): Html {
  const words = followUpWords[visit.language]
  if (invitations.length === 0) return html`<p>${words.askedNobody}</p>`
  const of = (state: (typeof invitations)[number]['state']) =>
    invitations.filter((one) => one.state === state)
  const failed = of('failed')
  const lines = [
    words.askedCount(invitations.length - failed.length),
    ...(of('declined').length > 0 ? [words.declinedCount(of('declined').length)] : []),
    ...(of('unknown').length > 0 ? [words.unknownCount(of('unknown').length)] : []),
    ...(failed.length > 0 ? [words.failedCount(failed.length)] : []),
  ]
  return html`<p>${lines.join(' · ')}</p>${
    failed.length > 0 ? html`<p>${words.failedNames(failed.map((one) => one.name).join(words.list))}</p>` : ''
  }`
}
