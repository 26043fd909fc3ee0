import {
  hubTexts,
  organizationTexts,
  setHubTexts,
  setOrganizationTexts,
} from '../../../shared/actions/text-budgets.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { textBudgetWords } from '../../../shared/messages/text-budgets.ts'
import { dayOf } from '../../../shared/rules/dates.ts'
import { hubOrganization } from '../../../shared/rules/roles.ts'
import { monthOf, textPurposes } from '../../../shared/rules/text-limits.ts'
import { readOrganization } from '../../../shared/store/organization.ts'
import { scopeOf } from '../../../shared/store/scope.ts'
import type { TextBudget } from '../../../shared/store/text-budget.ts'
import { answerNotFound } from '../app.ts'
import { field, type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'

/** More than any hub sends: what is typed by mistake is noticed. */
const largest = 100_000

/** How many text messages the hub sends a day, for its administrators to change. */
export async function hubTextsForm(
  visit: MemberVisit,
  typed?: Typed,
  problems: Problems = {},
): Promise<Html> {
  if (visit.settings.SMS === 'none') return html``
  const words = textBudgetWords[visit.language]
  const now = await hubTexts(visit.fx)
  const today = dayOf(visit.fx.now(), visit.fx.zone)
  const known = typed ?? Object.fromEntries(textPurposes.map((one) => [one, String(now[one]?.most ?? 0)]))
  return html`<h2>${words.title}</h2><p>${words.hubText}</p><form method="post" action="${urls.hubTexts()}"><div class="row">${textPurposes.map(
    (purpose) =>
      html`<div>${field(
        {
          name: purpose,
          label: words[purpose],
          type: 'number',
          inputmode: 'numeric',
          hint: words.usedToday(usedIn(now[purpose], today)),
        },
        known,
        problems,
      )}</div>`,
  )}</div><button class="plain">${words.save}</button></form>`
}

export async function saveHubTexts(visit: MemberVisit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const said = { codes: read(typed.codes), appeals: read(typed.appeals), notices: read(typed.notices) }
  const { codes, appeals, notices } = said
  if (codes === undefined || appeals === undefined || notices === undefined) {
    const { problem } = textBudgetWords[visit.language]
    const wrong = textPurposes.filter((purpose) => said[purpose] === undefined)
    const problems = Object.fromEntries(wrong.map((purpose) => [purpose, problem]))
    return answerAgain(visit, problems, await hubTextsForm(visit, typed, problems))
  }
  await setHubTexts(visit.fx, visit.by.member, { codes, appeals, notices })
  return visit.c.redirect(urls.hub(), 303)
}

/** How many appeals by text one organisation may send, for the hub to change. */
export async function organizationTextsForm(
  visit: MemberVisit,
  org: string,
  typed?: Typed,
  problems: Problems = {},
): Promise<Html> {
  if (visit.settings.SMS === 'none') return html``
  const words = textBudgetWords[visit.language]
  const budget = await organizationTexts(visit.fx, scopeOf(org))
  const used = usedIn(budget, monthOf(visit.fx.now(), visit.fx.zone))
  const most = {
    name: 'most',
    label: words.perMonth,
    type: 'number',
    inputmode: 'numeric',
    hint: budget ? words.usedThisMonth(used, budget.most) : words.noneSet,
  } as const
  return html`<h2>${words.title}</h2><p>${words.organizationText}</p>
<form method="post" action="${urls.hubOrganizationTexts(org)}">${field(most, typed ?? { most: String(budget?.most ?? 0) }, problems)}<button class="plain">${words.save}</button></form>`
}

export async function saveOrganizationTexts(visit: MemberVisit): Promise<Response> {
  const org = visit.c.req.param('org') ?? ''
  const found = org === hubOrganization ? undefined : await readOrganization(visit.fx.table, org)
  if (!found) return answerNotFound(visit)
  const { typed } = await readTyped(visit.c.req.raw)
  const most = read(typed.most)
  if (most === undefined) {
    const problems = { most: textBudgetWords[visit.language].problem }
    return answerAgain(visit, problems, await organizationTextsForm(visit, found.org, typed, problems))
  }
  await setOrganizationTexts(visit.fx, visit.by.member, scopeOf(found.org), most)
  return visit.c.redirect(urls.hubOrganization(found.org), 303)
}

function answerAgain(visit: MemberVisit, problems: Problems, form: Html): Promise<Response> {
  const { title } = textBudgetWords[visit.language]
  return answerMemberPage(visit, {
    title,
    status: 422,
    body: html`<h1>${title}</h1>${problemSummary(commonWords[visit.language].problemsFound, problems)}${form}`,
  })
}

function usedIn(budget: TextBudget | undefined, period: string): number {
  return budget && budget.period >= period ? budget.used : 0
}

/** A whole number as typed, or undefined. */
function read(typed: string | undefined): number | undefined {
  const text = (typed ?? '').normalize('NFKC')
  return /^\d{1,6}$/.test(text) && Number(text) <= largest ? Number(text) : undefined
}
