import { confirmJoining } from '../../../shared/actions/join.ts'
import { hashDigits, pendingCode, tryCode } from '../../../shared/actions/one-time-code.ts'
import { codeWords } from '../../../shared/messages/code.ts'
import { volunteerWords } from '../../../shared/messages/volunteer.ts'
import { maskContact } from '../../../shared/rules/masking.ts'
import { type Code, readCode } from '../../../shared/store/code.ts'
import { type JoiningItem, readJoining, removeJoining } from '../../../shared/store/joining.ts'
import { askingBrowser } from '../page/asking-browser.ts'
import { codeForm, digitsOf, wrongCode } from '../page/code-form.ts'
import { type Problems, readTyped } from '../page/form.ts'
import { answerPage, html } from '../page/page.ts'
import { offersPush } from '../push/offer.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'

/** GET /confirm/:id: asks for the code that was sent, in the browser that asked for it. */
export async function showConfirm(visit: Visit): Promise<Response> {
  const pending = await pendingJoining(visit)
  return pending ? codePage(visit, pending.code, pending.joining) : overPage(visit)
}

/** POST /confirm/:id: the right code makes a volunteer of whoever has that address, or brings theirs up to date. */
export async function confirm(visit: Visit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const digits = digitsOf(typed.code)
  const pending = await pendingJoining(visit)
  if (!pending) return pressedAgain(visit, digits)
  const { code, joining } = pending
  const tried = await tryCode(visit.fx, { id: code.id, browserHash: askingBrowser(visit), digits })
  if (tried.ok) return letJoin(visit, code, joining)
  switch (tried.refusal.kind) {
    case 'wrong':
      return codePage(visit, code, joining, wrongCode(visit, tried.refusal.triesLeft))
    case 'over':
      return pressedAgain(visit, digits)
  }
}

/** A second press, or one after the first died half-way, finds the code used here with the same digits: it ends the same. */
async function pressedAgain(visit: Visit, digits: string): Promise<Response> {
  const id = visit.c.req.param('id') ?? ''
  const code = await readCode(visit.fx.table, id)
  const joining = code && (await readJoining(visit.fx.table, visit.fx.now(), id))
  const usedHere =
    code?.usedAt !== undefined &&
    code.browserHash === askingBrowser(visit) &&
    code.codeHash === hashDigits(visit.fx, id, digits)
  if (!usedHere) return overPage(visit)
  return joining ? letJoin(visit, code, joining) : sendToJoined(visit, id)
}

async function letJoin(visit: Visit, code: Code, { org, said }: JoiningItem): Promise<Response> {
  await confirmJoining(visit.fx, { ...said, contact: { kind: code.channel, address: code.address }, org })
  await removeJoining(visit.fx.table, code.id)
  return sendToJoined(visit, code.id)
}

/** Where notifications are offered, the next page must know who has just joined here. */
function sendToJoined(visit: Visit, code: string): Response {
  return visit.c.redirect(urls.joined(offersPush(visit) ? code : undefined), 303)
}

async function pendingJoining(visit: Visit): Promise<{ code: Code; joining: JoiningItem } | undefined> {
  const id = visit.c.req.param('id') ?? ''
  const code = await pendingCode(visit.fx, { id, browserHash: askingBrowser(visit) })
  const joining = code && (await readJoining(visit.fx.table, visit.fx.now(), id))
  return code && joining ? { code, joining } : undefined
}

function codePage(
  visit: Visit,
  code: Code,
  { org }: JoiningItem,
  problems: Problems = {},
): Promise<Response> {
  const words = volunteerWords[visit.language]
  const to = maskContact({ kind: code.channel, address: code.address })
  return answerPage(visit, {
    title: words.codeTitle,
    status: problems.code ? 422 : 200,
    body: html`<h1>${words.codeTitle}</h1><p>${words.codeText(to)}</p>${codeForm(visit, {
      action: urls.confirmCode(code.id),
      button: words.confirm,
      problems,
    })}<p><a href="${urls.join(org)}">${words.again}</a></p>`,
  })
}

function overPage(visit: Visit): Promise<Response> {
  const words = codeWords[visit.language]
  return answerPage(visit, {
    title: words.overTitle,
    status: 410,
    body: html`<h1>${words.overTitle}</h1><p>${words.overText}</p>`,
  })
}
