import { ensureHub } from '../../../shared/actions/hub.ts'
import { askForCode } from '../../../shared/actions/one-time-code.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { contactSentence } from '../../../shared/messages/contact.ts'
import { signInWords } from '../../../shared/messages/sign-in.ts'
import { parseContact } from '../../../shared/rules/contact.ts'
import { askRefused } from '../page/ask-refused.ts'
import { markAskingBrowser } from '../page/asking-browser.ts'
import { field, type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerPage, html, type Page } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { returnTo } from './return-to.ts'

/** The page that asks for the address. */
export function showSignIn(visit: Visit): Promise<Response> {
  return answerForm(visit, { to: returnTo(visit.c.req.query('to')) ?? '' })
}

/** Asks for a code. Whoever the address belongs to, the answer and the work are the same; notify alone knows whom it sends to. */
export async function askToSignIn(visit: Visit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const contact = parseContact(typed.email ?? '')
  const texts = visit.settings.SMS !== 'none'
  if (!typed.email || (contact.ok && contact.value.kind !== 'email' && !texts))
    return answerForm(visit, typed, { email: signInWords[visit.language].emailOnly }, 422)
  if (!contact.ok)
    return answerForm(
      visit,
      typed,
      {
        email: contactSentence(visit.language, contact.refusal, texts ? 'either' : 'email'),
      },
      422,
    )
  const { kind, address } = contact.value
  const hubAdmin = parseContact(visit.settings.HUB_ADMIN)
  if (hubAdmin.ok && hubAdmin.value.address === address) await ensureHub(visit.fx, address)
  const asked = await askForCode(visit.fx, {
    purpose: 'sign-in',
    channel: kind,
    address,
    language: visit.language,
    browserHash: markAskingBrowser(visit),
    source: visit.source,
  })
  if (!asked.ok) return answerForm(visit, typed, { email: askRefused(visit, asked.refusal) }, 429)
  return visit.c.redirect(urls.signInCode(asked.value.id, returnTo(typed.to)), 303)
}

function answerForm(
  visit: Visit,
  typed: Typed,
  problems: Problems = {},
  status: Page['status'] = 200,
): Promise<Response> {
  const words = signInWords[visit.language]
  const texts = visit.settings.SMS !== 'none'
  const email = {
    name: 'email',
    label: texts ? words.emailOrNumber : words.email,
    type: texts ? 'text' : 'email',
    inputmode: texts ? 'text' : 'email',
    autocomplete: texts ? 'username' : 'email',
    required: true,
  } as const
  return answerPage(visit, {
    title: words.signInTitle,
    status,
    body: html`<h1>${words.signInTitle}</h1><p>${words.signInText}</p>
${problemSummary(commonWords[visit.language].problemsFound, problems)}
<form method="post" action="${urls.signIn()}">${field(email, typed, problems)}<input type="hidden" name="to" value="${typed.to ?? ''}"><button>${words.sendCode}</button></form>
<p class="quiet">${words.volunteersNeedNone}</p>`,
  })
}
