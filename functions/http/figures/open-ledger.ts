import { figuresWords } from '../../../shared/messages/figures.ts'
import { type AreaTree, placeName } from '../../../shared/rules/area-tree.ts'
import { sayMoment } from '../../../shared/rules/date-words.ts'
import { figuresOf } from '../../../shared/rules/figures.ts'
import type { OpenLedger } from '../../../shared/rules/open-ledger.ts'
import { areaTree } from '../../../shared/store/areas-store.ts'
import {
  openLedgerOfArea,
  openLedgerOfOrganization,
  readOpenIndex,
} from '../../../shared/store/open-ledger.ts'
import { allOrganizations, readOrganization } from '../../../shared/store/organization.ts'
import { answerNotFound } from '../app.ts'
import { answerPage, type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { reasonsPicture, sayMonth, sentences, speedPicture } from './say-figures.ts'

/** What is public may be kept for an hour by whoever has read it, for each language apart. */
function mayBeKept({ c }: Visit): void {
  if (c.req.query('lang') !== undefined) return
  c.header('cache-control', 'public, max-age=3600')
  c.header('vary', 'cookie, accept-language')
}

/** GET /open: every open ledger there is. */
export async function showOpenLedgers(visit: Visit): Promise<Response> {
  const { fx, language } = visit
  const words = figuresWords[language]
  const [index, tree, organizations] = await Promise.all([
    readOpenIndex(fx.table),
    areaTree(fx.table),
    allOrganizations(fx.table),
  ])
  const areas = index?.areas ?? []
  const open = organizations
    .filter(
      ({ org, state, openLedger }) => index?.organizations.includes(org) && state === 'active' && openLedger,
    )
    .sort((a, b) => (a.area < b.area ? -1 : a.area > b.area ? 1 : 0))
  mayBeKept(visit)
  return answerPage(visit, {
    title: words.openTitle,
    card: { title: words.openTitle },
    body: html`<h1>${words.openTitle}</h1><p>${words.openIntro}</p>${
      open.length === 0 ? html`<p>${words.openNone}</p>` : ''
    }${areas.length > 0 ? html`<h2>${words.openAreas}</h2>${list(areas.map((area) => ({ to: urls.openArea(area), label: placeName(tree, area) || area })))}` : ''}${
      open.length > 0
        ? html`<h2>${words.openOrganizations}</h2>${list(open.map(({ org, name, area }) => ({ to: urls.openOrganization(org), label: name, place: placeName(tree, area) })))}`
        : ''
    }`,
  })
}

function list(
  links: readonly { readonly to: string; readonly label: string; readonly place?: string }[],
): Html {
  return html`<ul class="plain lines">${links.map(
    ({ to, label, place }) =>
      html`<li><a href="${to}">${label}</a>${place ? html` <span class="quiet">${place}</span>` : ''}</li>`,
  )}</ul>`
}

/** GET /open/organizations/…: one organisation's. What it has taken back is gone at once. */
export async function showOpenOrganization(visit: Visit): Promise<Response> {
  const found = await ofOrganization(visit)
  if (!found) return answerNotFound(visit)
  const words = figuresWords[visit.language]
  return answerLedger(
    visit,
    found.ledger,
    words.ofOrganization(found.name),
    urls.openOrganizationData(found.ledger.of.id),
  )
}

/** GET /open/areas/…: what the open ledgers of an area add up to. */
export async function showOpenArea(visit: Visit): Promise<Response> {
  const found = await ofArea(visit)
  if (!found) return answerNotFound(visit)
  const words = figuresWords[visit.language]
  return answerLedger(visit, found.ledger, words.ofArea(found.name), urls.openAreaData(found.ledger.of.id))
}

interface Found {
  readonly ledger: OpenLedger
  readonly name: string
}

async function ofOrganization({ c, fx }: Visit): Promise<Found | undefined> {
  const org = c.req.param('org') ?? ''
  const [ledger, organization] = await Promise.all([
    openLedgerOfOrganization(fx.table, org),
    readOrganization(fx.table, org),
  ])
  const isOpen = organization?.state === 'active' && organization.openLedger
  return ledger && organization && isOpen ? { ledger, name: organization.name } : undefined
}

async function ofArea({ c, fx }: Visit): Promise<Found | undefined> {
  const area = c.req.param('area') ?? ''
  const [ledger, tree]: [OpenLedger | undefined, AreaTree] = await Promise.all([
    openLedgerOfArea(fx.table, area),
    areaTree(fx.table),
  ])
  return ledger && { ledger, name: placeName(tree, area) || area }
}

function answerLedger(visit: Visit, ledger: OpenLedger, title: string, data: string): Promise<Response> {
  const { language, settings, fx } = visit
  const words = figuresWords[language]
  const figures = figuresOf(ledger.tally)
  mayBeKept(visit)
  return answerPage(visit, {
    title,
    card: { title },
    wide: true,
    body: html`<h1>${title}</h1><p class="quiet">${words.period(sayMonth(visit, ledger.from), sayMonth(visit, ledger.to))}</p>${
      ledger.of.kind === 'area' ? html`<p class="quiet">${words.ofHowMany(ledger.organizations)}</p>` : ''
    }<ul>${sentences(visit, figures).map((one) => html`<li>${one}</li>`)}</ul><div class="pictures">${speedPicture(visit, ledger.tally.covered)}${reasonsPicture(visit, figures)}</div><p class="quiet">${words.updated(sayMoment(ledger.at, settings.TIME_ZONE, language, fx.now()))}</p><p><a href="${data}">${words.asJson}</a> · <a href="${urls.openLedgers()}">${words.openTitle}</a></p>`,
  })
}

/** GET /open/organizations/…/figures.json */
export async function openOrganizationData(visit: Visit): Promise<Response> {
  return answerData(visit, await ofOrganization(visit))
}

/** GET /open/areas/…/figures.json */
export async function openAreaData(visit: Visit): Promise<Response> {
  return answerData(visit, await ofArea(visit))
}

/** The same figures for programs: times in minutes, shares between 0 and 1. */
function answerData(visit: Visit, found: Found | undefined): Promise<Response> | Response {
  if (!found) return answerNotFound(visit)
  const { of, from, to, organizations, at, tally } = found.ledger
  const { firstYes, coveredIn, ...rest } = figuresOf(tally)
  mayBeKept(visit)
  visit.c.header('access-control-allow-origin', '*')
  return visit.c.json({
    of: { ...of, name: found.name },
    publishedFrom: from,
    publishedTo: to,
    organizations,
    updatedAt: new Date(at).toISOString(),
    ...rest,
    firstYesMinutes: firstYes && { median: firstYes.median, p90: firstYes.most },
    coveredMinutes: coveredIn && { median: coveredIn.median, p90: coveredIn.most },
  })
}
