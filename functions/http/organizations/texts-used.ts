import { organizationTexts } from '../../../shared/actions/text-budgets.ts'
import { textBudgetWords } from '../../../shared/messages/text-budgets.ts'
import { monthOf } from '../../../shared/rules/text-limits.ts'
import { textsLeft } from '../../../shared/store/text-budget.ts'
import { type Html, html } from '../page/page.ts'
import type { MemberVisit } from '../visit.ts'

/** How many appeals the organisation has sent by text this month, for its administrators. */
export async function textsUsed(visit: MemberVisit): Promise<Html> {
  if (visit.settings.SMS === 'none') return html``
  const words = textBudgetWords[visit.language]
  const budget = await organizationTexts(visit.fx, visit.by.scope)
  return html`<h2>${words.title}</h2><p>${sentence()}</p>`

  function sentence(): string {
    if (!budget) return words.noneSet
    const left = textsLeft(budget, monthOf(visit.fx.now(), visit.fx.zone))
    return left === 0 ? words.usedUp : words.usedThisMonth(budget.most - left, budget.most)
  }
}
