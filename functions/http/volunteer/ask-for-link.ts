import { sendPreferencesLink } from '../../../shared/actions/send-preferences-link.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { volunteerWords } from '../../../shared/messages/volunteer.ts'
import { maskContact } from '../../../shared/rules/masking.ts'
import { type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerPage, html, type Page } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { contactField, readContact } from './join.ts'

/** GET /preferences: asks for the address one joined with. */
export function showAskForLink(visit: Visit): Promise<Response> {
  return askPage(visit, {})
}

/** POST /preferences: sends a link to whoever has that address; what is shown says nothing of whether anybody has. */
export async function askForLink(visit: Visit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const contact = readContact(visit, typed.contact)
  if (!contact.ok) return askPage(visit, typed, { contact: contact.problem }, 422)
  const { source } = visit
  const sent = await sendPreferencesLink(visit.fx, { address: contact.value.address, source })
  if (!sent.ok) return askPage(visit, typed, { contact: commonWords[visit.language].tooMany }, 429)
  const words = volunteerWords[visit.language]
  return answerPage(visit, {
    title: words.askedTitle,
    body: html`<h1>${words.askedTitle}</h1><p>${words.askedText(maskContact(contact.value))}</p>`,
  })
}

function askPage(
  visit: Visit,
  typed: Typed,
  problems: Problems = {},
  status: NonNullable<Page['status']> = 200,
): Promise<Response> {
  const words = volunteerWords[visit.language]
  return answerPage(visit, {
    title: words.askTitle,
    status,
    body: html`${problemSummary(commonWords[visit.language].problemsFound, problems)}<h1>${words.askTitle}</h1><p>${words.askText}</p><form method="post" action="${urls.preferencesLink()}">${contactField(visit, typed, problems)}<button>${words.send}</button></form>`,
  })
}
