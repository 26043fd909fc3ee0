import { raiseConcern } from '../../../shared/actions/raise-concern.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { concernWords } from '../../../shared/messages/concern.ts'
import { contactSentence } from '../../../shared/messages/contact.ts'
import { concernKeptDays, emergencyNumbers, longestConcern, worries } from '../../../shared/rules/concerns.ts'
import { type Contact, parseContact } from '../../../shared/rules/contact.ts'
import { radios } from '../page/choices.ts'
import { field, type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerLinkPage, type Html, html, type Page } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { type About, aboutLink, aboutPage } from './about.ts'

/** GET /concern: about the page that is named, or about nothing in particular. */
export async function showConcern(visit: Visit): Promise<Response> {
  return answerForm(visit, await aboutPage(visit, visit.c.req.query('about')), fresh(visit))
}

/** GET /r/…/concern and its like: about what the link leads to. */
export async function showConcernOfLink(visit: Visit): Promise<Response> {
  return answerForm(visit, await aboutLink(visit), fresh(visit))
}

export async function pressConcern(visit: Visit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  return press(visit, await aboutPage(visit, typed.about), typed)
}

export async function pressConcernOfLink(visit: Visit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  return press(visit, await aboutLink(visit), typed)
}

/** GET /concern/sent: the same for everybody, so that its address says nothing. */
export function showSent(visit: Visit): Promise<Response> {
  const words = concernWords[visit.language]
  return answerLinkPage(visit, {
    title: words.sentTitle,
    body: html`<h1>${words.sentTitle}</h1><p>${words.sentText}</p>${inDanger(visit)}`,
  })
}

const fresh = ({ fx }: Visit): Typed => ({ form: fx.newId() })

async function press(visit: Visit, about: About, typed: Typed): Promise<Response> {
  const read = readSaid(visit, typed)
  if (!read.ok) return answerForm(visit, about, typed, read.problems, 422)
  const { page, org, need } = about
  const raised = await raiseConcern(visit.fx, {
    ...read.said,
    page,
    ...(org === undefined ? {} : { org }),
    ...(need === undefined ? {} : { need }),
    form: (typed.form ?? '').slice(0, 40),
    language: visit.language,
    source: visit.source,
  })
  if (raised.ok) return visit.c.redirect(urls.concernSent(), 303)
  const problems = { text: concernWords[visit.language].tooOften }
  return answerForm(visit, about, typed, problems, 429)
}

type Said = Pick<Parameters<typeof raiseConcern>[1], 'worry' | 'text' | 'reach'>

function readSaid(
  { language }: Visit,
  typed: Typed,
): { readonly ok: true; readonly said: Said } | { readonly ok: false; readonly problems: Problems } {
  const words = concernWords[language]
  const problems: Record<string, string> = {}
  const worry = worries.find((one) => one === typed.worry)
  if (!worry) problems.worry = words.worryMissing
  // A browser counts a line break once and sends it as two characters.
  const text = (typed.text ?? '').replaceAll('\r\n', '\n')
  if (text.length > longestConcern) problems.text = words.textTooLong(longestConcern, text.length)
  if (worry === 'other' && text === '') problems.text = words.textMissing
  let reach: Contact | undefined
  if (typed.reach) {
    const contact = parseContact(typed.reach)
    if (contact.ok) reach = contact.value
    else problems.reach = contactSentence(language, contact.refusal)
  }
  if (!worry || Object.keys(problems).length > 0) return { ok: false, problems }
  return { ok: true, said: { worry, text, ...(reach ? { reach } : {}) } }
}

function answerForm(
  visit: Visit,
  about: About,
  typed: Typed,
  problems: Problems = {},
  status: NonNullable<Page['status']> = 200,
): Promise<Response> {
  const { language } = visit
  const words = concernWords[language]
  const choice = {
    name: 'worry',
    legend: words.worry,
    options: worries.map((value) => ({ value, label: words[value] })),
    ...(problems.worry ? { problem: problems.worry } : {}),
  }
  const text = {
    name: 'text',
    label: words.text,
    hint: words.textHint(longestConcern),
    rows: 5,
    max: longestConcern,
  }
  const reach = { name: 'reach', label: words.reach, hint: words.reachHint, autocomplete: 'on' }
  return answerLinkPage(visit, {
    title: words.title,
    status,
    body: html`${problemSummary(commonWords[language].problemsFound, problems)}<h1>${words.title}</h1>${inDanger(visit)}<p>${words.intro}</p>${sayAbout(visit, about)}
<form method="post" action="${about.action}"><input type="hidden" name="form" value="${typed.form ?? ''}"><input type="hidden" name="about" value="${about.page}">${radios(choice, typed.worry)}${field(text, typed, problems)}${field(reach, typed, problems)}<button>${words.send}</button></form><p class="hint">${words.kept(concernKeptDays)}</p>`,
  })
}

/** Before anything else: what helps at once is no form. The numbers can be pressed on a phone. */
function inDanger({ language }: Visit): Html {
  const { police, ambulance } = emergencyNumbers
  const [before, between, after] = concernWords[language].inDanger('|', '|').split('|')
  const call = (number: string) => html`<a href="tel:${number}"><strong>${number}</strong></a>`
  return html`<p class="card">${before}${call(police)}${between}${call(ambulance)}${after}</p>`
}

function sayAbout({ language }: Visit, { what, page }: About): Html {
  const words = concernWords[language]
  if (what !== '') return html`<p><strong>${words.about(what)}</strong></p>`
  // The home page, and the one letter of a link, say nothing to anybody.
  return page.length < 3 ? html`` : html`<p class="quiet">${words.aboutPage(page)}</p>`
}
