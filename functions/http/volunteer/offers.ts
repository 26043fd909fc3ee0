import { changeVolunteer } from '../../../shared/actions/change-volunteer.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { offerWords } from '../../../shared/messages/offers.ts'
import { withOfferTopics } from '../../../shared/rules/offer-fit.ts'
import { type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerPage, html, type Page } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { moreOffers, offerRows, oneMoreOffer, readOffers, typedOffers } from './offer-rows.ts'
import { bindOwn, type Own, openOwn } from './own-link.ts'
import { enterPresses } from './preferences-form.ts'

/** GET /p/:token/offers: 'I have something to give'. */
export async function showOffers(visit: Visit): Promise<Response> {
  const own = await openOwn(visit)
  return own instanceof Response ? own : page(visit, own, typedOffers(own.volunteer.offers))
}

/** POST /p/:token/offers: what stands in the rows is what they offer from now on. */
export async function saveOffers(visit: Visit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const own = await openOwn(visit, typed.device)
  if (own instanceof Response) return own
  if (typed.do === moreOffers) return page(visit, own, oneMoreOffer(typed))
  const read = readOffers(visit, typed, own.volunteer.offers)
  if (!read.ok) return page(visit, own, typed, read.problems, 422)
  const refused = await bindOwn(visit, own)
  if (refused) return refused
  await changeVolunteer(visit.fx, own.volunteer.volunteer, ({ topics }) => ({
    offers: read.offers,
    topics: withOfferTopics(topics, read.offers),
  }))
  return visit.c.redirect(`${urls.offers(own.token)}?saved=1`, 303)
}

function page(
  visit: Visit,
  { token, device }: Own,
  typed: Typed,
  problems: Problems = {},
  status: NonNullable<Page['status']> = 200,
): Promise<Response> {
  const words = offerWords[visit.language]
  const to = urls.offers(token)
  const saved = visit.c.req.query('saved') === '1' && status === 200
  return answerPage(visit, {
    title: words.ownTitle,
    status,
    body: html`${problemSummary(commonWords[visit.language].problemsFound, problems)}${
      saved ? html`<p class="card" role="status">${words.savedTitle}</p>` : ''
    }<h1>${words.ownTitle}</h1><p>${words.ownText}</p>
<form method="post" action="${to}">${enterPresses(words.save)}<input type="hidden" name="device" value="${device}">${offerRows(visit, typed, problems, to)}<button>${words.save}</button></form>
<p><a href="${urls.preferences(token)}">${words.toPreferences}</a></p>`,
  })
}
