import { volunteerWords } from '../../../shared/messages/volunteer.ts'
import { bindFreshLink, type FreshLink, findByToken } from '../../../shared/store/link.ts'
import { readVolunteer, type Volunteer } from '../../../shared/store/volunteer.ts'
import { deviceHash, deviceOf } from '../answer/device.ts'
import { answerPage, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'

/** Somebody at their own settings, by the link that was sent to their own channel. */
export interface Own {
  readonly token: string
  readonly link: FreshLink
  readonly volunteer: Volunteer
  /** This device's secret, for the form to carry where cookies come late. */
  readonly device: string
  readonly deviceHash: string
}

/** Opens a link to one's own settings, or answers the page that says why not. Looking changes nothing. */
export async function openOwn(visit: Visit, formDevice?: string): Promise<Own | Response> {
  const token = /^[0-9A-Za-z]{20}/.exec(visit.c.req.param('token') ?? '')?.[0]
  const target = token && (await findByToken(visit.fx.table, visit.fx.now(), visit.fx.hash(token)))
  if (!token || !target || target.kind !== 'fresh-link' || target.link.purpose !== 'preferences')
    return gonePage(visit)
  const { link } = target
  const volunteer = await readVolunteer(visit.fx.table, link.volunteer, { strong: true })
  if (!volunteer || volunteer.state === 'left') return gonePage(visit)
  const device = deviceOf(visit, formDevice)
  const hash = deviceHash(visit, device, link.volunteer)
  if (link.devices && !link.devices.includes(hash)) return elsewherePage(visit)
  return { token, link, volunteer, device, deviceHash: hash }
}

/** The first press binds the link to this device: whoever it is forwarded to after that can look for a link of their own. */
export async function bindOwn(visit: Visit, own: Own): Promise<Response | undefined> {
  return (await bindFreshLink(visit.fx.table, own.link, own.deviceHash)) ? undefined : elsewherePage(visit)
}

function gonePage(visit: Visit): Promise<Response> {
  const words = volunteerWords[visit.language]
  return answerPage(visit, {
    title: words.goneTitle,
    status: 404,
    body: html`<h1>${words.goneTitle}</h1><p>${words.goneText}</p><a class="button" href="${urls.preferencesLink()}">${words.send}</a>`,
  })
}

function elsewherePage(visit: Visit): Promise<Response> {
  const words = volunteerWords[visit.language]
  return answerPage(visit, {
    title: words.usedElsewhere,
    status: 403,
    body: html`<h1>${words.usedElsewhere}</h1><p>${words.usedElsewhereText}</p><a class="button" href="${urls.preferencesLink()}">${words.send}</a>`,
  })
}
