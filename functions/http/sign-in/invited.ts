import { type InvitationRefusal, openInvitation } from '../../../shared/actions/accept-invitation.ts'
import { askForCode } from '../../../shared/actions/one-time-code.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { roleHints, roleWords } from '../../../shared/messages/roles.ts'
import { signInWords } from '../../../shared/messages/sign-in.ts'
import { maskContact } from '../../../shared/rules/masking.ts'
import { markAskingBrowser } from '../page/asking-browser.ts'
import { answerPage, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'

/** What somebody is invited to. Opening it changes nothing: mail scanners open links. */
export async function showInvited(visit: Visit): Promise<Response> {
  const token = tokenOf(visit)
  const opened = await openInvitation(visit.fx, token)
  if (!opened.ok) return answerRefused(visit, opened.refusal)
  const words = signInWords[visit.language]
  const { orgName, name, role, email } = opened.value
  return answerPage(visit, {
    title: words.invitedTitle(orgName),
    body: html`<h1>${words.invitedTitle(orgName)}</h1>
<p>${words.invitedText(name, roleWords[visit.language][role])} ${roleHints[visit.language][role]}</p>
<p>${words.invitedAddress(maskContact({ kind: 'email', address: email }))}</p>
<form method="post" action="${urls.memberInvitation(token)}"><button>${words.accept}</button></form>`,
  })
}

/** Sends a code to the invited address: the link alone lets nobody in. */
export async function acceptInvited(visit: Visit): Promise<Response> {
  const opened = await openInvitation(visit.fx, tokenOf(visit))
  if (!opened.ok) return answerRefused(visit, opened.refusal)
  const { org, id, email } = opened.value
  const asked = await askForCode(visit.fx, {
    purpose: 'accept-invitation',
    channel: 'email',
    address: email,
    language: visit.language,
    browserHash: markAskingBrowser(visit),
    about: `${org}#${id}`,
    source: visit.source,
  })
  if (!asked.ok) {
    const { tooMany } = commonWords[visit.language]
    return answerPage(visit, { title: tooMany, status: 429, body: html`<h1>${tooMany}</h1>` })
  }
  return visit.c.redirect(urls.signInCode(asked.value.id), 303)
}

function answerRefused(visit: Visit, refusal: InvitationRefusal): Promise<Response> {
  const words = signInWords[visit.language]
  const [title, text] =
    refusal.kind === 'used'
      ? [words.invitedUsedTitle, words.invitedUsedText]
      : [words.invitedOverTitle, words.invitedOverText]
  return answerPage(visit, {
    title,
    status: 410,
    body: html`<h1>${title}</h1><p>${text}</p><a class="button plain" href="${urls.signIn()}">${words.toSignIn}</a>`,
  })
}

function tokenOf(visit: Visit): string {
  return visit.c.req.param('token') ?? ''
}
