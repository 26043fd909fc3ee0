import { askForCode } from '../../../shared/actions/one-time-code.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { contactSentence, type Takes } from '../../../shared/messages/contact.ts'
import { offerWords } from '../../../shared/messages/offers.ts'
import { volunteerWords } from '../../../shared/messages/volunteer.ts'
import { type Contact, parseContact } from '../../../shared/rules/contact.ts'
import { defaultPreferences } from '../../../shared/rules/preferences.ts'
import { areaTree } from '../../../shared/store/areas-store.ts'
import { putJoining } from '../../../shared/store/joining.ts'
import { type Organization, readOrganization } from '../../../shared/store/organization.ts'
import { answerNotFound } from '../app.ts'
import { askRefused } from '../page/ask-refused.ts'
import { markAskingBrowser } from '../page/asking-browser.ts'
import { field, type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerPage, type Html, html, type Page } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { foldedOffers, moreOffers, oneMoreOffer } from './offer-rows.ts'
import { enterPresses, moreFields, wishesFields } from './preferences-form.ts'
import { readPreferences, type Said } from './read-preferences.ts'

/** GET /join/:org: the page behind an organisation's link or QR code. */
export async function showJoin(visit: Visit): Promise<Response> {
  const organization = await organizationOf(visit)
  return organization ? joinPage(visit, organization, defaultsOf(visit)) : answerNotFound(visit)
}

/** POST /join/:org: keeps what was said beside a code, and sends the code. The answer is the same whoever is known already. */
export async function join(visit: Visit): Promise<Response> {
  const organization = await organizationOf(visit)
  if (!organization) return answerNotFound(visit)
  const form = await readTyped(visit.c.req.raw)
  const typed: Typed = { ...form.typed, topics: form.all('topics').join(' ') }
  if (typed.do === moreOffers) return joinPage(visit, organization, oneMoreOffer(typed))
  const wishes = readPreferences(visit, await areaTree(visit.fx.table), form, organization.area)
  const asked = await askWhoJoins(visit, organization, typed, wishes)
  return asked.ok
    ? visit.c.redirect(urls.confirmCode(asked.id), 303)
    : joinPage(visit, organization, typed, asked.problems, asked.status)
}

export type AskedWhoJoins =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly problems: Problems; readonly status: 422 | 429 }

/** Sends the code that ends joining, with what was said kept beside it; or says what has to be changed first. */
export async function askWhoJoins(
  visit: Visit,
  { org }: Organization,
  typed: Typed,
  wishes: Said,
): Promise<AskedWhoJoins> {
  const contact = readContact(visit, typed.contact)
  const problems: Record<string, string> = { ...(wishes.ok ? {} : wishes.problems) }
  if (!contact.ok) problems.contact = contact.problem
  if (typed.adult !== 'yes') problems.adult = volunteerWords[visit.language].adultProblem
  if (!wishes.ok || !contact.ok || Object.keys(problems).length > 0)
    return { ok: false, problems, status: 422 }
  const asked = await askForCode(visit.fx, {
    purpose: 'confirm-contact',
    channel: contact.value.kind,
    address: contact.value.address,
    language: wishes.said.language,
    browserHash: markAskingBrowser(visit),
    about: org,
    source: visit.source,
  })
  if (!asked.ok) return { ok: false, problems: { contact: askRefused(visit, asked.refusal) }, status: 429 }
  await putJoining(visit.fx.table, visit.fx.now(), asked.value.id, { org, said: wishes.said })
  return { ok: true, id: asked.value.id }
}

/** The organisation that is joined through, if it is at work. */
export async function organizationOf(visit: Visit): Promise<Organization | undefined> {
  const found = await readOrganization(visit.fx.table, visit.c.req.param('org') ?? '')
  return found?.state === 'active' ? found : undefined
}

type ContactRead =
  | { readonly ok: true; readonly value: Contact }
  | { readonly ok: false; readonly problem: string }

/** An address of a kind that messages can be sent to here. */
export function readContact(visit: Visit, typed: string | undefined): ContactRead {
  const contact = parseContact(typed ?? '')
  if (!contact.ok)
    return { ok: false, problem: contactSentence(visit.language, contact.refusal, takes(visit)) }
  if (contact.value.kind === 'mobile' && visit.settings.SMS === 'none')
    return { ok: false, problem: volunteerWords[visit.language].mobileNotYet }
  return contact
}

/** What a field for one's own address takes here: no mobile number where texts can't be sent. */
export function takes({ settings }: Visit): Takes {
  return settings.SMS === 'none' ? 'email' : 'either'
}

/** The field for one's own address; says so where a mobile number does not work yet. */
export function contactField(visit: Visit, typed: Typed, problems: Problems): Html {
  const words = volunteerWords[visit.language]
  const emailOnly = visit.settings.SMS === 'none'
  return field(
    {
      name: 'contact',
      label: emailOnly ? words.email : words.contact,
      ...(emailOnly ? { hint: words.emailOnlyHint, type: 'email', inputmode: 'email' } : {}),
      autocomplete: emailOnly ? 'email' : 'on',
      required: true,
    },
    typed,
    problems,
  )
}

/** What the form begins with. */
export function defaultsOf(visit: Visit): Typed {
  const { reach, quiet, perWeek } = defaultPreferences
  return {
    reach,
    quietFrom: quiet.from,
    quietTo: quiet.to,
    perWeek: String(perWeek),
    language: visit.language,
  }
}

async function joinPage(
  visit: Visit,
  organization: Organization,
  typed: Typed,
  problems: Problems = {},
  status: NonNullable<Page['status']> = 200,
): Promise<Response> {
  const words = volunteerWords[visit.language]
  const title = words.joinTitle(organization.name)
  const to = urls.join(organization.org)
  const form = { tree: await areaTree(visit.fx.table), near: organization.area, typed, problems }
  return answerPage(visit, {
    title,
    card: { title, text: words.joinPromise },
    status,
    body: html`${problemSummary(commonWords[visit.language].problemsFound, problems)}<h1>${title}</h1><p>${words.joinText}</p><p class="quiet">${words.joinPromise}</p><p><a href="${urls.joinWithOffer(organization.org)}">${offerWords[visit.language].toJoinWithOffer}</a></p>
<form method="post" action="${to}">${enterPresses(words.sendCode)}${wishesFields(visit, form, contactField(visit, typed, problems))}${foldedOffers(visit, typed, problems, to)}${moreFields(visit, form)}${lastOfJoining(visit, typed, problems)}</form>`,
  })
}

/** Of age, the button, and what becomes of what was said. */
export function lastOfJoining(visit: Visit, typed: Typed, problems: Problems): Html {
  const words = volunteerWords[visit.language]
  return html`${
    problems.adult ? html`<p class="error">${problems.adult}</p>` : ''
  }<p class="choice"><input type="checkbox" id="adult" name="adult" value="yes" required${typed.adult === 'yes' ? html` checked` : ''}><label for="adult">${words.adult}</label></p>
<button>${words.sendCode}</button><p class="quiet">${words.kept}</p>`
}
