import { findingsInWords } from '../../../shared/actions/campaign-words.ts'
import { campaignWords } from '../../../shared/messages/campaigns.ts'
import { commonWords } from '../../../shared/messages/common.ts'
import { findingSentence } from '../../../shared/messages/identity.ts'
import { importWords } from '../../../shared/messages/imports.ts'
import { type Finding, findingKey, unresolved } from '../../../shared/rules/identity-check.ts'
import { changeCampaign } from '../../../shared/store/campaign.ts'
import { textsOf } from '../../../shared/store/campaign-needs.ts'
import { answerNotFound } from '../app.ts'
import { field, type Problems, problemSummary, readTyped, type Typed } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { findCampaignOf } from './read-campaign.ts'

/** GET /campaigns/…/edit */
export async function showEditCampaign(visit: MemberVisit): Promise<Response> {
  const whole = await findCampaignOf(visit)
  if (!whole) return answerNotFound(visit)
  const { title, publicText, campaign } = whole.campaign
  return answerForm(visit, campaign, { title, publicText })
}

/** POST /campaigns/…/edit: the words are public, so they are searched like a need's own. */
export async function pressEditCampaign(visit: MemberVisit): Promise<Response> {
  const whole = await findCampaignOf(visit)
  if (!whole) return answerNotFound(visit)
  const { fx, by } = visit
  const { campaign, needs } = whole.campaign
  const { typed, all } = await readTyped(visit.c.req.raw)
  const texts = await textsOf(fx.table, by.scope, needs)
  const people = [...texts.values()].map(({ beneficiary }) => beneficiary)
  const read = readWords(visit, typed, all('harmless'), findingsInWords(typed, people))
  if (Object.keys(read.problems).length > 0)
    return answerForm(visit, campaign, typed, { ...read, harmless: all('harmless') })
  const { title = '', publicText = '' } = typed
  await changeCampaign(fx.table, by.scope, campaign, { title, publicText })
  return visit.c.redirect(urls.campaign(campaign), 303)
}

/** What has to be changed of a campaign's words, and what may be called harmless. */
export function readWords(
  { language }: MemberVisit,
  { title = '', publicText = '' }: Typed,
  harmless: readonly string[],
  findings: readonly Finding[],
): { readonly problems: Record<string, string>; readonly findings: readonly Finding[] } {
  const words = importWords[language]
  const problems: Record<string, string> = {}
  if (title === '' || title.length > 60) problems.title = words.titleMissing
  if (publicText.length > 600) problems.publicText = words.textLong
  for (const finding of unresolved(findings, harmless))
    problems[finding.field] ??= words.notPublic(findingSentence(language, finding))
  return { problems, findings: findings.filter(({ severity }) => severity === 'looks-like') }
}

/** The fields for a campaign's words, with a tick for each that only looks like a detail. */
export function wordFields(
  { language }: MemberVisit,
  typed: Typed,
  problems: Problems,
  looksLike: readonly Finding[],
  harmless: readonly string[],
): Html {
  const words = importWords[language]
  const looks = new Map(looksLike.map((finding) => [findingKey(finding), finding]))
  const title = {
    name: 'title',
    label: words.campaignTitle,
    hint: words.campaignTitleHint,
    required: true,
    max: 60,
  }
  const text = {
    name: 'publicText',
    label: words.campaignText,
    hint: words.campaignTextHint,
    rows: 3,
    max: 600,
  }
  return html`${field(title, typed, problems)}${field(text, typed, problems)}${[...looks].map(
    ([key, { text: said }], i) =>
      html`<div class="choice"><input type="checkbox" id="harmless${i}" name="harmless" value="${key}"${harmless.includes(key) ? html` checked` : ''}><label for="harmless${i}">${words.harmless(said)}</label></div>`,
  )}`
}

function answerForm(
  visit: MemberVisit,
  campaign: string,
  typed: Typed,
  again: { problems: Problems; findings: readonly Finding[]; harmless: readonly string[] } = {
    problems: {},
    findings: [],
    harmless: [],
  },
): Promise<Response> {
  const words = campaignWords[visit.language]
  return answerMemberPage(visit, {
    title: words.editTitle,
    status: Object.keys(again.problems).length > 0 ? 422 : 200,
    body: html`<h1>${words.editTitle}</h1>${problemSummary(commonWords[visit.language].problemsFound, again.problems)}<form method="post" action="${urls.editCampaign(campaign)}">${wordFields(visit, typed, again.problems, again.findings, again.harmless)}<button>${words.save}</button></form>`,
  })
}
