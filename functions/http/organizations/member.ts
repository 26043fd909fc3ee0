import { changeRole } from '../../../shared/actions/change-role.ts'
import { type LeaveRefusal, memberLeaves } from '../../../shared/actions/member-leaves.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { organizationWords } from '../../../shared/messages/organizations.ts'
import { roles } from '../../../shared/rules/roles.ts'
import { type Member, membersOf } from '../../../shared/store/member.ts'
import { needsOf } from '../../../shared/store/responsible.ts'
import { answerNotFound } from '../app.ts'
import { field, type Problems, problemSummary, readTyped } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { roleChoice } from './role-choice.ts'

/** One member, for the administrators: their role, and leaving. */
export function showMember(visit: MemberVisit): Promise<Response> {
  return answerMember(visit, {})
}

export async function saveRole(visit: MemberVisit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const words = organizationWords[visit.language]
  const role = roles.find((one) => one === typed.role)
  if (!role) return answerMember(visit, { role: words.roleMissing })
  const changed = await changeRole(visit.fx, visit.by.scope, visit.by.member, { member: idOf(visit), role })
  if (changed.ok) return visit.c.redirect(urls.organization(), 303)
  switch (changed.refusal.kind) {
    case 'not-found':
      return answerNotFound(visit)
    case 'last-administrator':
      return answerMember(visit, { role: words.lastAdministrator })
  }
}

export async function leave(visit: MemberVisit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const { fx, by } = visit
  const left = await memberLeaves(fx, by.scope, by, {
    member: idOf(visit),
    successor: typed.successor || undefined,
  })
  if (left.ok) return visit.c.redirect(urls.organization(), 303)
  if (left.refusal.kind === 'not-found') return answerNotFound(visit)
  return answerMember(visit, { successor: leaveSentence(visit, left.refusal) })
}

function leaveSentence(visit: MemberVisit, refusal: Exclude<LeaveRefusal, { kind: 'not-found' }>): string {
  const words = organizationWords[visit.language]
  switch (refusal.kind) {
    case 'last-administrator':
      return words.lastAdministrator
    case 'successor-missing':
      return words.successorMissing(refusal.needs)
    case 'needs-busy':
      return words.needsBusy
  }
}

async function answerMember(visit: MemberVisit, problems: Problems): Promise<Response> {
  const { fx, by, language } = visit
  const active = (await membersOf(fx.table, by.scope)).filter(({ state }) => state === 'active')
  const member = active.find((one) => one.member === idOf(visit))
  if (!member) return answerNotFound(visit)
  const words = organizationWords[language]
  const needs = await needsOf(fx.table, by.scope, member.member)
  return answerMemberPage(visit, {
    title: member.name,
    status: Object.keys(problems).length > 0 ? 409 : 200,
    body: html`<h1>${member.name}</h1>${problemSummary(commonWords[language].problemsFound, problems)}
<p>${member.email}</p>
<form method="post" action="${urls.memberRole(member.member)}">${roleChoice(visit, words.roleTitle, member.role, problems.role)}<p class="hint">${words.roleText}</p><button>${words.saveRole}</button></form>
<h2>${words.leaveTitle}</h2><p>${words.leaveText}</p>${leaveForm(visit, member, active, needs.length, problems)}`,
  })
}

function leaveForm(
  visit: MemberVisit,
  leaving: Member,
  active: readonly Member[],
  needs: number,
  problems: Problems,
): Html {
  const words = organizationWords[visit.language]
  const others = active.filter(({ member }) => member !== leaving.member)
  const first = { value: '', label: needs === 0 ? words.successorNobody : '—' }
  const options = [first, ...others.map(({ member, name }) => ({ value: member, label: name }))]
  const successor = { name: 'successor', label: words.successor, options }
  return html`<form method="post" action="${urls.memberLeaves(leaving.member)}">${field(successor, {}, problems)}<button class="warn">${words.confirmLeave(leaving.name)}</button></form>`
}

function idOf(visit: MemberVisit): string {
  return visit.c.req.param('member') ?? ''
}
