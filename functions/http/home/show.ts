import { draftWords } from '../../../shared/messages/draft-kept.ts'
import { homeWords } from '../../../shared/messages/home.ts'
import { placeName } from '../../../shared/rules/area-tree.ts'
import { hubOrganization } from '../../../shared/rules/roles.ts'
import { areaTree } from '../../../shared/store/areas-store.ts'
import { allOrganizations } from '../../../shared/store/organization.ts'
import { answerPage, type Html, html } from '../page/page.ts'
import { readSession } from '../sign-in/session.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'

/** More organisations than this are folded away: the other ways in must be seen too. */
const mostShown = 5

/** What Mulin is, and the three ways in. Whoever is signed in goes on to their work. */
export async function showHome(visit: Visit): Promise<Response> {
  if (await readSession(visit)) return visit.c.redirect(urls.board(), 303)
  const words = homeWords[visit.language]
  const left = visit.c.req.query('signed-out') !== undefined
  return answerPage(visit, {
    title: words.title,
    ...(left ? { script: urls.draftScript() } : {}),
    card: { title: words.title, text: words.how },
    body: html`${left ? html`<p role="status" data-drafts="away">${draftWords[visit.language].signedOut}</p>` : ''}<h1>${words.title}</h1><p>${words.what}</p><p>${words.how}</p><p>${words.promise}</p>
<h2>${words.join}</h2><p>${words.joinText}</p>${await organizationsToJoin(visit, urls.join)}<p><a href="${urls.give()}">${words.give}</a></p>
<h2>${words.preferences}</h2><p>${words.preferencesText}</p><a class="button plain" href="${urls.preferencesLink()}">${words.preferencesButton}</a>
<h2>${words.staff}</h2><p>${words.staffText}</p><a class="button plain" href="${urls.signIn()}">${words.staffButton}</a>
<p><a href="${urls.openLedgers()}">${words.openLedger}</a></p>`,
  })
}

/** Everybody who may be joined without an invitation, each leading to `way`. */
export async function organizationsToJoin(
  { fx, language }: Visit,
  way: typeof urls.join | typeof urls.joinWithOffer,
): Promise<Html> {
  const words = homeWords[language]
  const [tree, all] = await Promise.all([areaTree(fx.table), allOrganizations(fx.table)])
  const open = all.filter(
    ({ org, state, openToJoin }) => org !== hubOrganization && state === 'active' && openToJoin,
  )
  if (open.length === 0) return html`<p>${words.joinNone}</p>`
  const sorted = open.sort((a, b) => (a.area < b.area ? -1 : a.area > b.area ? 1 : 0))
  const list = html`<ul class="plain">${sorted.map(
    ({ org, name, area }) =>
      html`<li><a class="button" href="${way(org)}">${name}<br><small>${placeName(tree, area)}</small></a></li>`,
  )}</ul>`
  const folded = html`<details><summary>${words.joinMany(sorted.length)}</summary>${list}</details>`
  return html`${sorted.length > mostShown ? folded : list}`
}
