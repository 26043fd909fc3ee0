import { tellGroups } from '../../../shared/actions/tell-groups.ts'
import { between } from '../../../shared/messages/between.ts'
import { robotWords } from '../../../shared/messages/robots.ts'
import { robotsOf } from '../../../shared/store/robot.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { findOpen } from './share-need.ts'

/** The button that lets the organisation's group robots tell of this need; nothing where there is none that works. */
export async function groupsSection(visit: MemberVisit, need: string): Promise<Html> {
  const words = robotWords[visit.language]
  const works = (await robotsOf(visit.fx.table, visit.by.scope)).filter(({ state }) => state === 'works')
  if (works.length === 0) return html``
  const names = works.map(({ name }) => name).join(between[visit.language].things)
  const done = visit.c.req.query('done') === 'groups'
  return html`<h2>${words.shareTitle}</h2>${done ? html`<p class="card" role="status">${words.shared}</p>` : ''}<p>${words.shareText(names)}</p>
<form method="post" action="${urls.shareWithGroups(need)}"><button class="plain">${words.share}</button></form>`
}

export async function pressShareWithGroups(visit: MemberVisit): Promise<Response> {
  const found = await findOpen(visit)
  if (found instanceof Response) return found
  const { need } = found.text
  await tellGroups(visit.fx, { scope: visit.by.scope, need }, 'all')
  return visit.c.redirect(`${urls.shareNeed(need)}?done=groups`, 303)
}
