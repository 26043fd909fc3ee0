import { campaignMessage, campaignWords } from '../../../shared/messages/campaigns.ts'
import { stewardWords } from '../../../shared/messages/look-after-need.ts'
import { placardWords } from '../../../shared/messages/paper.ts'
import { isTaken, isWaiting } from '../../../shared/rules/campaign-progress.ts'
import { atLeast } from '../../../shared/rules/roles.ts'
import type { Ledger } from '../../../shared/store/ledger-item.ts'
import { readOrganization } from '../../../shared/store/organization.ts'
import { answerNotFound } from '../app.ts'
import { progressLines } from '../follow-up/progress-lines.ts'
import { standingTag } from '../follow-up/standing-tag.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html } from '../page/page.ts'
import { qrCode } from '../page/qr.ts'
import { tags } from '../page/tag.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { findCampaignOf, inOrder, isFree, pageFrom, perPage, type WholeCampaign } from './read-campaign.ts'

/** GET /campaigns/…: how far a campaign has come, what waits, and every need of it. */
export async function showCampaign(visit: MemberVisit): Promise<Response> {
  const whole = await findCampaignOf(visit)
  if (!whole) return answerNotFound(visit)
  const words = campaignWords[visit.language]
  const { campaign } = whole
  const ledgers = inOrder(whole)
  const taken = ledgers.filter(isTaken).length
  const waiting = ledgers.filter(isWaiting).length
  const said = words.taken(taken, ledgers.length)
  return answerMemberPage(visit, {
    title: campaign.title,
    wide: true,
    body: html`<h1>${campaign.title}</h1>${campaign.publicText ? html`<p>${campaign.publicText}</p>` : ''}<p>${said}${waiting > 0 ? html` · ${words.waiting(waiting)}` : ''}</p>${campaign.ended ? html`<p role="status">${words.hasEnded}</p>` : ''}<progress max="${Math.max(1, ledgers.length)}" value="${taken}">${said}</progress>${
      waiting > 0
        ? html`<a class="button" href="${urls.checkCampaign(campaign.campaign)}">${words.toCheck}</a>`
        : ''
    }<div class="row"><a class="button plain" href="${urls.shareCampaign(campaign.campaign)}">${words.shareTitle}</a><a class="button plain" href="${urls.editCampaign(campaign.campaign)}">${words.edit}</a></div><p><a href="${urls.campaignPlacard(campaign.campaign)}">${placardWords[visit.language].open}</a> · <a href="${urls.board(`campaign=${campaign.campaign}`)}">${words.onBoard}</a>${
      atLeast(visit.by.role, 'coordinator')
        ? html` · <a href="${urls.endCampaign(campaign.campaign)}">${campaign.ended ? words.goOn : words.toEnd}</a>`
        : ''
    }</p>
<h2>${words.needs}</h2>${needList(visit, whole)}`,
  })
}

function needList(visit: MemberVisit, whole: WholeCampaign): Html {
  const words = campaignWords[visit.language]
  const from = pageFrom(visit)
  const all = inOrder(whole)
  const to = (start: number, label: string) =>
    html`<a class="button plain" href="${urls.campaign(whole.campaign.campaign)}?from=${start}">${label}</a>`
  return html`<div class="cards">${all.slice(from, from + perPage).map((ledger) => card(visit, ledger))}</div><div class="row">${
    from > 0 ? to(from - perPage, words.earlier) : ''
  }${from + perPage < all.length ? to(from + perPage, words.later) : ''}</div>`
}

function card(visit: MemberVisit, ledger: Ledger): Html {
  const page = isWaiting(ledger) ? urls.checkNeed(ledger.need) : urls.need(ledger.need)
  return html`<section class="card"><h3><a href="${page}">${ledger.title}</a></h3>${tags([standingTag(visit.language, ledger)])}${isWaiting(ledger) ? '' : progressLines(visit, ledger)}</section>`
}

/** GET /campaigns/…/share: one text and one QR code for all of it. */
export async function showShareCampaign(visit: MemberVisit): Promise<Response> {
  const whole = await findCampaignOf(visit)
  if (!whole) return answerNotFound(visit)
  const words = campaignWords[visit.language]
  const { campaign } = whole
  const ledgers = inOrder(whole)
  const out = ledgers.filter((ledger) => !isWaiting(ledger) && ledger.stage !== 'cancelled')
  return answerMemberPage(visit, {
    title: words.shareTitle,
    status: out.length > 0 && !campaign.ended ? 200 : 409,
    body: html`<h1>${words.shareTitle}</h1>${
      campaign.ended
        ? html`<p>${words.hasEnded}</p>`
        : out.length > 0
          ? await readyToPaste(visit, whole, out)
          : html`<p>${words.notYet}</p>`
    }<p><a class="button plain" href="${urls.campaign(campaign.campaign)}">${words.back}</a></p>`,
  })
}

async function readyToPaste(
  visit: MemberVisit,
  { campaign }: WholeCampaign,
  out: readonly Ledger[],
): Promise<Html> {
  const { fx, by, language, settings } = visit
  const [words, common] = [campaignWords[language], stewardWords[language]]
  const link = settings.PUBLIC_ORIGIN + urls.campaignLink(campaign.token)
  const organization = await readOrganization(fx.table, by.scope.org)
  const message = campaignMessage(language, {
    campaign,
    greeting: organization?.groupGreeting ?? '',
    free: out.filter((ledger) => isFree(ledger, fx.now())).length,
    all: out.length,
    link,
  })
  return html`<p>${words.shareText}</p><label for="message">${common.groupText}</label><p class="hint" id="message-hint">${common.groupTextHint}</p><textarea id="message" rows="8" readonly aria-describedby="message-hint">${message}</textarea>
<h2>${words.qrTitle}</h2>${qrCode(link, words.qrLabel(link))}<p><a href="${urls.campaignPlacard(campaign.campaign)}">${placardWords[language].open}</a></p>`
}
