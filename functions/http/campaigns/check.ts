import {
  approveTogether,
  askCampaignReview,
  isSettled,
  type Looked,
  lookAt,
} from '../../../shared/actions/approve-campaign.ts'
import { mayApprove } from '../../../shared/actions/approve-need.ts'
import { publicFields } from '../../../shared/actions/check-need.ts'
import { mayChange } from '../../../shared/actions/need-access.ts'
import { campaignWords } from '../../../shared/messages/campaigns.ts'
import { checkWords } from '../../../shared/messages/check-need.ts'
import { isWaiting } from '../../../shared/rules/campaign-progress.ts'
import { findingKey } from '../../../shared/rules/identity-check.ts'
import { unitOf } from '../../../shared/rules/unit-words.ts'
import { textsOf } from '../../../shared/store/campaign-needs.ts'
import type { NeedText } from '../../../shared/store/need-text.ts'
import { answerNotFound } from '../app.ts'
import { readTyped } from '../page/form.ts'
import { answerMemberPage } from '../page/member-page.ts'
import { type Html, html } from '../page/page.ts'
import { marked } from '../post-need/marked.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { findCampaignOf, inOrder, type WholeCampaign } from './read-campaign.ts'

/** Needs looked at on one page: as many as go out within one press. */
const perPage = 50

/** GET /campaigns/…/check: every need of a campaign that is not out, each with what may give somebody away. */
export async function showCheckCampaign(visit: MemberVisit): Promise<Response> {
  const whole = await findCampaignOf(visit)
  if (!whole) return answerNotFound(visit)
  const { fx, by, language } = visit
  const words = campaignWords[language]
  const waiting = inOrder(whole).filter(isWaiting)
  const looked = await lookAtPage(visit, whole)
  const approving = await Promise.all(looked.map(({ text }) => mayApprove(fx, by.scope, by, text)))
  const ready = looked.filter((one, i) => approving[i] && one.hindered === undefined)
  const settled = looked.filter(isSettled).length
  const asked = visit.c.req.query('asked') !== undefined
  const [unsettled, later] = [looked.length - settled, waiting.length - looked.length]
  const counts = [
    words.ready(settled),
    ...(unsettled > 0 ? [words.notReady(unsettled)] : []),
    ...(later > 0 ? [words.onNextPage(later)] : []),
  ]
  return answerMemberPage(visit, {
    title: words.checkTitle,
    wide: true,
    body: html`<h1>${words.checkTitle}</h1><p><a href="${urls.campaign(whole.campaign.campaign)}">${whole.campaign.title}</a></p>${said(visit)}${
      looked.length === 0
        ? html`<p>${words.allOut}</p><a class="button" href="${urls.shareCampaign(whole.campaign.campaign)}">${words.shareTitle}</a>`
        : html`<p>${words.checkText}</p><p>${counts.join(' · ')}</p>
<form method="post" action="${urls.checkCampaign(whole.campaign.campaign)}">${ready.length === 0 && !asked ? html`<p>${words.askText}</p><button name="do" value="ask">${words.ask}</button>` : ''}${looked.map((one) => card(visit, one))}${
            ready.length > 0
              ? html`<p>${words.approveText}</p><button name="do" value="approve">${words.approve(ready.length)}</button>`
              : ''
          }</form>`
    }`,
  })
}

