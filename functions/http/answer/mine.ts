import { ownPromisesWords } from '../../../shared/messages/own-promises.ts'
import { pledgesBy } from '../../../shared/store/pledge.ts'
import { answerNotFound } from '../app.ts'
import { answerPage, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { deviceHash } from './device.ts'
import { findLink, readAnswering } from './look-up.ts'
import { promisesList } from './promises.ts'

/**
 * GET …/mine: what this device has promised as the same person. A link acts for one need only and may have been passed on, so nothing that was
 * promised elsewhere is shown here; the link to one's own settings shows it all.
 */
export async function showMine(visit: Visit): Promise<Response> {
  const link = await findLink(visit)
  const at = link && (await readAnswering(visit, link))
  if (!link || !at) return answerNotFound(visit)
  const { me } = at
  if (!me?.pledge) return visit.c.redirect(link.path, 303)
  const device = deviceHash(visit, link.device, me.volunteer)
  const all = await pledgesBy(visit.fx.table, me.volunteer)
  const here = all.filter((one) => one.need === link.need || one.devices?.includes(device))
  const words = ownPromisesWords[visit.language]
  return answerPage(visit, {
    title: words.title,
    body: html`<h1>${words.title}</h1><p>${words.intro}</p><p class="hint">${words.hereOnly}</p>${await promisesList(visit, here, (need) => (need === link.need ? link.path : undefined))}
<p><a href="${urls.preferencesLink()}">${words.all}</a></p><p><a href="${link.path}">${words.back}</a></p>`,
  })
}
