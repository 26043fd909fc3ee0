import { between } from '../../../shared/messages/between.ts'
import { campaignWords } from '../../../shared/messages/campaigns.ts'
import { languages } from '../../../shared/messages/catalogue.ts'
import { draftPublicText } from '../../../shared/messages/draft-public-text.ts'
import { isTaken, isWaiting } from '../../../shared/rules/campaign-progress.ts'
import { sayDate } from '../../../shared/rules/date-words.ts'
import { isOut } from '../../../shared/rules/need-life.ts'
import { findCampaign } from '../../../shared/store/campaign.ts'
import { groupLinksOf, ledgersOf } from '../../../shared/store/campaign-needs.ts'
import { isHeld, type Ledger } from '../../../shared/store/ledger-item.ts'
import type { NeedText } from '../../../shared/store/need-text.ts'
import { scopeOf } from '../../../shared/store/scope.ts'
import { answerNotFound } from '../app.ts'
import { answerPage, type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { narrowed } from './narrow.ts'
import { isFree } from './read-campaign.ts'

/**
 * GET /c/…: what of a campaign is still free, each with the link of its own page. Of whom it is for there is nothing but the words
 * that were approved as public.
 */
export async function showPublicCampaign(visit: Visit): Promise<Response> {
  const { fx } = visit
  const token = /^[0-9A-Za-z]{20}/.exec(visit.c.req.param('token') ?? '')?.[0]
  const campaign = token && (await findCampaign(fx.table, fx.hash(token)))
  if (!campaign) return answerNotFound(visit)
  const words = campaignWords[visit.language]
  const scope = scopeOf(campaign.org)
  const known = await ledgersOf(fx.table, scope, campaign.needs)
  const ledgers = campaign.needs.flatMap((need) => known.get(need) ?? [])
  const free = campaign.ended ? [] : ledgers.filter((ledger) => isFree(ledger, fx.now()))
  const { shown, form } = await narrowed(visit, scope, free)
  const links = await groupLinksOf(
    fx.table,
    scope,
    shown.map(({ ledger }) => ledger.need),
  )
  const cards = shown.flatMap(({ ledger, text }) => {
    const link = links.get(ledger.need)
    return link ? [card(visit, ledger, text, link.token)] : []
  })
  return answerPage(visit, {
    title: campaign.title,
    card: { title: campaign.title, text: words.publicBy(campaign.orgName) },
    wide: true,
    sheet: 'board',
    body: html`<p class="quiet">${words.publicBy(campaign.orgName)}</p><h1>${campaign.title}</h1>${campaign.publicText ? html`<p>${campaign.publicText}</p>` : ''}${
      campaign.ended ? html`<p><strong>${words.over}</strong></p>` : howFar(visit, ledgers, free.length)
    }${form}${cards.length > 0 ? html`<p class="hint">${words.noAccount}</p><div class="cards">${cards}</div>` : ''}`,
  })
}

/** How many are free and taken; or why there is nothing to choose. */
function howFar({ language }: Visit, ledgers: readonly Ledger[], free: number): Html {
  const words = campaignWords[language]
  const out = ledgers.filter((ledger) => !isWaiting(ledger) && ledger.stage !== 'cancelled')
  if (out.length === 0) return html`<p>${words.soon}</p>`
  const taken = out.filter(isTaken).length
  const said = words.taken(taken, out.length)
  const now =
    free > 0
      ? html`<p><strong>${words.free(free)}</strong></p>`
      : taken === out.length
        ? html`<p><strong>${words.allTaken}</strong> ${words.allTakenText}</p>`
        : html`<p>${out.some((one) => isOut(one.stage) && isHeld(one)) ? words.held : words.over}</p>`
  return html`${now}<p>${said}</p><progress max="${out.length}" value="${taken}">${said}</progress>`
}

function card(visit: Visit, ledger: Ledger, text: NeedText, token: string): Html {
  const { fx, language } = visit
  const words = campaignWords[language]
  const lines = text.lines.filter(({ id }) => (ledger.open[id] ?? 0) > 0)
  const day = sayDate(ledger.deadline, fx.zone, language, fx.now())
  return html`<section class="card"><h2>${lines.map(({ label }) => label).join(between[language].things)}</h2>${lines.map(
    (line) =>
      html`<p>${lines.length > 1 ? html`${line.label}: ` : ''}${line.fit ? html`${line.fit} · ` : ''}${words.needed(ledger.open[line.id] ?? 0, line.unit)}</p>`,
  )}${saysMore(text) ? html`<p>${text.publicText}</p>` : ''}<p class="quiet">${text.place} · ${words.by(day)}</p><a class="button plain" href="${urls.groupLink(token)}">${words.bring}</a></section>`
}

/** Whether the public words say more than the things do: sixty times the same sentence is not read by anybody. */
const saysMore = ({ publicText, lines }: NeedText): boolean =>
  languages.every((language) => publicText !== draftPublicText(language, lines))
