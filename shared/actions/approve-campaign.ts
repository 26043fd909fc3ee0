import type { Effects } from '../effects.ts'
import { isMinor } from '../rules/consent.ts'
import type { Finding } from '../rules/identity-check.ts'
import { unresolved } from '../rules/identity-check.ts'
import { atLeast } from '../rules/roles.ts'
import type { Campaign } from '../store/campaign.ts'
import { membersOf } from '../store/member.ts'
import type { NeedText } from '../store/need-text.ts'
import { putNotice, toMember } from '../store/notice.ts'
import type { Scope } from '../store/scope.ts'
import { approveNeed, type OfVersion } from './approve-need.ts'
import { checkNeed } from './check-need.ts'
import type { Actor } from './need-access.ts'
import { confirmHarmless } from './settle-findings.ts'

/** A need as it is looked at before it goes out together with others. */
export interface Looked {
  readonly text: NeedText
  readonly findings: readonly Finding[]
  /** What keeps it inside: the consent a minor needs, or words that must be changed. What only looks like a detail may be ticked. */
  readonly hindered?: 'consent' | 'record'
}

export async function lookAt(fx: Effects, text: NeedText): Promise<Looked> {
  const findings = await checkNeed(fx, text)
  const consented = text.consent !== undefined && text.consent.withdrawnAt === undefined
  if (isMinor(text.beneficiary.ageBand) && !consented) return { text, findings, hindered: 'consent' }
  const recorded = findings.some(({ severity }) => severity === 'from-record')
  return recorded ? { text, findings, hindered: 'record' } : { text, findings }
}

/** Whether nothing more has to be said about it. */
export const isSettled = ({ text, findings, hindered }: Looked): boolean =>
  hindered === undefined && unresolved(findings, text.looksHarmless).length === 0

/** How many needs are let out at the same time, and for how long new ones are begun, in ms: a request lives 10 s at most. */
const atOnce = 6
const longestMs = 6_000

/**
 * Lets several needs out, each by itself and by the same gates as ever: its version as it was looked at, its findings settled, a
 * minor's consent. Answers how many went out and for how many there was no time; the others stay, and pressing again goes on.
 */
export async function approveTogether(
  fx: Effects,
  scope: Scope,
  by: Actor,
  of: readonly (OfVersion & { readonly harmless: readonly string[] })[],
): Promise<{ readonly out: number; readonly noTime: number }> {
  const until = fx.now() + longestMs
  let out = 0
  let from = 0
  for (; from < of.length && fx.now() < until; from += atOnce) {
    const answers = await Promise.all(
      of.slice(from, from + atOnce).map((one) => approveOne(fx, scope, by, one)),
    )
    out += answers.filter(Boolean).length
  }
  return { out, noTime: Math.max(0, of.length - from) }
}

async function approveOne(
  fx: Effects,
  scope: Scope,
  by: Actor,
  { need, version, harmless }: OfVersion & { readonly harmless: readonly string[] },
): Promise<boolean> {
  let of = { need, version }
  if (harmless.length > 0) {
    const kept = await confirmHarmless(fx, scope, by, { ...of, harmless })
    if (!kept.ok) return false
    of = { need, version: kept.value.version }
  }
  return (await approveNeed(fx, scope, by, of)).ok
}

/** Asks colleagues to look a campaign through: one letter to each who may, however many needs it has, and at most one a day. */
export async function askCampaignReview(
  fx: Effects,
  scope: Scope,
  by: Actor,
  { campaign }: Pick<Campaign, 'campaign'>,
): Promise<void> {
  const now = fx.now()
  const today = new Date(now).toISOString().slice(0, 10)
  for (const { member, role, state } of await membersOf(fx.table, scope))
    if (state === 'active' && atLeast(role, 'coordinator') && member !== by.member)
      await putNotice(fx.table, now, {
        to: toMember(scope.org, member),
        id: `campaign-review#${campaign}#${today}`,
        kind: 'campaign-review',
        org: scope.org,
        about: campaign,
      })
}
