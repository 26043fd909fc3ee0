import { commonWords } from '../../../shared/messages/common.ts'
import { offerWords } from '../../../shared/messages/offers.ts'
import { volunteerWords } from '../../../shared/messages/volunteer.ts'
import { areaTree } from '../../../shared/store/areas-store.ts'
import type { Organization } from '../../../shared/store/organization.ts'
import { answerNotFound } from '../app.ts'
import { type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerPage, html, type Page } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { askWhoJoins, contactField, defaultsOf, lastOfJoining, organizationOf } from './join.ts'
import { moreOffers, offerRows, oneMoreOffer } from './offer-rows.ts'
import { enterPresses, homeFields } from './preferences-form.ts'
import { readPreferences } from './read-preferences.ts'

/** GET /join/:org/offer: joining with what one has to give first; what one is asked for follows from it. */
export async function showJoinWithOffer(visit: Visit): Promise<Response> {
  const organization = await organizationOf(visit)
  return organization ? page(visit, organization, defaultsOf(visit)) : answerNotFound(visit)
}

/** POST /join/:org/offer: keeps it beside a code, as joining always does. */
export async function joinWithOffer(visit: Visit): Promise<Response> {
  const organization = await organizationOf(visit)
  if (!organization) return answerNotFound(visit)
  const form = await readTyped(visit.c.req.raw)
  const { typed } = form
  if (typed.do === moreOffers) return page(visit, organization, oneMoreOffer(typed))
  const wishes = readPreferences(visit, await areaTree(visit.fx.table), form, organization.area)
  const asked = await askWhoJoins(visit, organization, typed, wishes)
  if (asked.ok) return visit.c.redirect(urls.confirmCode(asked.id), 303)
  const { topics: nothing, ...problems } = asked.problems
  const found: Problems = nothing
    ? { offer1: offerWords[visit.language].noneProblem, ...problems }
    : asked.problems
  return page(visit, organization, typed, found, asked.status)
}

async function page(
  visit: Visit,
  organization: Organization,
  typed: Typed,
  problems: Problems = {},
  status: NonNullable<Page['status']> = 200,
): Promise<Response> {
  const words = offerWords[visit.language]
  const title = words.joinTitle(organization.name)
  const to = urls.joinWithOffer(organization.org)
  const form = { tree: await areaTree(visit.fx.table), near: organization.area, typed, problems }
  return answerPage(visit, {
    title,
    card: { title, text: words.joinText },
    status,
    body: html`${problemSummary(commonWords[visit.language].problemsFound, problems)}<h1>${title}</h1><p>${words.joinText}</p>
<form method="post" action="${to}">${enterPresses(volunteerWords[visit.language].sendCode)}${offerRows(visit, typed, problems, to)}<h2>${words.aboutYou}</h2>${homeFields(visit, form, contactField(visit, typed, problems))}${lastOfJoining(visit, typed, problems)}</form>
<p><a href="${urls.join(organization.org)}">${words.joinInstead}</a></p>`,
  })
}
