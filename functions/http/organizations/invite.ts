import {
  type InviteRefusal,
  inviteMember,
  withdrawInvitation,
} from '../../../shared/actions/invite-member.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { organizationWords } from '../../../shared/messages/organizations.ts'
import { roles } from '../../../shared/rules/roles.ts'
import { readMemberInvitation } from '../../../shared/store/member-invitation.ts'
import { answerNotFound } from '../app.ts'
import { type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { html, type Page } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit, Visit } from '../visit.ts'
import { personFields, readPerson } from './person-form.ts'
import { roleChoice } from './role-choice.ts'

export function showInvite(visit: MemberVisit): Promise<Response> {
  return answerForm(visit, {}, {}, 200)
}

/** Sends somebody an invitation that works once, for their address and role. */
export async function invite(visit: MemberVisit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const { fx, by, language } = visit
  const { person, problems } = readPerson(visit, typed)
  const role = roles.find((one) => one === typed.role)
  const all = role ? problems : { ...problems, role: organizationWords[language].roleMissing }
  if (!role || Object.keys(all).length > 0) return answerForm(visit, typed, all, 422)
  const invited = await inviteMember(fx, by.scope, by.member, { ...person, role, language })
  if (!invited.ok) return answerForm(visit, typed, { email: inviteSentence(visit, invited.refusal) }, 409)
  return visit.c.redirect(urls.organization(), 303)
}

/** Why somebody could not be invited. */
export function inviteSentence(visit: Visit, refusal: InviteRefusal): string {
  const words = organizationWords[visit.language]
  switch (refusal.kind) {
    case 'member-already':
      return words.memberAlready
    case 'too-many':
      return words.tooManyInvitations(refusal.most)
  }
}

/** Takes an invitation back. One that is being accepted stays: the new member is in the list then. */
export async function withdraw(visit: MemberVisit): Promise<Response> {
  const { fx, by } = visit
  const id = visit.c.req.param('id') ?? ''
  if (!(await readMemberInvitation(fx.table, by.scope, id))) return answerNotFound(visit)
  await withdrawInvitation(fx, by.scope, by.member, id)
  return visit.c.redirect(urls.organization(), 303)
}

function answerForm(
  visit: MemberVisit,
  typed: Typed,
  problems: Problems,
  status: Page['status'],
): Promise<Response> {
  const words = organizationWords[visit.language]
  return answerMemberPage(visit, {
    title: words.invite,
    status,
    body: html`<h1>${words.invite}</h1><p>${words.inviteText}</p>
${problemSummary(commonWords[visit.language].problemsFound, problems)}
<form method="post" action="${urls.inviteMember()}">${personFields(visit, typed, problems)}${roleChoice(visit, words.inviteRole, typed.role, problems.role)}<button>${words.sendInvitation}</button></form>`,
  })
}
