import { pushWords } from '../../../shared/messages/push.ts'
import { volunteerWords } from '../../../shared/messages/volunteer.ts'
import { readCode } from '../../../shared/store/code.ts'
import { readContact } from '../../../shared/store/contact.ts'
import { askingBrowser } from '../page/asking-browser.ts'
import { answerPage, type Html, html } from '../page/page.ts'
import { offersPush, pushOffer, pushScriptOf } from '../push/offer.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'

/** How long after joining this page still knows who joined, in ms. */
const knownForMs = 30 * 60_000

/**
 * GET /joined and /joined/:id: the same for everybody, so that it may be opened again. Whoever has just typed the code of that id, in this
 * browser, may also be told on this phone.
 */
export async function showJoined(visit: Visit): Promise<Response> {
  const words = volunteerWords[visit.language]
  const offer = await offerFor(visit)
  return answerPage(visit, {
    title: words.joinedTitle,
    ...(offer ? pushScriptOf(visit) : {}),
    body: html`<h1>${words.joinedTitle}</h1><p>${words.joinedText}</p>${offer ?? ''}<p>${words.joinedChange}</p><a class="button plain" href="${urls.preferencesLink()}">${words.toPreferences}</a>`,
  })
}

async function offerFor(visit: Visit): Promise<Html | undefined> {
  const id = visit.c.req.param('id')
  if (id === undefined || !offersPush(visit) || (await joinedHere(visit, id)) === undefined) return undefined
  const words = pushWords[visit.language]
  return visit.c.req.query('on') === '1'
    ? html`<p class="card" role="status"><strong>${words.onTitle}</strong> ${words.onText}</p>`
    : pushOffer(visit, { action: urls.turnOnAfterJoining(id) })
}

/** The volunteer who has joined in this browser by that code, a moment ago; undefined for anybody else. */
export async function joinedHere(visit: Visit, id: string): Promise<string | undefined> {
  const { fx } = visit
  const code = await readCode(fx.table, id)
  const here =
    code?.purpose === 'confirm-contact' &&
    code.browserHash === askingBrowser(visit) &&
    code.usedAt !== undefined &&
    fx.now() < code.usedAt + knownForMs
  return here ? (await readContact(fx.table, fx.identify(code.address)))?.volunteer : undefined
}
