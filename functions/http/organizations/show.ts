import { organizationWords } from '../../../shared/messages/organizations.ts'
import { roleWords } from '../../../shared/messages/roles.ts'
import { atLeast, hubOrganization } from '../../../shared/rules/roles.ts'
import { type Member, membersOf } from '../../../shared/store/member.ts'
import { readOrganization } from '../../../shared/store/organization.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html } from '../page/page.ts'
import { qrCode } from '../page/qr.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { invitationList } from './invitation-list.ts'
import { linkToRobots } from './robots.ts'
import { settingsForm } from './settings.ts'
import { linkToStop } from './stop-asking.ts'
import { textsUsed } from './texts-used.ts'

/** The organisation as its members see it; administrators find its settings and members' pages here too. */
export async function showOrganization(visit: MemberVisit): Promise<Response> {
  const { by, fx, language } = visit
  const words = organizationWords[language]
  const members = await membersOf(fx.table, by.scope)
  return answerMemberPage(visit, {
    title: by.orgName,
    body: html`<h1>${by.orgName}</h1>
<p>${words.youAre(by.name, roleWords[language][by.role])} <a href="${urls.me()}">${words.me}</a> · <a href="${urls.chooseOrganization()}">${words.change}</a></p>
${by.scope.org === hubOrganization ? '' : joinSection(visit)}
<h2>${words.membersTitle}</h2>${memberList(visit, members)}
${by.role === 'administrator' ? await administration(visit) : ''}`,
  })
}

function joinSection(visit: MemberVisit): Html {
  const words = organizationWords[visit.language]
  const link = visit.settings.PUBLIC_ORIGIN + urls.join(visit.by.scope.org)
  return html`<h2>${words.joinTitle}</h2><p>${words.joinText}</p><p class="card code"><a href="${link}">${link}</a></p>${qrCode(link, words.joinQr)}${
    atLeast(visit.by.role, 'coordinator')
      ? html`<p><a href="${urls.importList('volunteers')}">${words.importVolunteers}</a></p>`
      : ''
  }`
}

/** Whoever left is shown to administrators only: everybody else works with who is there. */
function memberList({ by, language }: MemberVisit, members: readonly Member[]): Html {
  const words = organizationWords[language]
  const administers = by.role === 'administrator'
  const shown = members.filter(({ state }) => administers || state === 'active')
  return html`<ul class="plain">${shown.map(({ member, name, role, state }) =>
    state === 'left'
      ? html`<li>${name} <span class="quiet">${words.leftAlready}</span></li>`
      : html`<li>${administers ? html`<a href="${urls.member(member)}">${name}</a>` : name} <span class="tag">${roleWords[language][role]}</span></li>`,
  )}</ul>`
}

async function administration(visit: MemberVisit): Promise<Html> {
  const words = organizationWords[visit.language]
  const organization = await readOrganization(visit.fx.table, visit.by.scope.org)
  return html`<a class="button plain" href="${urls.inviteMember()}">${words.invite}</a>${await invitationList(visit)}
<h2>${words.settingsTitle}</h2>${organization ? settingsForm(visit, organization) : ''}
${await textsUsed(visit)}
<h2>${words.tokensTitle}</h2><p>${words.tokensText} <a href="${urls.apiTokens()}">${words.toTokens}</a></p>
${visit.by.scope.org === hubOrganization ? '' : linkToRobots(visit)}
${linkToStop(visit)}
<h2>${words.recordTitle}</h2><p>${words.recordText} <a href="${urls.audit()}">${words.toRecord}</a></p>`
}
