import { pushWords } from '../../../shared/messages/push.ts'
import { sayDate } from '../../../shared/rules/date-words.ts'
import type { PushDevice } from '../../../shared/rules/push-devices.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'

/** Where an offer stands: whom its forms are for is in their addresses. */
export interface Offered {
  /** Where turning it on is sent. */
  readonly action: string
  /** This device's secret, where a link is bound to it. */
  readonly device?: string
}

/** Whether notifications are offered at all: the server has its keys. */
export function offersPush({ settings }: Visit): boolean {
  return settings.VAPID_PUBLIC_KEY !== undefined
}

/** The script of a page with an offer, for its policy; none where nothing is offered. */
export function pushScriptOf(visit: Visit): { script?: string } {
  return offersPush(visit) ? { script: urls.pushScript() } : {}
}

/**
 * 'Tell me on this phone.' Hidden until the page's script finds that this browser can do it: without JavaScript there is nothing to press in
 * vain. What may go wrong stands there too, in the reader's language, and is shown when it happens.
 */
export function pushOffer(visit: Visit, { action, device }: Offered): Html {
  const key = visit.settings.VAPID_PUBLIC_KEY
  if (key === undefined) return html``
  const words = pushWords[visit.language]
  const hidden = ['endpoint', 'p256dh', 'auth'].map((name) => html`<input type="hidden" name="${name}">`)
  return html`<section class="card" id="push-offer" hidden aria-labelledby="push-title"><h2 id="push-title">${words.offerTitle}</h2><p>${words.offerText}</p><form method="post" action="${action}" data-key="${key}">${
    device === undefined ? '' : html`<input type="hidden" name="device" value="${device}">`
  }${hidden}<button>${words.turnOn}</button></form><p class="error" role="alert" data-say="denied" hidden>${words.denied}</p><p class="error" role="alert" data-say="failed" hidden>${words.failed}</p></section>`
}

/** The devices somebody is told on, each with its button to turn it off; they work without the script. */
export function pushDevices(
  visit: Visit,
  devices: readonly PushDevice[],
  { action, device }: Required<Offered>,
): Html {
  if (devices.length === 0) return html``
  const words = pushWords[visit.language]
  const { fx, settings, language } = visit
  return html`<section class="card" id="push" aria-labelledby="push-devices"><h2 id="push-devices">${words.devicesTitle}</h2><ul class="plain">${devices.map(
    ({ endpoint, identity, addedAt }) => {
      const day = sayDate(addedAt, settings.TIME_ZONE, language, fx.now())
      return html`<li data-endpoint="${fx.hash(endpoint)}">${words.addedOn(day)} <span data-this hidden><span class="tag">${words.thisDevice}</span></span><form method="post" action="${action}"><input type="hidden" name="device" value="${device}"><input type="hidden" name="turnOff" value="${identity}"><button class="plain">${words.turnOff(day)}</button></form></li>`
    },
  )}</ul></section>`
}
