import { organizationWords } from '../../../shared/messages/organizations.ts'
import { roleWords } from '../../../shared/messages/roles.ts'
import { memberInvitationsOf } from '../../../shared/store/member-invitation.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'

/** Invitations that nobody has accepted yet, each with a way to take it back. */
export async function invitationList({ fx, by, language }: MemberVisit): Promise<Html> {
  const words = organizationWords[language]
  const all = await memberInvitationsOf(fx.table, by.scope)
  const open = all.filter(({ state }) => state === 'open')
  if (open.length === 0) return html``
  return html`<h3>${words.invitedTitle}</h3><ul class="plain">${open.map(
    ({ id, name, role, email, expiresAtMs }) =>
      html`<li>${words.invitedEntry(name, roleWords[language][role], email)}${
        expiresAtMs <= fx.now() ? html` <span class="quiet">${words.overEntry}</span>` : ''
      }<form method="post" action="${urls.withdrawInvitation(id)}"><button class="link">${words.withdraw}</button></form></li>`,
  )}</ul>`
}
