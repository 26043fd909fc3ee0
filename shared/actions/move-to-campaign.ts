import type { Effects } from '../effects.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import {
  campaignsOf,
  putCampaign,
  putIntoCampaign,
  readCampaign,
  takeOutOfCampaign,
} from '../store/campaign.ts'
import { noteCampaign } from '../store/campaign-needs.ts'
import { groupLinkOf } from '../store/link.ts'
import { readOrganization } from '../store/organization.ts'
import type { Scope } from '../store/scope.ts'
import { findingsInWords } from './campaign-words.ts'
import { type Actor, mayChange, readNeedNow } from './need-access.ts'
import type { NeedRefusal } from './need-refusal.ts'
import { tellOfMove } from './tell-of-move.ts'

export type CampaignRefusal =
  | Extract<NeedRefusal, { kind: 'absent' | 'not-yours' | 'wrong-stage' | 'changed-meanwhile' }>
  /** Not there any more, or it has as many needs as it may. */
  | { readonly kind: 'no-such-campaign' }
  /** The campaign's public words hold a name, school, number or place of this need's record. */
  | { readonly kind: 'campaign-gives-away' }

/** Length of a link's token: 119 bits, as of personal links. */
const tokenLength = 20

/**
 * Puts a need into a campaign, out of the one it was in; without a campaign only out. The need's own words say which it is part of, and are
 * changed first: of two who press at once one wins, and pressing again after a crash puts the lists right.
 */
export async function moveToCampaign(
  fx: Effects,
  scope: Scope,
  by: Actor,
  { need, campaign }: { readonly need: string; readonly campaign: string | undefined },
): Promise<Result<undefined, CampaignRefusal>> {
  const where = { scope, need }
  const whole = await readNeedNow(fx, where)
  if (!whole) return refuse({ kind: 'absent' })
  const { text, ledger } = whole
  if (!mayChange(by, text)) return refuse({ kind: 'not-yours' })
  const { stage } = ledger
  if (stage === 'closed' || stage === 'cancelled') return refuse({ kind: 'wrong-stage', stage })
  const target = campaign === undefined ? undefined : await readCampaign(fx.table, scope, campaign)
  if (campaign !== undefined && (!target || target.ended)) return refuse({ kind: 'no-such-campaign' })
  if (
    target &&
    findingsInWords(target, [text.beneficiary]).some(({ severity }) => severity === 'from-record')
  )
    return refuse({ kind: 'campaign-gives-away' })
  if (text.campaign !== campaign) {
    await tellOfMove(fx, where, text)
    const left = text.campaign === undefined ? undefined : await readCampaign(fx.table, scope, text.campaign)
    const move = {
      ...(text.campaign === undefined ? {} : { from: left?.title ?? '' }),
      ...(target ? { to: target.title } : {}),
      by: by.member,
      at: fx.now(),
    }
    const noted = await noteCampaign(fx.table, where, { from: text.campaign, to: campaign, move })
    if (!noted) return refuse({ kind: 'changed-meanwhile' })
    await tellOfMove(fx, where, { need, campaignMove: move })
  }
  for (const one of await campaignsOf(fx.table, scope))
    if (one.campaign !== campaign && one.needs.includes(need))
      await takeOutOfCampaign(fx.table, scope, one.campaign, need)
  if (campaign === undefined) return ok(undefined)
  const token = fx.newId(tokenLength)
  await groupLinkOf(fx.table, scope, { need, token, tokenHash: fx.hash(token), at: fx.now() })
  const put = await putIntoCampaign(fx.table, scope, campaign, need)
  return put ? ok(undefined) : refuse({ kind: 'no-such-campaign' })
}

/** Begins an empty campaign under an id the form was given, so that pressing twice begins one. */
export async function beginCampaign(
  fx: Effects,
  scope: Scope,
  by: Actor,
  { campaign, title }: { readonly campaign: string; readonly title: string },
): Promise<void> {
  const token = fx.newId(tokenLength)
  await putCampaign(fx.table, scope, {
    ...{ campaign, title, publicText: '', token, tokenHash: fx.hash(token) },
    org: scope.org,
    orgName: (await readOrganization(fx.table, scope.org))?.name ?? '',
    needs: [],
    by: by.member,
    at: fx.now(),
  })
}
