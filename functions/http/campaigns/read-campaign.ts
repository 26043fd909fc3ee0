import { isCovered } from '../../../shared/rules/ledger.ts'
import { type Campaign, readCampaign } from '../../../shared/store/campaign.ts'
import { ledgersOf } from '../../../shared/store/campaign-needs.ts'
import { isHeld, type Ledger } from '../../../shared/store/ledger-item.ts'
import type { MemberVisit } from '../visit.ts'

/** Needs that one page shows. */
export const perPage = 100

/** A campaign with where each of its needs stands. */
export interface WholeCampaign {
  readonly campaign: Campaign
  readonly ledgers: ReadonlyMap<string, Ledger>
}

/** A campaign of the member's own organisation. */
export async function findCampaignOf(
  visit: MemberVisit,
  options: { readonly strong?: boolean } = {},
): Promise<WholeCampaign | undefined> {
  const { fx, by } = visit
  const id = visit.c.req.param('campaign') ?? ''
  if (!/^[0-9A-Za-z]{1,40}$/.test(id)) return undefined
  const campaign = await readCampaign(fx.table, by.scope, id, options)
  return campaign && { campaign, ledgers: await ledgersOf(fx.table, by.scope, campaign.needs) }
}

/** Out, in time, and something of it still free. */
export const isFree = (ledger: Ledger, now: number): boolean =>
  ledger.stage === 'open' && ledger.deadline > now && !isHeld(ledger) && !isCovered(ledger)

/** The ledgers of a campaign in the order of its list. */
export const inOrder = ({ campaign, ledgers }: WholeCampaign): Ledger[] =>
  campaign.needs.flatMap((need) => ledgers.get(need) ?? [])

/** Which page is asked for: '?from=100'. */
export function pageFrom(visit: Pick<MemberVisit, 'c'>, size = perPage): number {
  const asked = visit.c.req.query('from') ?? ''
  return /^\d{1,4}$/.test(asked) ? Number(asked) - (Number(asked) % size) : 0
}
