import { draftWords } from '../../../shared/messages/draft-kept.ts'
import { type Html, html } from '../page/page.ts'
import { answerScript } from '../page/script.ts'
import { urls } from '../urls.ts'
import type { MemberVisit, Visit } from '../visit.ts'
import { draftScript } from './draft-script.ts'

/** GET /draft.js: the script of the form of a need. */
export async function serveDraftScript(visit: Visit): Promise<Response> {
  return answerScript(visit, draftScript)
}

/** Fields that stay off the phone: they name the person. */
export const unkept = ['realName', 'school', 'phone', 'address'] as const

/** What the script has to know, on the form: whose it is, which need it is about, whether it is already being written, what stays off the phone. */
export function draftAttributes({ c, fx, by }: MemberVisit, need: string): Html {
  const whose = fx.hash(`draft ${by.scope.org} ${by.member}`).slice(0, 20)
  return html`data-draft="${whose}" data-need="${need}" data-reach="${urls.health()}" data-unkept="${unkept.join(' ')}"${c.req.method === 'POST' ? html` data-begun` : ''}`
}

/** 'You had begun one': hidden until the script finds it on this phone. */
export function draftOffer({ language }: MemberVisit): Html {
  const words = draftWords[language]
  return html`<section class="card" id="draft" hidden aria-labelledby="draft-title"><h2 id="draft-title">${words.title}</h2><p>${words.begun}<time></time>${words.begunEnd}</p><button type="button" data-draft="go-on">${words.goOn}</button><button type="button" class="plain" data-draft="away">${words.throwAway}</button></section>`
}

/** What the script may have to say beside the last button. */
export function draftSays({ language }: MemberVisit): Html {
  const words = draftWords[language]
  return html`<p class="error" role="alert" data-say="offline" hidden>${words.offline}</p><p class="hint" data-say="kept" hidden>${words.kept}</p><span class="skip" aria-live="polite"></span>`
}
