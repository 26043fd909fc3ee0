import { entrancesOf, leaveSession, startSession, visitSession } from '../../../shared/actions/sign-in.ts'
import { roleWords } from '../../../shared/messages/roles.ts'
import { signInWords } from '../../../shared/messages/sign-in.ts'
import { answerNotFound } from '../app.ts'
import { readTyped } from '../page/form.ts'
import { answerPage, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { sessionId, setSession } from './session.ts'

/** The organisations somebody may act for, to choose one or to change between them. */
export async function showChoice(visit: Visit): Promise<Response> {
  const known = await provedAddress(visit)
  if (!known) return visit.c.redirect(urls.signIn(), 303)
  const words = signInWords[visit.language]
  const entrances = await entrancesOf(visit.fx, known.identity)
  return answerPage(visit, {
    title: words.chooseTitle,
    body: html`<h1>${words.chooseTitle}</h1><p>${words.chooseText}</p>
<form method="post" action="${urls.chooseOrganization()}">${entrances.map(
      ({ organization, member }) =>
        html`<button class="plain" name="org" value="${organization.org}">${organization.name} · ${roleWords[visit.language][member.role]}</button>`,
    )}</form>`,
  })
}

/** Acts for one of them from now on, under a new session id. */
export async function choose(visit: Visit): Promise<Response> {
  const known = await provedAddress(visit)
  if (!known) return visit.c.redirect(urls.signIn(), 303)
  const { typed } = await readTyped(visit.c.req.raw)
  const entrances = await entrancesOf(visit.fx, known.identity)
  const chosen = entrances.find(({ organization }) => organization.org === typed.org)
  if (!chosen) return answerNotFound(visit)
  const { org, member } = chosen.member
  setSession(visit, await startSession(visit.fx, known.identity, { org, member }))
  await leaveSession(visit.fx, known.id)
  return visit.c.redirect(urls.board(), 303)
}

async function provedAddress(visit: Visit): Promise<{ id: string; identity: string } | undefined> {
  const id = sessionId(visit)
  const found = id === undefined ? undefined : await visitSession(visit.fx, id)
  return id !== undefined && found ? { id, identity: found.session.identity } : undefined
}
