import { changeAdmission, inviteAdministrator } from '../../../shared/actions/admit-organization.ts'
import { askingStopWords } from '../../../shared/messages/asking-stop.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { hubWords } from '../../../shared/messages/hub.ts'
import { placeName } from '../../../shared/rules/area-tree.ts'
import { hubOrganization } from '../../../shared/rules/roles.ts'
import { areaTree } from '../../../shared/store/areas-store.ts'
import { type Organization, readOrganization } from '../../../shared/store/organization.ts'
import { answerNotFound } from '../app.ts'
import { noticeOf, ownHeading } from '../page/asking-stopped.ts'
import { type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { type AdmissionTyped, admissionFields, readAdmission } from './admission-form.ts'
import { organizationTextsForm } from './hub-texts.ts'
import { inviteSentence } from './invite.ts'
import { personFields, readPerson } from './person-form.ts'

/** One organisation as the hub sees it: what it is admitted for, and whether it may work. */
export async function showAdmitted(visit: MemberVisit): Promise<Response> {
  const found = await admitted(visit)
  return found ? answerAdmitted(visit, found) : answerNotFound(visit)
}

export async function saveAdmission(visit: MemberVisit): Promise<Response> {
  const found = await admitted(visit)
  if (!found) return answerNotFound(visit)
  const { typed, all } = await readTyped(visit.c.req.raw)
  const entered = { typed, categories: all('categories') }
  const { facts, problems } = readAdmission(visit, await areaTree(visit.fx.table), entered)
  if (Object.keys(problems).length > 0) return answerAdmitted(visit, found, { entered, problems })
  await changeAdmission(visit.fx, visit.by.member, found, facts)
  return visit.c.redirect(urls.hub(), 303)
}

/** Stops an organisation, or lets it in again. */
export async function setState(visit: MemberVisit): Promise<Response> {
  const found = await admitted(visit)
  if (!found) return answerNotFound(visit)
  const { typed } = await readTyped(visit.c.req.raw)
  const state = typed.state === 'stopped' ? 'stopped' : 'active'
  await changeAdmission(visit.fx, visit.by.member, found, { state })
  return visit.c.redirect(urls.hubOrganization(found.org), 303)
}

export async function inviteFromHub(visit: MemberVisit): Promise<Response> {
  const found = await admitted(visit)
  if (!found) return answerNotFound(visit)
  const { typed } = await readTyped(visit.c.req.raw)
  const { fx, by, language } = visit
  const { person, problems } = readPerson(visit, typed)
  if (Object.keys(problems).length > 0) return answerAdmitted(visit, found, { person: typed, problems })
  const invited = await inviteAdministrator(fx, by.member, found.org, { ...person, language })
  if (invited.ok) return visit.c.redirect(urls.hub(), 303)
  const email = inviteSentence(visit, invited.refusal)
  return answerAdmitted(visit, found, { person: typed, problems: { email } })
}

/** The hub cannot be stopped or moved from its own page. */
async function admitted(visit: MemberVisit): Promise<Organization | undefined> {
  const org = visit.c.req.param('org') ?? ''
  return org === hubOrganization ? undefined : readOrganization(visit.fx.table, org, { strong: true })
}

async function answerAdmitted(
  visit: MemberVisit,
  found: Organization,
  form: { entered?: AdmissionTyped; person?: Typed; problems?: Problems } = {},
): Promise<Response> {
  const words = hubWords[visit.language]
  const tree = await areaTree(visit.fx.table)
  const { problems = {}, person = {} } = form
  const entered = form.entered ?? {
    typed: {
      area: placeName(tree, found.area),
      areaChoice: found.area,
      level: found.level,
      certified: found.certified ? 'yes' : '',
    },
    categories: found.categories,
  }
  const stopped = found.state === 'stopped'
  return answerMemberPage(visit, {
    title: found.name,
    status: Object.keys(problems).length > 0 ? 422 : 200,
    body: html`<h1>${found.name}${stopped ? html` <span class="tag">${words.stopped}</span>` : ''}</h1>${stoppedNotice(visit, found)}
${problemSummary(commonWords[visit.language].problemsFound, problems)}
<h2>${words.facts}</h2><form method="post" action="${urls.hubOrganization(found.org)}">${admissionFields(visit, tree, entered, problems)}<button>${words.save}</button></form>
<h2>${words.inviteAdministrator}</h2><p>${found.administrators.size === 0 ? words.noAdministrator : words.inviteAdministratorText}</p>
<form method="post" action="${urls.hubInvite(found.org)}">${personFields(visit, person, problems)}<button class="plain">${words.send}</button></form>
${await organizationTextsForm(visit, found.org)}
${stopSection(visit, found)}
<h2>${words.stopTitle}</h2><p>${words.stopText}</p>
<form method="post" action="${urls.hubState(found.org)}"><button class="warn" name="state" value="${stopped ? 'active' : 'stopped'}">${stopped ? words.restart : words.stop}</button></form>`,
  })
}

/** That its asking is stopped, and why, while it is. */
function stoppedNotice(visit: MemberVisit, { askingStop: stop }: Organization): Html {
  return stop ? noticeOf(visit, ownHeading(visit, stop), stop, html``) : html``
}

function stopSection({ language }: MemberVisit, { org }: Organization): Html {
  const words = askingStopWords[language]
  return html`<h2>${words.title}</h2><p>${words.linkText} <a href="${urls.hubOrganizationStopAsking(org)}">${words.toPage}</a></p>`
}
