import type { NotifyEffects } from '../../../shared/channels/notify-effects.ts'
import { memberMail } from '../../../shared/messages/mail-member.ts'
import type { Gathered } from '../../../shared/rules/campaign-news.ts'
import { isTaken } from '../../../shared/rules/campaign-progress.ts'
import { readHold } from '../../../shared/rules/ledger.ts'
import type { MemberNotice } from '../../../shared/rules/notice-kinds.ts'
import { getItems } from '../../../shared/store/batch.ts'
import { readCampaign } from '../../../shared/store/campaign.ts'
import { ledgersOf, textsOf } from '../../../shared/store/campaign-needs.ts'
import { type CampaignFact, factsOf } from '../../../shared/store/campaign-news.ts'
import { keys } from '../../../shared/store/keys.ts'
import { readMember } from '../../../shared/store/member.ts'
import type { Notice } from '../../../shared/store/notice.ts'
import { type Pledge, pledge } from '../../../shared/store/pledge.ts'
import { type Scope, scopeOf } from '../../../shared/store/scope.ts'
import { urls } from '../../http/urls.ts'
import { sayHeadline } from '../say-lines.ts'
import { letterTo } from './letter-to.ts'
import type { Prepared } from './send-notice.ts'
import { stillTrue } from './still-true.ts'

/** Where a letter about a whole campaign leads. */
const campaignPages = {
  'campaign-review': urls.checkCampaign,
  'campaign-nobody-left': urls.campaign,
  'campaign-deadline-passed': urls.campaign,
  'campaign-news': urls.campaign,
} as const
export type OfCampaign = keyof typeof campaignPages

export const isOfCampaign = (kind: MemberNotice): kind is OfCampaign => kind in campaignPages

/** Writes about a campaign: one letter, however many needs it has. */
export async function forCampaign(
  fx: NotifyEffects,
  notice: Notice,
  kind: OfCampaign,
  to: { readonly org: string; readonly member: string },
): Promise<Prepared | undefined> {
  const scope = scopeOf(to.org)
  const [found, campaign] = await Promise.all([
    readMember(fx.table, scope, to.member),
    readCampaign(fx.table, scope, notice.about ?? ''),
  ])
  if (found?.member.state !== 'active') return undefined
  const { language, name, email } = found.member
  if (kind === 'campaign-news') return withNews(fx, notice, { scope, campaign, reader: found.member })
  if (!campaign) return undefined
  const words = memberMail[language][kind]({
    name,
    what: campaign.title,
    lines: '',
    place: '',
    by: '',
    organization: campaign.orgName,
    link: fx.origin + campaignPages[kind](campaign.campaign),
  })
  return letterTo(fx, notice, { email, language }, words)
}

type Reader = NonNullable<Awaited<ReturnType<typeof readMember>>>['member']

/** All that has its number, as far as it is still so. The needs may have left the campaign, and the campaign may be gone: it is told all the same. */
async function withNews(
  fx: NotifyEffects,
  notice: Notice,
  {
    scope,
    campaign,
    reader,
  }: {
    readonly scope: Scope
    readonly campaign: Awaited<ReturnType<typeof readCampaign>>
    readonly reader: Reader
  },
): Promise<Prepared | undefined> {
  const letter = Number(notice.id.split('#').at(-1))
  const facts = await factsOf(fx.table, { to: notice.to, campaign: notice.about ?? '' }, letter)
  const needs = [...new Set(facts.map(({ need }) => need))]
  const [ledgers, texts, pledges] = await Promise.all([
    ledgersOf(fx.table, scope, [...new Set([...needs, ...(campaign?.needs ?? [])])], { strong: true }),
    textsOf(fx.table, scope, needs),
    pledgesOf(fx, facts),
  ])
  const isSo = ({ kind, need, about = '' }: CampaignFact): boolean => {
    const [ledger, text] = [ledgers.get(need), texts.get(need)]
    const packed = ledger?.holds[about]
    const hold = packed === undefined ? undefined : readHold(packed)
    return (
      ledger !== undefined &&
      text !== undefined &&
      stillTrue(kind, { ledger, text, pledge: pledges.get(`${about} ${need}`), hold }, fx.now())
    )
  }
  const so = facts.filter(isSo)
  const covered = new Set(so.filter(({ kind }) => kind === 'covered').map(({ need }) => need))
  // Where the first promise was the whole of it, that says it all.
  const told = so.filter(({ kind, need }) => kind !== 'first-pledge' || !covered.has(need))
  if (told.length === 0) return undefined
  const news: Partial<Record<Gathered, string[]>> = {}
  for (const { kind, need } of told) {
    const text = texts.get(need)
    if (text) news[kind] = [...(news[kind] ?? []), sayHeadline(text, reader.language)]
  }
  const counted = (campaign?.needs ?? needs).flatMap((need) => ledgers.get(need) ?? [])
  const { campaignNewsMail } = await import('../../../shared/messages/mail-campaign-news.ts')
  const words = campaignNewsMail(reader.language, {
    name: reader.name,
    campaign: campaign?.title,
    organization: texts.get(needs[0] ?? '')?.orgName ?? '',
    taken: counted.filter(isTaken).length,
    all: counted.length,
    news,
    link: fx.origin + (campaign ? urls.campaign(campaign.campaign) : urls.board()),
  })
  return letterTo(fx, notice, reader, words)
}

/** The pledges that facts are about, by volunteer and need. */
async function pledgesOf(
  fx: NotifyEffects,
  facts: readonly CampaignFact[],
): Promise<ReadonlyMap<string, Pledge>> {
  const wanted = facts.flatMap(({ about, need }) => (about === undefined ? [] : [keys.pledge(about, need)]))
  const found = await getItems(fx.table, wanted, pledge, { strong: true })
  return new Map(found.map((one) => [`${one.volunteer} ${one.need}`, one]))
}
