import { readNeedNow, type WholeNeed } from '../../../shared/actions/need-access.ts'
import { groupMessage } from '../../../shared/messages/group-message.ts'
import { hubStopWords } from '../../../shared/messages/hub-stop.ts'
import { stewardWords } from '../../../shared/messages/look-after-need.ts'
import { placardWords } from '../../../shared/messages/paper.ts'
import { isHeld } from '../../../shared/store/ledger-item.ts'
import { type GroupLink, groupLinkOf, readGroupLink } from '../../../shared/store/link.ts'
import { readOrganization } from '../../../shared/store/organization.ts'
import { answerNotFound } from '../app.ts'
import { askingStoppedNotice } from '../page/asking-stopped.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html } from '../page/page.ts'
import { qrCode } from '../page/qr.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { groupsSection } from './share-with-groups.ts'

/** Length of a group link's token: 119 bits, as of personal links. */
const tokenLength = 20

/** The need's one link for groups: made once, the same for everybody who asks. */
export function makeGroupLink({ fx, by }: MemberVisit, need: string): Promise<GroupLink> {
  const token = fx.newId(tokenLength)
  return groupLinkOf(fx.table, by.scope, { need, token, tokenHash: fx.hash(token), at: fx.now() })
}

/** Text and QR code, ready to paste into a chat group; before the link is made, the button that makes it. */
export async function showShare(visit: MemberVisit): Promise<Response> {
  const { fx, by, language } = visit
  const found = await findOpen(visit)
  if (found instanceof Response) return found
  const { need } = found.text
  const words = stewardWords[language]
  const link = await readGroupLink(fx.table, by.scope, need)
  const published = visit.c.req.query('done') === 'published'
  return answerMemberPage(visit, {
    title: words.shareTitle,
    body: html`${published ? html`<p class="card" role="status">${words.published}</p>` : ''}<h1>${words.shareTitle}</h1>${await askingStoppedNotice(visit)}${
      link
        ? await readyToPaste(visit, found, link)
        : html`<p>${words.shareMakeText}</p><form method="post" action="${urls.shareNeed(need)}"><button>${words.shareMake}</button></form>`
    }${await groupsSection(visit, need)}<p><a class="button plain" href="${urls.need(need)}">${words.toNeed}</a></p>`,
  })
}

export async function pressShare(visit: MemberVisit): Promise<Response> {
  const found = await findOpen(visit)
  if (found instanceof Response) return found
  await makeGroupLink(visit, found.text.need)
  return visit.c.redirect(urls.shareNeed(found.text.need), 303)
}

async function readyToPaste(
  visit: MemberVisit,
  { text, ledger }: WholeNeed,
  { token }: GroupLink,
): Promise<Html> {
  const { fx, by, language, settings } = visit
  const words = stewardWords[language]
  const link = settings.PUBLIC_ORIGIN + urls.groupLink(token)
  const organization = await readOrganization(fx.table, by.scope.org)
  const message = groupMessage(language, {
    text,
    open: ledger.open,
    deadline: ledger.deadline,
    greeting: organization?.groupGreeting ?? '',
    link,
    zone: fx.zone,
    now: fx.now(),
  })
  return html`<p>${words.shareText}</p><label for="message">${words.groupText}</label><p class="hint" id="message-hint">${words.groupTextHint}</p><textarea id="message" rows="12" readonly aria-describedby="message-hint">${message}</textarea>
<h2>${words.qrTitle}</h2><p>${words.qrText}</p>${qrCode(link, words.qrLabel(link))}<p><a href="${urls.needPlacard(text.need)}">${placardWords[language].open}</a></p>`
}

/** Only what is out can be shared, and nothing the hub has paused: a group could do nothing with it. `unless`: what is said when it is not out. */
export async function findOpen(
  visit: MemberVisit,
  unless?: { readonly title: string; readonly text: string },
): Promise<WholeNeed | Response> {
  const need = visit.c.req.param('need') ?? ''
  const whole = await readNeedNow(visit.fx, { scope: visit.by.scope, need })
  if (!whole) return answerNotFound(visit)
  const { stage, orgStop } = whole.ledger
  if (stage === 'open' && !isHeld(whole.ledger)) return whole
  const { notOpenTitle, notOpenText, toNeed } = stewardWords[visit.language]
  const { heldForMembers, organizationHeldForMembers, heldMeans } = hubStopWords[visit.language]
  const { title, text } =
    stage === 'open'
      ? { title: orgStop ? organizationHeldForMembers : heldForMembers, text: heldMeans }
      : (unless ?? { title: notOpenTitle, text: notOpenText })
  return answerMemberPage(visit, {
    title,
    status: 409,
    body: html`<h1>${title}</h1><p>${text}</p><p><a class="button plain" href="${urls.need(need)}">${toNeed}</a></p>`,
  })
}
