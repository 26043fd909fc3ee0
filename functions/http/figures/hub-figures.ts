import { figuresWords } from '../../../shared/messages/figures.ts'
import { type AreaTree, placeName } from '../../../shared/rules/area-tree.ts'
import { sayMinutes } from '../../../shared/rules/duration-words.ts'
import { figuresOf, shownMonths, sumOfTallies, type Tally } from '../../../shared/rules/figures.ts'
import { hubOrganization } from '../../../shared/rules/roles.ts'
import { areaTree } from '../../../shared/store/areas-store.ts'
import { figuresBetween, type MonthFigures } from '../../../shared/store/figures.ts'
import { allOrganizations, type Organization } from '../../../shared/store/organization.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html } from '../page/page.ts'
import { table } from '../page/table.ts'
import type { MemberVisit } from '../visit.ts'
import { byStreet, mapPicture } from './map-pictures.ts'
import { reasonsPicture, sayMonth, sayRatio, sayShare, sentences, speedPicture } from './say-figures.ts'

/** GET /hub/figures: what the needs of all organisations add up to, by place and organisation; nobody's name. Two Queries. */
export async function showHubFigures(visit: MemberVisit): Promise<Response> {
  const { fx, language } = visit
  const words = figuresWords[language]
  const months = shownMonths(fx.now(), fx.zone)
  const [from = '', to = ''] = [months[0], months.at(-1)]
  const [rows, all, tree] = await Promise.all([
    figuresBetween(fx.table, from, to),
    allOrganizations(fx.table),
    areaTree(fx.table),
  ])
  const organizations = all
    .filter(({ org }) => org !== hubOrganization)
    .sort((a, b) => (a.area < b.area ? -1 : a.area > b.area ? 1 : a.name < b.name ? -1 : 1))
  const whole = sumOfTallies(rows.flatMap(talliesOf))
  const figures = figuresOf(whole)
  const open = rows
    .filter(({ month }) => month === to)
    .flatMap(({ open: counts = {} }) => Object.entries(counts).map(([area, count]) => ({ area, count })))
  return answerMemberPage(visit, {
    title: words.hubTitle,
    wide: true,
    body: html`<h1>${words.hubTitle}</h1><p class="quiet">${words.period(sayMonth(visit, from), sayMonth(visit, to))}</p>${
      figures.needs === 0
        ? html`<p>${words.none}</p>`
        : html`<ul>${sentences(visit, figures).map((one) => html`<li>${one}</li>`)}</ul>`
    }<div class="pictures">${mapPicture(visit, tree, {
      id: 'map',
      title: words.map,
      says: words.mapSays,
      head: words.open,
      numbers: byStreet(open),
    })}${mapPicture(visit, tree, {
      id: 'organizations',
      title: words.mapOrganizations,
      says: words.mapOrganizationsSays,
      head: words.organizations,
      numbers: byStreet(
        organizations.filter(({ state }) => state === 'active').map(({ area }) => ({ area, count: 1 })),
      ),
    })}${speedPicture(visit, whole.covered)}${reasonsPicture(visit, figures)}</div>${organizationTable(visit, tree, organizations, rows)}`,
  })
}

const talliesOf = ({ streets }: MonthFigures): Tally[] => Object.values(streets)

/** One line each, by place: who reads it sees where help is needed, not who is best. */
function organizationTable(
  visit: MemberVisit,
  tree: AreaTree,
  organizations: readonly Organization[],
  rows: readonly MonthFigures[],
): Html {
  const { language } = visit
  const words = figuresWords[language]
  const lines = organizations.map(({ org, name, area }) => {
    const it = figuresOf(sumOfTallies(rows.filter((row) => row.org === org).flatMap(talliesOf)))
    return [
      `${name} · ${placeName(tree, area)}`,
      it.needs,
      it.coveredIn ? sayMinutes(it.coveredIn.median, language) : '',
      it.unmetShare === undefined ? '' : sayShare(it.unmetShare),
      it.askedPerYes === undefined ? '' : sayRatio(it.askedPerYes),
      it.heardShare === undefined ? '' : sayShare(it.heardShare),
    ]
  })
  const head = [
    words.organization,
    words.needs,
    words.coveredIn,
    words.unmetShare,
    words.ratio,
    words.heardShare,
  ]
  return html`<h2>${words.perOrganization}</h2><p>${words.perOrganizationText}</p>${table(words.perOrganization, head, lines)}`
}
