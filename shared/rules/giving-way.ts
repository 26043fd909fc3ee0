import { type Budget, weekMs } from './budget.ts'
import type { Found } from './choosing.ts'
import { type Asked, type Candidate, fits } from './matching.ts'
import { hourMs } from './zone-time.ts'

/** An open need that found too few people when it last looked, as others see it. */
export interface ShortNeed extends Pick<Asked, 'need' | 'org' | 'area' | 'topics' | 'skill'> {
  /** How many yeses cover what is open. */
  readonly lacks: number
  /** When it was published, epoch ms. */
  readonly openedAt: number
  /** It counts as short so long, unless it looks again; epoch ms. */
  readonly until: number
}

/**
 * A need that expects fewer yeses than this for each that it lacks is short of people: what is kept expected for an urgent need (see waves.ts) is
 * enough for any. Not critical: in an early form of the rule, with 2 % of residents registered and 800 needs, 0.2, 0.35 and 0.6 covered 60, 62
 * and 62 % within seven days (npm run simulate).
 */
const shortBelow = 0.35
/** Of waking time: a need that is short looks again every four hours at the latest. */
export const shortForMs = 5 * hourMs

/** Whether a need is short of people: it found fewer than it wanted just now, and expects too few yeses with them. */
export const isShort = ({ ranOut }: Pick<Found, 'ranOut'>, expected: number, lacks: number): boolean =>
  ranOut && expected < shortBelow * lacks

/**
 * Whom a need gives way to: where people are too few for all, those that lack less go first, because two shoes on one child are worth more
 * than one on each of two. Only in their first week, so that nobody waits for them for ever, and because budgets remember whom they asked
 * for no longer.
 */
export function goBefore(
  of: { readonly need: string; readonly lacks: number },
  others: readonly ShortNeed[],
  now: number,
): ShortNeed[] {
  return others.filter(
    ({ need, lacks, openedAt, until }) =>
      need !== of.need && lacks > 0 && lacks < of.lacks && until > now && openedAt > now - weekMs,
  )
}

/** The need that somebody is left to: it goes before, they fit it, and it has not asked them. */
export function leftTo(
  candidate: Candidate,
  budget: Pick<Budget, 'asks'>,
  before: readonly ShortNeed[],
): ShortNeed | undefined {
  return before.find((one) => fits(candidate, one) && !(one.need in budget.asks))
}
