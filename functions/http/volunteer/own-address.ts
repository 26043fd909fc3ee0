import { askForCode, pendingCode, tryCode } from '../../../shared/actions/one-time-code.ts'
import { addOwnAddress } from '../../../shared/actions/own-address.ts'
import { codeWords } from '../../../shared/messages/code.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { contactSentence } from '../../../shared/messages/contact.ts'
import { ownAddressWords } from '../../../shared/messages/own-address.ts'
import { volunteerWords } from '../../../shared/messages/volunteer.ts'
import type { ContactKind } from '../../../shared/rules/channel-order.ts'
import { parseContact } from '../../../shared/rules/contact.ts'
import { maskContact } from '../../../shared/rules/masking.ts'
import type { Code } from '../../../shared/store/code.ts'
import type { Volunteer } from '../../../shared/store/volunteer.ts'
import { askRefused } from '../page/ask-refused.ts'
import { digitsOf, wrongCode } from '../page/code-form.ts'
import { field, type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerPage, html, type Page } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { bindOwn, type Own, openOwn } from './own-link.ts'

/** GET /p/…/address: the field for the kind of address somebody has not given, or where its code is typed. */
export async function showAddress(visit: Visit): Promise<Response> {
  const own = await openOwn(visit)
  if (own instanceof Response) return own
  const code = await pending(visit, own, visit.c.req.query('code'))
  return code ? codePage(visit, own, code) : formPage(visit, own)
}

/** POST /p/…/address: asks for a code to the new address, or tries one. */
export async function pressAddress(visit: Visit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const own = await openOwn(visit, typed.device)
  if (own instanceof Response) return own
  const refused = await bindOwn(visit, own)
  if (refused) return refused
  return typed.id === undefined ? ask(visit, own, typed) : confirm(visit, own, typed)
}

async function ask(visit: Visit, own: Own, typed: Typed): Promise<Response> {
  const words = ownAddressWords[visit.language]
  const contact = parseContact(typed.contact ?? '')
  if (!contact.ok)
    return formPage(visit, own, typed, {
      contact: contactSentence(visit.language, contact.refusal, missing(own.volunteer)),
    })
  const { kind, address } = contact.value
  if (kind === 'mobile' && visit.settings.SMS === 'none')
    return formPage(visit, own, typed, { contact: volunteerWords[visit.language].mobileNotYet })
  if (kind !== missing(own.volunteer)) return formPage(visit, own, typed, { contact: words.wrongKind })
  const asked = await askForCode(visit.fx, {
    purpose: 'own-address',
    channel: kind,
    address,
    language: visit.language,
    browserHash: own.deviceHash,
    about: aboutOf(own),
    source: visit.source,
  })
  if (!asked.ok) return formPage(visit, own, typed, { contact: askRefused(visit, asked.refusal) }, 429)
  return visit.c.redirect(urls.ownAddress(own.token, asked.value.id), 303)
}

async function confirm(visit: Visit, own: Own, typed: Typed): Promise<Response> {
  const over = { contact: codeWords[visit.language].overText }
  const code = await pending(visit, own, typed.id)
  if (!code) return formPage(visit, own, typed, over)
  const guess = { id: code.id, browserHash: own.deviceHash, digits: digitsOf(typed.code) }
  const tried = await tryCode(visit.fx, guess)
  if (!tried.ok)
    return tried.refusal.kind === 'wrong'
      ? codePage(visit, own, code, wrongCode(visit, tried.refusal.triesLeft))
      : formPage(visit, own, typed, over)
  const { channel: kind, address } = tried.value
  const added = await addOwnAddress(visit.fx, own.volunteer.volunteer, { kind, address })
  if (!added.ok && added.refusal.kind === 'taken')
    return formPage(visit, own, typed, { contact: ownAddressWords[visit.language].addressTaken })
  return visit.c.redirect(`${urls.preferences(own.token)}?saved=1`, 303)
}

/** The kind of address they have not given, or not shown to be theirs; undefined when they have given both. */
function missing({ email, mobile }: Volunteer): ContactKind | undefined {
  if (mobile?.confirmedAt === undefined) return 'mobile'
  return email?.confirmedAt === undefined ? 'email' : undefined
}

async function pending(visit: Visit, own: Own, id = ''): Promise<Code | undefined> {
  const code = await pendingCode(visit.fx, { id, browserHash: own.deviceHash })
  return code?.purpose === 'own-address' && code.about === aboutOf(own) ? code : undefined
}

const aboutOf = ({ volunteer }: Own): string => `V#${volunteer.volunteer}`

function formPage(
  visit: Visit,
  own: Own,
  typed: Typed = {},
  problems: Problems = {},
  status?: Page['status'],
): Promise<Response> {
  const words = ownAddressWords[visit.language]
  const kind = missing(own.volunteer)
  const contact = {
    name: 'contact',
    label: kind === 'mobile' ? words.contactMobile : words.contactEmail,
    type: kind === 'mobile' ? 'tel' : 'email',
    autocomplete: kind === 'mobile' ? 'tel' : 'email',
    required: true,
  } as const
  return answerPage(visit, {
    title: words.title,
    status: status ?? (Object.keys(problems).length > 0 ? 422 : 200),
    body: html`${problemSummary(commonWords[visit.language].problemsFound, problems)}<h1>${words.title}</h1>${
      kind === undefined
        ? html`<p>${words.both}</p>`
        : html`<p>${words.text}</p><form method="post" action="${urls.ownAddress(own.token)}"><input type="hidden" name="device" value="${own.device}">${field(contact, typed, problems)}<button>${words.sendCode}</button></form>`
    }<p><a href="${urls.preferences(own.token)}">${volunteerWords[visit.language].toPreferences}</a></p>`,
  })
}

function codePage(visit: Visit, own: Own, code: Code, problems: Problems = {}): Promise<Response> {
  const words = ownAddressWords[visit.language]
  const codes = codeWords[visit.language]
  const to = maskContact({ kind: code.channel, address: code.address })
  const digits = {
    name: 'code',
    label: codes.code,
    hint: codes.hint,
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    required: true,
    max: 12,
  } as const
  return answerPage(visit, {
    title: words.codeTitle,
    status: problems.code ? 422 : 200,
    body: html`${problemSummary(commonWords[visit.language].problemsFound, problems)}<h1>${words.codeTitle}</h1><p>${words.codeText(to)}</p>
<form method="post" action="${urls.ownAddress(own.token)}"><input type="hidden" name="device" value="${own.device}"><input type="hidden" name="id" value="${code.id}">${field(digits, {}, problems)}<button>${words.confirm}</button></form>
<p><a href="${urls.ownAddress(own.token)}">${words.again}</a></p>`,
  })
}
