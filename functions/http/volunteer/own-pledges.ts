import { ownPromisesWords } from '../../../shared/messages/own-promises.ts'
import { volunteerWords } from '../../../shared/messages/volunteer.ts'
import { pledgesBy } from '../../../shared/store/pledge.ts'
import { promisesList } from '../answer/promises.ts'
import { answerPage, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { openOwn } from './own-link.ts'

/** GET /p/:token/pledges: everything somebody has promised, brought or stands by for, each leading to its own page. */
export async function showOwnPledges(visit: Visit): Promise<Response> {
  const own = await openOwn(visit)
  if (own instanceof Response) return own
  const { token, volunteer } = own
  const words = ownPromisesWords[visit.language]
  const pledges = await pledgesBy(visit.fx.table, volunteer.volunteer)
  const list = await promisesList(visit, pledges, (need) => urls.ownPledge(token, need))
  return answerPage(visit, {
    title: words.title,
    body: html`<h1>${words.title}</h1>${pledges.length > 0 ? html`<p>${words.intro}</p>` : ''}${list}
<p><a href="${urls.preferences(token)}">${volunteerWords[visit.language].toPreferences}</a></p>`,
  })
}
