import { type Budget, mayAsk, weekMs } from './budget.ts'
import type { Found } from './choosing.ts'
import { type Asked, type Candidate, fits } from './matching.ts'
import { isQuiet } from './quiet-hours.ts'
import { hash32 } from './shard.ts'
import { hourMs } from './zone-time.ts'

/** An open need that found too few people when it last looked, as others see it. */
export interface ShortNeed extends Pick<Asked, 'need' | 'org' | 'area' | 'topics' | 'skill'> {
  /** How many yeses cover what is open. */
  readonly lacks: number
  /** When it was published, epoch ms. */
  readonly openedAt: number
  /** When it last looked for people, epoch ms: it asked everybody it could ask then. */
  readonly lookedAt: number
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

/** So many needs that are short are looked at in one look for people. */
export const mostBefore = 50

/**
 * Of the needs that say they are short, those whose ledgers are worth reading. Of more than `mostBefore` another lot in every hour and for every
 * need, so that none of them is passed over for long.
 */
export function worthReading<N extends ShortNeed>(
  of: { readonly need: string; readonly lacks: number },
  others: readonly N[],
  now: number,
): N[] {
  const hour = Math.floor(now / hourMs)
  const lot = ({ need }: N) => hash32(`${hour} ${of.need} ${need}`)
  const some = others.filter((one) => isBefore(one, of, now))
  if (some.length <= mostBefore) return some
  return some.toSorted((one, other) => lot(one) - lot(other)).slice(0, mostBefore)
}

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
  return others.filter((one) => one.lacks > 0 && isBefore(one, of, now))
}

const isBefore = (
  { need, lacks, openedAt, until }: ShortNeed,
  of: { readonly need: string; readonly lacks: number },
  now: number,
): boolean => need !== of.need && lacks < of.lacks && until > now && isInItsFirstWeek({ openedAt }, now)

/** Nobody is left to a need that is older. */
export const isInItsFirstWeek = ({ openedAt }: Pick<ShortNeed, 'openedAt'>, now: number): boolean =>
  openedAt > now - weekMs

/** The need that somebody is left to: it goes before, they fit it, it has not asked them, and it may yet. */
export function leftTo(
  candidate: Candidate,
  budget: Budget,
  before: readonly ShortNeed[],
  zone: string,
): ShortNeed | undefined {
  return before.find(
    (one) =>
      fits(candidate, one) &&
      !(one.need in budget.asks) &&
      !wasPassedOver(candidate, budget, one.lookedAt, zone),
  )
}

/**
 * Whether a need that asked everybody it could did not ask this one: they promised it something unasked, its message could not be delivered, or
 * their last message of the week went to another. It will not ask them later either, so nobody waits for it. Whoever was never asked by
 * anybody came after it looked.
 */
function wasPassedOver(
  { perWeek, quiet }: Candidate,
  budget: Budget,
  lookedAt: number,
  zone: string,
): boolean {
  const isNew = budget.lastAskedAt === undefined && budget.restUntil === undefined
  return !isNew && mayAsk(budget, lookedAt, perWeek) && !isQuiet(lookedAt, quiet, zone)
}
