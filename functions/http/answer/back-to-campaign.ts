import { campaignWords } from '../../../shared/messages/campaigns.ts'
import { readCampaign } from '../../../shared/store/campaign.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import type { Answering } from './look-up.ts'

/** Whoever has promised something of a campaign finds the way back to what else is free; a personal link speaks of one need alone. */
export async function backToCampaign(visit: Visit, { link, text }: Answering): Promise<Html> {
  if (link.via !== 'group' || text.campaign === undefined) return html``
  const campaign = await readCampaign(visit.fx.table, link.scope, text.campaign)
  if (!campaign?.needs.includes(link.need) || campaign.ended) return html``
  return html`<p><a href="${urls.campaignLink(campaign.token)}">${campaignWords[visit.language].another}</a></p>`
}
