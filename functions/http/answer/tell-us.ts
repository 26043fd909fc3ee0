import { askForCode } from '../../../shared/actions/one-time-code.ts'
import { pledge } from '../../../shared/actions/pledge.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { contactSentence } from '../../../shared/messages/contact.ts'
import { tellUsWords } from '../../../shared/messages/tell-us.ts'
import { type Contact, parseContact } from '../../../shared/rules/contact.ts'
import { withinLimit } from '../../../shared/store/limit.ts'
import { putStandingAsked } from '../../../shared/store/standing-asked.ts'
import { askRefused } from '../page/ask-refused.ts'
import { field, type Problems, problemSummary, type Typed } from '../page/form.ts'
import { answerLinkPage, html, type Page } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { deviceHash } from './device.ts'
import type { Link } from './look-up.ts'
import { refusedPledge, showAgain } from './press-pledge.ts'
import type { Chosen } from './read-answer.ts'

/** At most this many reservations by people nobody knows yet, from one source in ten minutes. */
const fewPerSource = { what: 'reservation', most: 6, windowMs: 10 * 60_000 } as const

/**
 * Somebody the link was not sent to: asks what to call them and where to reach them, then reserves what they chose for ten
 * minutes under an id of their device and sends a code to their own address.
 */
export async function tellUs(
  visit: Visit,
  link: Link,
  typed: Typed,
  chosen: Extract<Chosen, { ok: true }>,
): Promise<Response> {
  const words = tellUsWords[visit.language]
  const to = urls.pledge(link.path)
  if (typed.contact === undefined) return tellUsPage(visit, to, typed, {})
  const said = readSaid(visit, typed)
  if (!said.ok) return tellUsPage(visit, to, typed, said.problems, 422)
  if (!(await withinLimit(visit.fx.table, visit.fx.now(), { ...fewPerSource, source: visit.source })))
    return showAgain(visit, link, typed, { lines: words.tooManyFromHere }, 429)
  const provisional = provisionalId(visit, link)
  const reserved = await pledge(visit.fx, {
    scope: link.scope,
    need: link.need,
    volunteer: provisional,
    name: said.name,
    ...chosen,
    via: 'group',
    device: reservingDevice(visit, link, provisional),
    unconfirmed: true,
  })
  if (!reserved.ok) return refusedPledge(visit, link, typed, reserved.refusal)
  const asked = await askForCode(visit.fx, { ...codeFor(visit, link, said.contact), about: provisional })
  if (!asked.ok) return tellUsPage(visit, to, typed, { contact: askRefused(visit, asked.refusal) }, 429)
  return visit.c.redirect(urls.pledgeCode(link.path, asked.value.id), 303)
}

/**
 * The same for somebody who would stand by: what they would bring waits beside the code, and they are in line once they have
 * typed it.
 */
export async function tellUsToStandBy(
  visit: Visit,
  link: Link,
  typed: Typed,
  lines: string,
): Promise<Response> {
  const words = tellUsWords[visit.language]
  const to = urls.standBy(link.path)
  if (typed.contact === undefined) return tellUsPage(visit, to, typed, {})
  const said = readSaid(visit, typed)
  if (!said.ok) return tellUsPage(visit, to, typed, said.problems, 422)
  if (!(await withinLimit(visit.fx.table, visit.fx.now(), { ...fewPerSource, source: visit.source })))
    return showAgain(visit, link, typed, { lines: words.tooManyFromHere }, 429)
  const asked = await askForCode(visit.fx, {
    ...codeFor(visit, link, said.contact),
    about: standingId(visit, link),
  })
  if (!asked.ok) return tellUsPage(visit, to, typed, { contact: askRefused(visit, asked.refusal) }, 429)
  await putStandingAsked(visit.fx.table, visit.fx.now(), asked.value.id, {
    org: link.scope.org,
    need: link.need,
    name: said.name,
    lines,
  })
  return visit.c.redirect(urls.pledgeCode(link.path, asked.value.id), 303)
}

function codeFor(visit: Visit, link: Link, contact: Contact) {
  return {
    purpose: 'confirm-contact',
    channel: contact.kind,
    address: contact.address,
    language: visit.language,
    browserHash: deviceHash(visit, link.device, 'code'),
    source: visit.source,
  } as const
}

/** What the code of somebody who would stand by is about. */
export function standingId(visit: Visit, link: Link): string {
  return `s${provisionalId(visit, link)}`
}

/** The id a stranger's reservation stands under: the same for the same device and need, so a double press is one. */
export function provisionalId(visit: Visit, link: Link): string {
  return `x${visit.fx
    .hash(`provisional ${link.device} ${link.need}`)
    .replace(/[^0-9A-Za-z]/g, '')
    .slice(0, 11)}`
}

/**
 * How a device is known for its own reservation: a repeated press finds it, and no page takes it for somebody whose address is proven. The device
 * could work out the id of its reservation and name it in its cookies.
 */
function reservingDevice(visit: Visit, link: Link, provisional: string): string {
  return deviceHash(visit, link.device, `reserving ${provisional}`)
}

type Said =
  | { readonly ok: true; readonly name: string; readonly contact: Contact }
  | { readonly ok: false; readonly problems: Problems }

function readSaid(visit: Visit, typed: Typed): Said {
  const words = tellUsWords[visit.language]
  const name = (typed.name ?? '').normalize('NFKC').trim()
  const contact = parseContact(typed.contact ?? '')
  const texts = visit.settings.SMS !== 'none'
  const problems: Record<string, string> = {}
  if (name === '' || [...name].length > 20) problems.name = words.nameMissing
  if (!contact.ok)
    problems.contact = contactSentence(visit.language, contact.refusal, texts ? 'either' : 'email')
  else if (contact.value.kind === 'mobile' && !texts) problems.contact = words.mobileNotYet
  if (typed.adult !== 'yes') problems.adult = words.adultMissing
  if (!contact.ok || Object.keys(problems).length > 0) return { ok: false, problems }
  return { ok: true, name, contact: contact.value }
}

function tellUsPage(
  visit: Visit,
  to: string,
  typed: Typed,
  problems: Problems,
  status: NonNullable<Page['status']> = 200,
): Promise<Response> {
  const words = tellUsWords[visit.language]
  const mobile = visit.settings.SMS !== 'none'
  const kept = Object.entries(typed).filter(([name]) => /^([a-j]|day|word|device)$/.test(name))
  return answerLinkPage(visit, {
    title: words.tellUs,
    status,
    body: html`${problemSummary(commonWords[visit.language].problemsFound, problems)}<h1>${words.tellUs}</h1><p>${words.tellUsText}</p><form method="post" action="${to}">${kept.map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
    )}<input type="hidden" name="who" value="other">${field(
      {
        name: 'name',
        label: words.name,
        hint: words.nameHint,
        autocomplete: 'nickname',
        required: true,
        max: 40,
      },
      typed,
      problems,
    )}${field(
      {
        name: 'contact',
        label: mobile ? words.contactOrMobile : words.contact,
        type: mobile ? 'text' : 'email',
        autocomplete: mobile ? 'on' : 'email',
        required: true,
      },
      typed,
      problems,
    )}${problems.adult ? html`<p class="error">${problems.adult}</p>` : ''}<p class="choice"><input type="checkbox" id="adult" name="adult" value="yes"${typed.adult === 'yes' ? html` checked` : ''}><label for="adult">${words.adult}</label></p><button>${words.sendCode}</button></form>`,
  })
}
