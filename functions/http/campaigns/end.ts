import { campaignWords } from '../../../shared/messages/campaigns.ts'
import { removeEmptyCampaign, setEnded } from '../../../shared/store/campaign.ts'
import { answerNotFound } from '../app.ts'
import { readTyped } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { findCampaignOf, inOrder, isFree, type WholeCampaign } from './read-campaign.ts'

/** GET /campaigns/…/end: what ending does, before it is done; an empty campaign may be deleted instead. */
export async function showEndCampaign(visit: MemberVisit): Promise<Response> {
  const whole = await findCampaignOf(visit)
  return whole ? answerEnd(visit, whole) : answerNotFound(visit)
}

/** POST /campaigns/…/end: ends it, lets it go on, or deletes an empty one. */
export async function pressEndCampaign(visit: MemberVisit): Promise<Response> {
  const whole = await findCampaignOf(visit, { strong: true })
  if (!whole) return answerNotFound(visit)
  const { fx, by } = visit
  const { campaign } = whole.campaign
  const { typed } = await readTyped(visit.c.req.raw)
  switch (typed.do) {
    case 'end':
      await setEnded(fx.table, by.scope, campaign, { by: by.member, at: fx.now() })
      break
    case 'go-on':
      await setEnded(fx.table, by.scope, campaign, undefined)
      break
    case 'delete':
      return (await removeEmptyCampaign(fx.table, by.scope, campaign))
        ? visit.c.redirect(urls.campaigns(), 303)
        : answerEnd(visit, whole, campaignWords[visit.language].notEmpty)
  }
  return visit.c.redirect(urls.campaign(campaign), 303)
}

function answerEnd(visit: MemberVisit, whole: WholeCampaign, problem?: string): Promise<Response> {
  const words = campaignWords[visit.language]
  const { campaign } = whole
  const free = inOrder(whole).filter((ledger) => isFree(ledger, visit.fx.now())).length
  const press = (what: string, label: string, tone: string): Html =>
    html`<form method="post" action="${urls.endCampaign(campaign.campaign)}"><button name="do" value="${what}" class="${tone}">${label}</button></form>`
  return answerMemberPage(visit, {
    title: words.endTitle,
    status: problem === undefined ? 200 : 409,
    body: html`<h1>${words.endTitle}</h1><p><strong>${campaign.title}</strong></p>${problem === undefined ? '' : html`<p class="error" role="alert">${problem}</p>`}${
      campaign.ended
        ? html`<p>${words.hasEnded}</p>${press('go-on', words.goOn, 'plain')}`
        : html`<p>${words.endText}</p>${free > 0 ? html`<p>${words.endFree(free)}</p>` : ''}${press('end', words.end, 'warn')}`
    }${
      campaign.needs.length === 0
        ? html`<h2>${words.deleteTitle}</h2><p>${words.deleteText}</p>${press('delete', words.delete, 'warn')}`
        : ''
    }<p><a class="button plain" href="${urls.campaign(campaign.campaign)}">${words.back}</a></p>`,
  })
}
