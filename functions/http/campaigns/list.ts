import { campaignWords } from '../../../shared/messages/campaigns.ts'
import { sayDate } from '../../../shared/rules/date-words.ts'
import { campaignsOf } from '../../../shared/store/campaign.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'

/** GET /campaigns: the organisation's campaigns, newest first. */
export async function showCampaigns(visit: MemberVisit): Promise<Response> {
  const { fx, by, language } = visit
  const words = campaignWords[language]
  const all = await campaignsOf(fx.table, by.scope)
  return answerMemberPage(visit, {
    title: words.title,
    body: html`<h1>${words.title}</h1><p>${words.intro}</p>${
      all.length === 0
        ? html`<p class="quiet">${words.none}</p>`
        : html`<ul class="plain">${all.map(
            ({ campaign, title, needs, at, ended }) =>
              html`<li class="card"><a href="${urls.campaign(campaign)}"><strong>${title}</strong></a><br><span class="quiet">${words.entry(needs.length, sayDate(at, fx.zone, language, fx.now()))}${ended ? html` · ${words.ended}` : ''}</span></li>`,
          )}</ul>`
    }<a class="button plain" href="${urls.importList('needs')}">${words.toImport}</a>`,
  })
}
