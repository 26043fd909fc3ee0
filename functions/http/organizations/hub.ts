import { levelNames } from '../../../shared/messages/areas.ts'
import { askingStopWords } from '../../../shared/messages/asking-stop.ts'
import { figuresWords } from '../../../shared/messages/figures.ts'
import { hubWords } from '../../../shared/messages/hub.ts'
import { type AreaTree, placeName } from '../../../shared/rules/area-tree.ts'
import { byDistrict, byLevel } from '../../../shared/rules/coverage.ts'
import { hubOrganization } from '../../../shared/rules/roles.ts'
import { areaTree } from '../../../shared/store/areas-store.ts'
import { allOrganizations, type Organization } from '../../../shared/store/organization.ts'
import { linkToConcerns } from '../concerns/list.ts'
import { askingStoppedNotice } from '../page/asking-stopped.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html } from '../page/page.ts'
import { table } from '../page/table.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { hubTextsForm } from './hub-texts.ts'
import { linkToStop } from './stop-asking.ts'

/** Every organisation and what they cover, for the hub's administrators. No names of people: the hub needs none. */
export async function showHub(visit: MemberVisit): Promise<Response> {
  const words = hubWords[visit.language]
  const [tree, all] = await Promise.all([areaTree(visit.fx.table), allOrganizations(visit.fx.table)])
  const organizations = all
    .filter(({ org }) => org !== hubOrganization)
    .sort((a, b) => (a.area < b.area ? -1 : a.area > b.area ? 1 : a.name < b.name ? -1 : 1))
  return answerMemberPage(visit, {
    title: words.title,
    wide: true,
    body: html`<h1>${words.title}</h1>${await askingStoppedNotice(visit)}<p>${words.intro}</p>
<a class="button" href="${urls.admitOrganization()}">${words.admit}</a><p><a href="${urls.importList('organizations')}">${words.importList}</a> · <a href="${urls.hubFigures()}">${figuresWords[visit.language].toHubFigures}</a></p>
${await linkToConcerns(visit)}
<h2>${words.organizations}</h2>${organizationList(visit, tree, organizations)}
${await hubTextsForm(visit)}
${linkToStop(visit)}
<h2>${words.coverage}</h2>${coverage(
      visit,
      tree,
      organizations.filter(({ state }) => state === 'active'),
    )}`,
  })
}

function organizationList(visit: MemberVisit, tree: AreaTree, all: readonly Organization[]): Html {
  const words = hubWords[visit.language]
  if (all.length === 0) return html`<p class="quiet">${words.noOrganizations}</p>`
  return html`<ul class="plain">${all.map(
    ({ org, name, area, level, certified, state, administrators, askingStop }) =>
      html`<li class="card"><a href="${urls.hubOrganization(org)}"><strong>${name}</strong></a><br>${levelNames[visit.language][level]} · ${placeName(tree, area)}${
        certified ? html` <span class="tag">${words.certified}</span>` : ''
      }${askingStop ? html` <span class="tag">${askingStopWords[visit.language].organizationStopped}</span>` : ''}${state === 'stopped' ? html` <span class="tag">${words.stopped}</span>` : ''}${
        administrators.size === 0 ? html` <span class="tag">${words.noAdministrator}</span>` : ''
      }</li>`,
  )}</ul>`
}

function coverage(visit: MemberVisit, tree: AreaTree, active: readonly Organization[]): Html {
  const words = hubWords[visit.language]
  const levels = byLevel(active).map(({ level, count }) => [levelNames[visit.language][level], count])
  const districts = byDistrict(tree, active).map(({ district, organizations, streets, streetsCovered }) => [
    placeName(tree, district),
    organizations,
    words.ofStreets(streetsCovered, streets),
  ])
  return html`<h3>${words.byLevel}</h3>${table(words.byLevel, [words.level, words.count], levels)}
<h3>${words.byPlace}</h3>${table(words.byPlace, [words.place, words.count, words.streetsCovered], districts)}`
}
