import { homeWords } from '../../../shared/messages/home.ts'
import { offerWords } from '../../../shared/messages/offers.ts'
import { answerPage, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { organizationsToJoin } from './show.ts'

/** GET /give: for whoever has something to give before anybody asks: through which organisation, or by their own link. */
export async function showGive(visit: Visit): Promise<Response> {
  const words = offerWords[visit.language]
  return answerPage(visit, {
    title: words.giveTitle,
    card: { title: words.giveTitle },
    body: html`<h1>${words.giveTitle}</h1><p>${words.giveText}</p>${await organizationsToJoin(visit, urls.joinWithOffer)}<p>${words.giveKnown}</p><a class="button plain" href="${urls.preferencesLink()}">${homeWords[visit.language].preferencesButton}</a>`,
  })
}
