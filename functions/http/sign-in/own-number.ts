import { askForCode, pendingCode, tryCode } from '../../../shared/actions/one-time-code.ts'
import { addOwnNumber, removeOwnNumber } from '../../../shared/actions/own-number.ts'
import { codeWords } from '../../../shared/messages/code.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { contactSentence } from '../../../shared/messages/contact.ts'
import { ownAddressWords } from '../../../shared/messages/own-address.ts'
import { parseContact } from '../../../shared/rules/contact.ts'
import { maskContact, showContact } from '../../../shared/rules/masking.ts'
import type { Code } from '../../../shared/store/code.ts'
import { readMember } from '../../../shared/store/member.ts'
import { askRefused } from '../page/ask-refused.ts'
import { askingBrowser, markAskingBrowser } from '../page/asking-browser.ts'
import { codeForm, digitsOf, wrongCode } from '../page/code-form.ts'
import { field, type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html, type Page } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'

/** On a member's own page: their number, or the field for one. Nothing where no text messages are sent. */
export async function numberSection(visit: MemberVisit): Promise<Html> {
  if (visit.settings.SMS === 'none') return html``
  const words = ownAddressWords[visit.language]
  const found = await readMember(visit.fx.table, visit.by.scope, visit.by.member)
  const number = found?.member.mobile
  if (number === undefined) return html`<h2>${words.number}</h2>${numberForm(visit)}`
  return html`<h2>${words.number}</h2><p>${words.numberIs(showContact({ kind: 'mobile', address: number }))}</p>
<form method="post" action="${urls.myNumber()}"><button class="plain" name="do" value="remove">${words.remove}</button></form>`
}

/** GET /me/number: where the code is typed that was sent to the number. */
export async function showNumberCode(visit: MemberVisit): Promise<Response> {
  const code = await pending(visit, visit.c.req.query('code'))
  return code ? codePage(visit, code) : visit.c.redirect(urls.me(), 303)
}

/** POST /me/number: asks for a code, tries one, or takes the number away. */
export async function pressNumber(visit: MemberVisit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  if (typed.do === 'remove') {
    await removeOwnNumber(visit.fx, visit.by.scope, visit.by.member)
    return visit.c.redirect(urls.me(), 303)
  }
  return typed.to === undefined ? ask(visit, typed) : confirm(visit, typed)
}

async function ask(visit: MemberVisit, typed: Typed): Promise<Response> {
  const words = ownAddressWords[visit.language]
  const contact = parseContact(typed.mobile ?? '')
  if (!typed.mobile || (contact.ok && contact.value.kind !== 'mobile'))
    return formPage(visit, typed, { mobile: words.numberProblem })
  if (!contact.ok)
    return formPage(visit, typed, { mobile: contactSentence(visit.language, contact.refusal, 'mobile') })
  const asked = await askForCode(visit.fx, {
    purpose: 'own-address',
    channel: 'mobile',
    address: contact.value.address,
    language: visit.language,
    browserHash: markAskingBrowser(visit),
    about: aboutOf(visit),
    source: visit.source,
  })
  if (!asked.ok) return formPage(visit, typed, { mobile: askRefused(visit, asked.refusal) }, 429)
  return visit.c.redirect(urls.myNumber(asked.value.id), 303)
}

async function confirm(visit: MemberVisit, typed: Typed): Promise<Response> {
  const words = ownAddressWords[visit.language]
  const code = await pending(visit, typed.to)
  if (!code) return formPage(visit, typed, { mobile: codeWords[visit.language].overText })
  const guess = { id: code.id, browserHash: askingBrowser(visit), digits: digitsOf(typed.code) }
  const tried = await tryCode(visit.fx, guess)
  if (!tried.ok)
    return tried.refusal.kind === 'wrong'
      ? codePage(visit, code, wrongCode(visit, tried.refusal.triesLeft))
      : formPage(visit, typed, { mobile: codeWords[visit.language].overText })
  const { scope, member } = visit.by
  const added = await addOwnNumber(visit.fx, scope, { member, number: tried.value.address })
  if (!added.ok && added.refusal.kind === 'taken') return formPage(visit, typed, { mobile: words.taken })
  return visit.c.redirect(urls.me(), 303)
}

/** The code of that id, if it was asked for here, by this member, for this. */
async function pending(visit: MemberVisit, id = ''): Promise<Code | undefined> {
  const code = await pendingCode(visit.fx, { id, browserHash: askingBrowser(visit) })
  return code?.purpose === 'own-address' && code.about === aboutOf(visit) ? code : undefined
}

const aboutOf = ({ by }: MemberVisit): string => `O#${by.scope.org}#${by.member}`

function numberForm(visit: MemberVisit, typed: Typed = {}, problems: Problems = {}): Html {
  const words = ownAddressWords[visit.language]
  const mobile = {
    name: 'mobile',
    label: words.number,
    hint: words.numberText,
    type: 'tel',
    inputmode: 'tel',
    autocomplete: 'tel',
    required: true,
  } as const
  return html`<form method="post" action="${urls.myNumber()}">${field(mobile, typed, problems)}<button class="plain">${words.sendCode}</button></form>`
}

function formPage(
  visit: MemberVisit,
  typed: Typed,
  problems: Problems,
  status: Page['status'] = 422,
): Promise<Response> {
  const words = ownAddressWords[visit.language]
  return answerMemberPage(visit, {
    title: words.number,
    status,
    body: html`<h1>${words.number}</h1>${problemSummary(commonWords[visit.language].problemsFound, problems)}${numberForm(visit, typed, problems)}`,
  })
}

function codePage(visit: MemberVisit, code: Code, problems: Problems = {}): Promise<Response> {
  const words = ownAddressWords[visit.language]
  const to = maskContact({ kind: 'mobile', address: code.address })
  return answerMemberPage(visit, {
    title: words.codeTitle,
    status: problems.code ? 422 : 200,
    body: html`<h1>${words.codeTitle}</h1><p>${words.codeText(to)}</p>${codeForm(visit, {
      action: urls.myNumber(),
      button: words.confirm,
      to: code.id,
      problems,
    })}<p><a href="${urls.me()}">${words.again}</a></p>`,
  })
}
