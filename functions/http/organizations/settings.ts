import { changeSettings } from '../../../shared/actions/admit-organization.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { figuresWords } from '../../../shared/messages/figures.ts'
import { organizationWords } from '../../../shared/messages/organizations.ts'
import type { OrganizationSettings } from '../../../shared/store/organization.ts'
import { checkbox } from '../page/choices.ts'
import { field, type Problems, problemSummary, readTyped } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit, Visit } from '../visit.ts'

/** In characters. */
export const longestOrganizationName = 60
const longestGreeting = 120

/** What is wrong with an organisation's name, if anything is. */
export function organizationNameProblem({ language }: Visit, name: string | undefined): string | undefined {
  const words = organizationWords[language]
  if (!name) return words.organizationNameMissing
  return name.length > longestOrganizationName ? words.nameTooLong(longestOrganizationName) : undefined
}

/** What an organisation's administrators decide about it. */
export function settingsForm(visit: MemberVisit, now: OrganizationSettings, problems: Problems = {}): Html {
  const words = organizationWords[visit.language]
  const name = { name: 'name', label: words.name, required: true, max: longestOrganizationName } as const
  const greeting = {
    name: 'groupGreeting',
    label: words.groupGreeting,
    hint: words.groupGreetingHint,
    max: longestGreeting,
  } as const
  const { oneIsEnough, oneIsEnoughHint: hint, openToJoin } = words
  const { openSetting, openSettingHint } = figuresWords[visit.language]
  return html`<form method="post" action="${urls.organization()}">${field(name, { name: now.name }, problems)}
${checkbox({ value: 'oneIsEnough', label: oneIsEnough, hint }, now.oneIsEnough)}
${checkbox({ value: 'openToJoin', label: openToJoin }, now.openToJoin)}
${checkbox({ value: 'openLedger', label: openSetting, hint: openSettingHint }, now.openLedger ?? false)}
${field(greeting, { groupGreeting: now.groupGreeting }, problems)}<button>${words.save}</button></form>`
}

export async function saveSettings(visit: MemberVisit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const change: OrganizationSettings = {
    name: typed.name ?? '',
    oneIsEnough: typed.oneIsEnough === 'yes',
    openToJoin: typed.openToJoin === 'yes',
    openLedger: typed.openLedger === 'yes',
    groupGreeting: (typed.groupGreeting ?? '').slice(0, longestGreeting),
  }
  const problem = organizationNameProblem(visit, change.name)
  if (problem) return answerAgain(visit, change, { name: problem })
  await changeSettings(visit.fx, visit.by.scope, visit.by.member, change)
  return visit.c.redirect(urls.organization(), 303)
}

function answerAgain(visit: MemberVisit, typed: OrganizationSettings, problems: Problems): Promise<Response> {
  const words = organizationWords[visit.language]
  return answerMemberPage(visit, {
    title: words.settingsTitle,
    status: 422,
    body: html`<h1>${words.settingsTitle}</h1>${problemSummary(commonWords[visit.language].problemsFound, problems)}${settingsForm(visit, typed, problems)}`,
  })
}
