import { followUpWords } from '../../../shared/messages/follow-up.ts'
import { textBudgetWords } from '../../../shared/messages/text-budgets.ts'
import { type TextRefusal, textRefusals } from '../../../shared/rules/text-limits.ts'
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
  }${unpaid(visit, invitations)}`
}

const unpaidSentence = {
  need: 'unpaidNeed',
  organization: 'unpaidOrganization',
  hub: 'unpaidHub',
  country: 'unpaidCountry',
} as const satisfies Record<TextRefusal, keyof (typeof textBudgetWords)['en']>

/** Text messages that were not sent, and which number was used up. */
function unpaid(visit: MemberVisit, invitations: NeedView['invitations']): Html {
  const words = textBudgetWords[visit.language]
  const said = textRefusals.flatMap((why) => {
    const n = invitations.filter((one) => one.unpaid === why).length
    return n > 0 ? [words[unpaidSentence[why]](n)] : []
  })
  return said.length > 0 ? html`<p>${said.join(' ')}</p>` : html``
}