/** POST /campaigns/…/check: lets out what may go, each need as it was looked at; or asks a colleague to do so. */
export async function pressCheckCampaign(visit: MemberVisit): Promise<Response> {
  const { fx, by } = visit
  const whole = await findCampaignOf(visit)
  if (!whole) return answerNotFound(visit)
  const here = urls.checkCampaign(whole.campaign.campaign)
  const { typed, all } = await readTyped(visit.c.req.raw)
  if (typed.do === 'ask') {
    await askCampaignReview(fx, by.scope, by, whole.campaign)
    return visit.c.redirect(`${here}?asked=1`, 303)
  }
  const ticked = new Set(all('harmless'))
  const looked = (await lookAtPage(visit, whole)).flatMap((one) => {
    const version = Number(typed[`version-${one.text.need}`])
    const harmless = one.findings
      .filter(({ severity }) => severity === 'looks-like')
      .map(findingKey)
      .filter((key) => ticked.has(`${one.text.need} ${key}`) && !one.text.looksHarmless?.includes(key))
    const seen = Number.isInteger(version) && one.hindered === undefined
    return seen ? [{ need: one.text.need, version, harmless }] : []
  })
  const { out, noTime } = await approveTogether(fx, by.scope, by, looked)
  const left = looked.length - out - noTime
  return visit.c.redirect(`${here}?out=${out}&left=${left}&again=${noTime}`, 303)
}

/** The next needs that are not out, as far as this member may see to them. */
async function lookAtPage(visit: MemberVisit, whole: WholeCampaign): Promise<Looked[]> {
  const { fx, by } = visit
  const waiting = inOrder(whole)
    .filter(isWaiting)
    .map(({ need }) => need)
  const page = waiting.slice(0, perPage)
  const texts = await textsOf(fx.table, by.scope, page)
  const mine = page.flatMap((need) => texts.get(need) ?? []).filter((text) => mayChange(by, text))
  return Promise.all(mine.map((text) => lookAt(fx, text)))
}

/** What was done by the press before. */
function said(visit: MemberVisit): Html {
  const words = campaignWords[visit.language]
  const count = (name: string) => {
    const given = visit.c.req.query(name) ?? ''
    return /^\d{1,4}$/.test(given) ? Number(given) : 0
  }
  const [out, left, again] = [count('out'), count('left'), count('again')]
  const sentences = [
    ...(visit.c.req.query('asked') ? [words.asked] : []),
    ...(out > 0 ? [words.approved(out)] : []),
    ...(left > 0 ? [words.left(left)] : []),
    ...(again > 0 ? [words.again(again)] : []),
  ]
  return sentences.length > 0 ? html`<p class="card" role="status">${sentences.join(' ')}</p>` : html``
}

function card(visit: MemberVisit, { text, findings, hindered }: Looked): Html {
  const [words, needWords] = [campaignWords[visit.language], checkWords[visit.language]]
  const { need } = text
  const fields = publicFields(text).filter(
    ({ field }) => field === 'publicText' || findings.some((one) => one.field === field),
  )
  const keys = new Map(
    findings.filter(({ severity }) => severity === 'looks-like').map((one) => [findingKey(one), one.text]),
  )
  return html`<section class="card" id="n-${need}"><h2>${text.title}</h2><input type="hidden" name="version-${need}" value="${text.version}"><p>${lines(text)}</p>${fields.map(
    ({ field, text: words }) =>
      html`<p>${marked(
        words,
        findings.filter((one) => one.field === field),
      )}</p>`,
  )}${
    hindered === 'consent'
      ? html`<p class="error">${text.consent ? needWords.consentWithdrawn : needWords.consentMissing}</p>`
      : hindered === 'record'
        ? html`<p class="error">${needWords.fromRecord}</p>`
        : ''
  }${[...keys].map(([key, said], i) => {
    const on = text.looksHarmless?.includes(key)
    return html`<div class="choice"><input type="checkbox" id="h-${need}-${i}" name="harmless" value="${`${need} ${key}`}"${on ? html` checked` : ''}><label for="h-${need}-${i}">${needWords.harmlessWords(said)}</label></div>`
  })}<p><a href="${urls.checkNeed(need)}">${hindered ? words.fix : words.look}</a></p></section>`
}

const lines = (text: NeedText): string =>
  text.lines
    .map(({ label, wanted, unit, fit }) =>
      `${label} × ${wanted} ${unitOf(wanted, unit)}${fit ? ` (${fit})` : ''}`.trim(),
    )
    .join(' · ')
