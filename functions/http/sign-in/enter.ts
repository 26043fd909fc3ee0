import { acceptInvitation } from '../../../shared/actions/accept-invitation.ts'
import { pendingCode, tryCode } from '../../../shared/actions/one-time-code.ts'
import { entrancesOf, leaveSession, startSession } from '../../../shared/actions/sign-in.ts'
import { codeWords } from '../../../shared/messages/code.ts'
import { signInWords } from '../../../shared/messages/sign-in.ts'
import type { Code } from '../../../shared/store/code.ts'
import { askingBrowser } from '../page/asking-browser.ts'
import { codeForm, digitsOf, wrongCode } from '../page/code-form.ts'
import { type Problems, readTyped } from '../page/form.ts'
import { answerPage, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { afterSignIn, returnTo } from './return-to.ts'
import { readSession, sessionId, setSession } from './session.ts'

/** What a code may be for that is typed here: any other lets nobody in. */
const entering: readonly Code['purpose'][] = ['sign-in', 'accept-invitation']

/** The page that asks for the six digits, in the browser that asked for them only. */
export async function showCode(visit: Visit): Promise<Response> {
  const code = await pendingCode(visit.fx, { id: idOf(visit), browserHash: askingBrowser(visit) })
  return code && entering.includes(code.purpose)
    ? answerCode(visit, code, { to: visit.c.req.query('to') })
    : answerOver(visit)
}

/** Tries the digits and lets the person in: as a member, as one of several, or as the member an invitation makes of them. */
export async function enterCode(visit: Visit): Promise<Response> {
  const { typed } = await readTyped(visit.c.req.raw)
  const pending = { id: idOf(visit), browserHash: askingBrowser(visit) }
  const code = await pendingCode(visit.fx, pending)
  if (!code || !entering.includes(code.purpose)) return answerOver(visit)
  const tried = await tryCode(visit.fx, { ...pending, digits: digitsOf(typed.code) })
  if (tried.ok) return letIn(visit, tried.value, typed.to)
  switch (tried.refusal.kind) {
    case 'wrong':
      return answerCode(visit, code, { to: typed.to, problems: wrongCode(visit, tried.refusal.triesLeft) })
    case 'over':
      return answerOver(visit)
  }
}

async function letIn(visit: Visit, code: Code, to: string | undefined): Promise<Response> {
  const { fx } = visit
  if (code.purpose === 'accept-invitation') {
    const [org = '', id = ''] = (code.about ?? '').split('#')
    // A refusal here means that it was used or withdrawn a moment ago: whoever has an entrance still gets in below.
    await acceptInvitation(fx, { org, id, email: code.address })
  }
  const identity = fx.identify(code.address)
  const entrances = await entrancesOf(fx, identity)
  if (entrances.length === 0) return answerNoEntrance(visit)
  const former = sessionId(visit)
  if (former) await leaveSession(fx, former)
  const only = entrances.length === 1 ? entrances[0]?.member : undefined
  setSession(visit, await startSession(fx, identity, only && { org: only.org, member: only.member }))
  return visit.c.redirect(only ? afterSignIn(to) : urls.chooseOrganization(), 303)
}

function answerCode(
  visit: Visit,
  code: Code,
  form: { to?: string; problems?: Problems } = {},
): Promise<Response> {
  const words = signInWords[visit.language]
  return answerPage(visit, {
    title: words.codeTitle,
    status: form.problems ? 422 : 200,
    body: html`<h1>${words.codeTitle}</h1><p>${code.channel === 'mobile' ? words.codeTexted(code.address) : words.codeSent(code.address)}</p>
${codeForm(visit, { ...form, to: returnTo(form.to), action: urls.signInCode(code.id), button: words.enter })}
<p><a href="${urls.signIn()}">${codeWords[visit.language].again}</a></p>`,
  })
}

/** A second press of the same button finds the code used, and its owner inside: they go on. */
async function answerOver(visit: Visit): Promise<Response> {
  if (visit.c.req.method === 'POST' && (await readSession(visit))) return visit.c.redirect(urls.board(), 303)
  const words = codeWords[visit.language]
  return answerPage(visit, {
    title: words.overTitle,
    status: 410,
    body: html`<h1>${words.overTitle}</h1><p>${words.overText}</p><a class="button" href="${urls.signIn()}">${words.again}</a>`,
  })
}

function answerNoEntrance(visit: Visit): Promise<Response> {
  const words = signInWords[visit.language]
  return answerPage(visit, {
    title: words.noEntranceTitle,
    status: 403,
    body: html`<h1>${words.noEntranceTitle}</h1><p>${words.noEntranceText}</p>`,
  })
}

function idOf(visit: Visit): string {
  return visit.c.req.param('id') ?? ''
}
