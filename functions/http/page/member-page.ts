import { memberMenuWords } from '../../../shared/messages/member-menu.ts'
import { atLeast, hubOrganization } from '../../../shared/rules/roles.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { answerPage, type Html, html, type Page } from './page.ts'

/** Answers a member with a page under the menu of their role, with who they are signed in as and a way out. */
export function answerMemberPage(visit: MemberVisit, page: Omit<Page, 'menu'>): Promise<Response> {
  return answerPage(visit, { ...page, menu: menuFor(visit) })
}

/** One entry of the menu; the one that is open is marked for screen readers too. */
interface Entry {
  readonly to: string
  readonly label: string
}

function menuFor(visit: MemberVisit): Html {
  const words = memberMenuWords[visit.language]
  const { path } = visit.c.req
  return html`<nav class="menu" aria-label="${words.menu}">${entriesFor(visit).map(
    ({ to, label }) => html`<a href="${to}"${path === to ? html` aria-current="page"` : ''}>${label}</a>`,
  )}<form method="post" action="${urls.signOut()}"><button class="link">${words.signOut}</button></form></nav>`
}

function entriesFor({ by, language }: MemberVisit): Entry[] {
  const words = memberMenuWords[language]
  const atHub = by.scope.org === hubOrganization
  const administers = atLeast(by.role, 'administrator')
  return [
    ...(atHub && administers ? [{ to: urls.hub(), label: words.hub }] : []),
    { to: urls.board(), label: words.board },
    { to: urls.newNeed(), label: words.newNeed },
    { to: urls.figures(), label: words.figures },
    { to: urls.organization(), label: words.organization },
  ]
}
