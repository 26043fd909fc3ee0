import * as z from 'zod/mini'
import { addDevice, forgetDevices } from '../../../shared/actions/push-devices.ts'
import { pushWords } from '../../../shared/messages/push.ts'
import { isPushAddress } from '../../../shared/rules/push-address.ts'
import { pushDevice } from '../../../shared/rules/push-devices.ts'
import { readTyped, type Typed } from '../page/form.ts'
import { answerPage, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { joinedHere } from '../volunteer/joined.ts'
import { bindOwn, openOwn } from '../volunteer/own-link.ts'
import { offersPush } from './offer.ts'

/** POST /p/:token/push: tells the volunteer of this link on this device, too. */
export async function turnOn(visit: Visit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const own = await openOwn(visit, typed.device)
  if (own instanceof Response) return own
  const back = urls.preferences(own.token)
  const device = readDevice(visit, typed)
  if (!device) return unknownDevice(visit, back)
  const refused = await bindOwn(visit, own)
  if (refused) return refused
  await addDevice(visit.fx, own.volunteer.volunteer, device)
  return visit.c.redirect(`${back}?saved=1`, 303)
}

/** POST /p/:token/push/off: no more on one device; whichever of the volunteer's own. */
export async function turnOff(visit: Visit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const own = await openOwn(visit, typed.device)
  if (own instanceof Response) return own
  const refused = await bindOwn(visit, own)
  if (refused) return refused
  await forgetDevices(visit.fx, own.volunteer.volunteer, [typed.turnOff ?? ''])
  return visit.c.redirect(`${urls.preferences(own.token)}?saved=1`, 303)
}

/** POST /joined/:id/push: the same for whoever has just joined in this browser, by the code they typed here. */
export async function turnOnAfterJoining(visit: Visit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const id = visit.c.req.param('id') ?? ''
  const volunteer = await joinedHere(visit, id)
  if (volunteer === undefined) return tooLate(visit)
  const device = readDevice(visit, typed)
  if (!device) return unknownDevice(visit, urls.joined(id))
  await addDevice(visit.fx, volunteer, device)
  return visit.c.redirect(`${urls.joined(id)}?on=1`, 303)
}

const handedOut = z.pick(pushDevice, { endpoint: true, p256dh: true, auth: true })

/** What the browser handed out, if it is whole and names a push service we know. */
function readDevice(visit: Visit, typed: Typed): z.infer<typeof handedOut> | undefined {
  const read = handedOut.safeParse({ endpoint: typed.endpoint, p256dh: typed.p256dh, auth: typed.auth })
  const known = read.success && isPushAddress(read.data.endpoint, visit.settings.PUSH_HOSTS)
  return known && offersPush(visit) ? read.data : undefined
}

function unknownDevice(visit: Visit, back: string): Promise<Response> {
  const words = pushWords[visit.language]
  return answerPage(visit, {
    title: words.unknownTitle,
    status: 422,
    body: html`<h1>${words.unknownTitle}</h1><p>${words.failed}</p><a class="button" href="${back}">${words.back}</a>`,
  })
}

function tooLate(visit: Visit): Promise<Response> {
  const words = pushWords[visit.language]
  return answerPage(visit, {
    title: words.lateTitle,
    status: 410,
    body: html`<h1>${words.lateTitle}</h1><p>${words.lateText}</p><a class="button" href="${urls.preferencesLink()}">${words.toPreferences}</a>`,
  })
}
