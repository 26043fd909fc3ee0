import { admitOrganization } from '../../../shared/actions/admit-organization.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { hubWords } from '../../../shared/messages/hub.ts'
import { areaTree } from '../../../shared/store/areas-store.ts'
import { field, type Problems, problemSummary, readTyped } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { type AdmissionTyped, admissionFields, readAdmission } from './admission-form.ts'
import { personFields, readPerson } from './person-form.ts'
import { longestOrganizationName, organizationNameProblem } from './settings.ts'

/** The form carries the new organisation's id, so that pressing twice admits once. */
export function showAdmit(visit: MemberVisit): Promise<Response> {
  return answerForm(visit, { typed: { org: visit.fx.newId() }, categories: [] }, {})
}

/** Admits an organisation and invites its first administrator. */
export async function admitOne(visit: MemberVisit): Promise<Response> {
  const { typed, all } = await readTyped(visit.c.req.raw)
  const { fx, by, language } = visit
  const org = /^[0-9A-Za-z]{12}$/.test(typed.org ?? '') ? (typed.org ?? '') : fx.newId()
  const entered = { typed: { ...typed, org }, categories: all('categories') }
  const admission = readAdmission(visit, await areaTree(fx.table), entered)
  const { person, problems } = readPerson(visit, typed)
  const nameProblem = organizationNameProblem(visit, typed.name)
  const wrong = { ...(nameProblem && { name: nameProblem }), ...admission.problems, ...problems }
  if (Object.keys(wrong).length > 0) return answerForm(visit, entered, wrong)
  const facts = { ...admission.facts, org, name: typed.name ?? '' }
  const admitted = await admitOrganization(fx, by.member, facts, { ...person, language })
  // Somebody else's id in a form that was tampered with: shown again under a new one.
  if (!admitted) return answerForm(visit, { ...entered, typed: { ...typed, org: fx.newId() } }, {})
  return visit.c.redirect(urls.hubOrganization(org), 303)
}

async function answerForm(
  visit: MemberVisit,
  entered: AdmissionTyped,
  problems: Problems,
): Promise<Response> {
  const words = hubWords[visit.language]
  const { typed } = entered
  const tree = await areaTree(visit.fx.table)
  const name = { name: 'name', label: words.name, required: true, max: longestOrganizationName } as const
  return answerMemberPage(visit, {
    title: words.admit,
    status: Object.keys(problems).length > 0 ? 422 : 200,
    body: html`<h1>${words.admit}</h1>${problemSummary(commonWords[visit.language].problemsFound, problems)}
<form method="post" action="${urls.admitOrganization()}"><input type="hidden" name="org" value="${typed.org ?? ''}">
${field(name, typed, problems)}${admissionFields(visit, tree, entered, problems)}
<h2>${words.firstAdministrator}</h2><p>${words.firstAdministratorText}</p>${personFields(visit, typed, problems)}<button>${words.admitButton}</button></form>`,
  })
}
