import { campaignWords } from '../../../shared/messages/campaigns.ts'
import { placardWords } from '../../../shared/messages/paper.ts'
import { isWaiting } from '../../../shared/rules/campaign-progress.ts'
import { answerNotFound } from '../app.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { html } from '../page/page.ts'
import { answerPlacard } from '../page/placard.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { findCampaignOf, inOrder, isFree } from './read-campaign.ts'

/** GET /campaigns/…/poster: a campaign to hang up, with its one link. */
export async function showCampaignPlacard(visit: MemberVisit): Promise<Response> {
  const whole = await findCampaignOf(visit)
  if (!whole) return answerNotFound(visit)
  const { fx, language } = visit
  const [words, campaignSays] = [placardWords[language], campaignWords[language]]
  const { campaign } = whole
  const back = urls.shareCampaign(campaign.campaign)
  if (campaign.ended)
    return answerMemberPage(visit, {
      title: campaignSays.noPoster,
      status: 409,
      body: html`<h1>${campaignSays.noPoster}</h1><p>${campaignSays.hasEnded}</p><p><a class="button plain" href="${urls.campaign(campaign.campaign)}">${campaignSays.back}</a></p>`,
    })
  const out = inOrder(whole).filter((ledger) => !isWaiting(ledger) && ledger.stage !== 'cancelled')
  if (out.length === 0)
    return answerMemberPage(visit, {
      title: words.notOut,
      status: 409,
      body: html`<h1>${words.notOut}</h1><p>${campaignSays.notYet}</p><p><a class="button plain" href="${back}">${words.back}</a></p>`,
    })
  const free = out.filter((ledger) => isFree(ledger, fx.now()))
  return answerPlacard(visit, {
    heading: campaign.title,
    text: campaign.publicText,
    wanted: (its) => its.wishes(out.length),
    lines: [],
    until: Math.max(...(free.length > 0 ? free : out).map(({ deadline }) => deadline)),
    link: urls.campaignLink(campaign.token),
    ...(free.length === 0 ? { remark: words.covered } : {}),
    back,
  })
}
