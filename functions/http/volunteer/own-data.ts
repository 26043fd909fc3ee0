import { giveOwnData } from '../../../shared/actions/give-own-data.ts'
import { ownDataWords } from '../../../shared/messages/own-data.ts'
import { volunteerWords } from '../../../shared/messages/volunteer.ts'
import { ownDataKinds, ownDataOf } from '../../../shared/store/own-data.ts'
import { readTyped } from '../page/form.ts'
import { answerPage, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { bindOwn, openOwn } from './own-link.ts'

/** GET /p/:token/data: what is kept about somebody, in words, and the way to take all of it. */
export async function showOwnData(visit: Visit): Promise<Response> {
  const own = await openOwn(visit)
  if (own instanceof Response) return own
  const { token, volunteer, device } = own
  const words = ownDataWords[visit.language]
  const data = await ownDataOf(visit.fx.table, visit.fx.now(), volunteer)
  const kinds = ownDataKinds.filter((kind) => data[kind].length > 0)
  return answerPage(visit, {
    title: words.title,
    body: html`<h1>${words.title}</h1><p>${words.intro}</p><ul>${kinds.map(
      (kind) => html`<li>${words[kind]}${data[kind].length > 1 ? words.times(data[kind].length) : ''}</li>`,
    )}</ul>
<form method="post" action="${urls.ownData(token)}"><input type="hidden" name="device" value="${device}"><p class="hint">${words.hint}</p><button>${words.take}</button></form>
<p><a href="${urls.preferences(token)}">${volunteerWords[visit.language].toPreferences}</a></p>`,
  })
}

/** POST /p/:token/data: all of it as a file that programs read, too. */
export async function takeOwnData(visit: Visit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const own = await openOwn(visit, typed.device)
  if (own instanceof Response) return own
  const refused = await bindOwn(visit, own)
  if (refused) return refused
  const given = await giveOwnData(visit.fx, own.volunteer)
  return visit.c.body(`${JSON.stringify(given, undefined, 2)}\n`, 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': 'attachment; filename="mulin-my-data.json"',
  })
}
