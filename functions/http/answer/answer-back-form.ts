import { answerBackWords } from '../../../shared/messages/answer-back.ts'
import { field, type Problems } from '../page/form.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import type { Answering } from './look-up.ts'

/** Under the outcome note, for somebody who gave: one answer back, or that it has arrived. */
export function answerBackForm(visit: Visit, { link, me }: Answering, problems: Problems = {}): Html {
  if (!me?.pledge) return html``
  const words = answerBackWords[visit.language]
  if (me.pledge.answerBack) return html`<p role="status">${words.thanks}</p>`
  return html`<form method="post" action="${urls.answerBack(link.path)}"><input type="hidden" name="device" value="${link.device}">${field({ name: 'back', label: words.question, hint: words.hint, rows: 3, max: 300 }, {}, problems)}<button class="plain">${words.send}</button></form>`
}
