import type { Effects } from '../effects.ts'
import type { Budget } from '../rules/budget.ts'
import { readStandingBy } from '../rules/ledger.ts'
import { type Asked, type Candidate, type WhyNot, whyNot } from '../rules/matching.ts'
import { defaultQuietHours, isQuiet } from '../rules/quiet-hours.ts'
import { reachArea } from '../rules/rings.ts'
import type { Ledger } from '../store/ledger-item.ts'
import type { Volunteer } from '../store/volunteer.ts'
import { isAskedAtAll } from './asked-at-all.ts'

/** Somebody as matching sees them, from their own item instead of a match copy. What they have fits, or they were not looked at. */
export function candidateOf(of: Volunteer, need: Pick<Asked, 'topics'>): Candidate {
  const { volunteer, area, reach, skills, quiet, perWeek, language, muted, answers } = of
  return {
    ...{ volunteer, area, skills, quiet, perWeek, language, muted, answers },
    reachArea: reachArea(area, reach),
    topics: of.topics.filter((topic) => need.topics.includes(topic)),
    offer: 'fits',
    initial: [...of.name][0],
  }
}

/**
 * Why somebody who has what a need lacks is not asked for it now, by the very rules of its waves; undefined: they may be. Nobody is asked in
 * the night either, however they keep their own.
 */
export function whyNotAsked(
  fx: Pick<Effects, 'now' | 'zone'>,
  of: Volunteer,
  need: Asked,
  known: { readonly concerned: ReadonlySet<string>; readonly budget?: Budget | undefined },
): WhyNot | 'not-asked' | undefined {
  const now = fx.now()
  if (!isAskedAtAll(of, now)) return 'not-asked'
  const { concerned, budget } = known
  const budgets = new Map(budget ? [[of.volunteer, budget]] : [])
  const reason = whyNot(candidateOf(of, need), need, { now, zone: fx.zone, concerned, budgets })
  return reason ?? (isQuiet(now, defaultQuietHours, fx.zone) ? 'quiet' : undefined)
}

/** Whether time alone stands between somebody and being asked, or nothing does. */
export const mayBeAskedOneDay = (why: ReturnType<typeof whyNotAsked>): boolean =>
  why === undefined || why === 'quiet' || why === 'resting'

/** Everybody whom a need's ledger already knows for another reason. */
export function inLedger({ holds, got, standby }: Pick<Ledger, 'holds' | 'got' | 'standby'>): string[] {
  return [
    ...Object.keys(holds),
    ...Object.keys(got),
    ...standby.map((packed) => readStandingBy(packed).volunteer),
  ]
}
