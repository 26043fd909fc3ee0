import { endApiToken, makeApiToken } from '../../../shared/actions/api-access.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { organizationWords, permissionWords } from '../../../shared/messages/organizations.ts'
import { apiPermissions } from '../../../shared/rules/api-permissions.ts'
import { sayDate } from '../../../shared/rules/date-words.ts'
import { type ApiToken, apiTokensOf, readApiTokenItem } from '../../../shared/store/api-token.ts'
import { answerNotFound } from '../app.ts'
import { checkboxes } from '../page/choices.ts'
import { field, type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { longestName, nameProblemOf } from './person-form.ts'

/** The other systems that may act for this organisation. */
export function showApiTokens(visit: MemberVisit): Promise<Response> {
  return answerTokens(visit, {}, [], {})
}

/** Makes a token and shows it, this once. Not a redirect: no later page may know it. */
export async function createApiToken(visit: MemberVisit): Promise<Response> {
  const { typed, all } = await readTyped(visit.c.req.raw)
  const words = organizationWords[visit.language]
  const permissions = apiPermissions.filter((permission) => all('permissions').includes(permission))
  const problems: Record<string, string> = {}
  const nameProblem = nameProblemOf(visit, typed.name)
  if (nameProblem) problems.name = nameProblem
  if (permissions.length === 0) problems.permissions = words.permissionMissing
  if (Object.keys(problems).length > 0) return answerTokens(visit, typed, permissions, problems)
  const { fx, by } = visit
  const { token } = await makeApiToken(fx, by.scope, by.member, { name: typed.name ?? '', permissions })
  return answerMemberPage(visit, {
    title: words.tokenMadeTitle,
    status: 201,
    body: html`<h1>${words.tokenMadeTitle}</h1><p>${words.tokenMadeText}</p><p class="card code">${token}</p>
<a class="button plain" href="${urls.apiTokens()}">${words.tokensTitle}</a>`,
  })
}

export async function revoke(visit: MemberVisit): Promise<Response> {
  const { fx, by } = visit
  const id = visit.c.req.param('id') ?? ''
  if (!(await readApiTokenItem(fx.table, by.scope, id))) return answerNotFound(visit)
  await endApiToken(fx, by.scope, by.member, id)
  return visit.c.redirect(urls.apiTokens(), 303)
}

async function answerTokens(
  visit: MemberVisit,
  typed: Typed,
  chosen: readonly string[],
  problems: Problems,
): Promise<Response> {
  const words = organizationWords[visit.language]
  const tokens = await apiTokensOf(visit.fx.table, visit.by.scope)
  const name = {
    name: 'name',
    label: words.tokenName,
    hint: words.tokenNameHint,
    required: true,
    max: longestName,
  } as const
  const options = apiPermissions.map((value) => ({ value, label: permissionWords[visit.language][value] }))
  const permissions = { name: 'permissions', legend: words.tokenPermissions, options }
  return answerMemberPage(visit, {
    title: words.tokensTitle,
    status: Object.keys(problems).length > 0 ? 422 : 200,
    body: html`<h1>${words.tokensTitle}</h1><p>${words.tokensText} <a href="${urls.openapi()}">OpenAPI</a></p>
${problemSummary(commonWords[visit.language].problemsFound, problems)}
${tokens.length === 0 ? html`<p class="quiet">${words.noTokens}</p>` : html`<ul class="plain">${tokens.map((token) => tokenEntry(visit, token))}</ul>`}
<h2>${words.makeToken}</h2><form method="post" action="${urls.apiTokens()}">${field(name, typed, problems)}${checkboxes({ ...permissions, problem: problems.permissions }, chosen)}<button>${words.makeToken}</button></form>`,
  })
}

function tokenEntry({ fx, language }: MemberVisit, token: ApiToken): Html {
  const words = organizationWords[language]
  const may = token.permissions.map((permission) => permissionWords[language][permission]).join(' · ')
  const live = token.revokedAt === undefined && token.endsAt > fx.now()
  const ended = token.revokedAt === undefined ? words.tokenOver : words.tokenRevoked
  const state = live ? words.tokenEnds(sayDate(token.endsAt, fx.zone, language, fx.now())) : ended
  const button = html`<form method="post" action="${urls.revokeApiToken(token.id)}"><button class="warn">${words.revoke}</button></form>`
  return html`<li class="card"><strong>${token.name}</strong><br>${may}<br><span class="quiet">${state}</span>${live ? button : ''}</li>`
}
