import { type Budget, unspent } from './budget.ts'
import { leftTo, type ShortNeed } from './giving-way.ts'
import {
  type Asked,
  askableAt,
  type Candidate,
  chanceNow,
  type Glance,
  inAskingOrder,
  inLookingOrder,
  type Match,
  matchOf,
  type Situation,
  type WhyNot,
  whyNot,
} from './matching.ts'
import { mostInLine, type NextInLine, type Outlook, shownReason, type WaitingReason } from './outlook.ts'
import { howMany, largestWave, type Wanted } from './waves.ts'

export interface Found {
  /** Whom to ask, in the order in which they are asked. */
  readonly matches: readonly Match[]
  /** When the first of those can be asked who only sleep now, epoch ms. */
  readonly wakesAt?: number
  /** When the first of those can be asked who have had enough messages this week or rest, epoch ms. */
  readonly restedAt?: number
  /** Fewer could be found than are wanted. */
  readonly ranOut: boolean
  /** Who comes after them. */
  readonly outlook: Outlook
}

/** Budgets are looked at for so many times those who are wanted, so that those who rest can be passed over in one go. */
const shortlistFactor = 2

/**
 * Chooses whom a need asks, from one set of candidates after another, each farther away than the last. Only a shortlist's budgets are
 * asked for at a time: whoever drives it reads them and goes on while it wants more. Whoever fits a need that goes `before` is left to it.
 */
export function choosing(
  need: Asked,
  at: Omit<Situation, 'budgets'>,
  wanted: Wanted,
  before: readonly ShortNeed[] = [],
) {
  const chosen: Candidate[] = []
  const inLine: Candidate[] = []
  const budgets = new Map<string, Budget>()
  const situation: Situation = { ...at, budgets }
  const later: { wakesAt?: number; restedAt?: number } = {}
  const counts: Partial<Record<WaitingReason, number>> = {}
  const chances = (of: readonly Candidate[]) => of.map((one) => chanceNow(one, need, situation))
  const count = (reason: WaitingReason) => {
    counts[reason] = (counts[reason] ?? 0) + 1
  }
  const putOff = (candidate: Glance, reason: WhyNot) => {
    count(shownReason(reason))
    if (reason !== 'quiet' && reason !== 'resting') return
    const when = askableAt(candidate, situation)
    const which = reason === 'quiet' ? 'wakesAt' : 'restedAt'
    if (when !== undefined) later[which] = Math.min(when, later[which] ?? when)
  }
  /** Leaves somebody to a need that goes before this one. */
  const leave = (one: Candidate): boolean => {
    const other = leftTo(one, budgets.get(one.volunteer) ?? unspent, before, at.zone)
    if (other) count(other.org === need.org ? 'left-to-another' : 'resting')
    return other !== undefined
  }
  const wantsMore = () => {
    const known = chances(inAskingOrder(chosen, need, situation))
    return howMany(known, wanted) === known.length && known.length < largestWave && !isEnough(known, wanted)
  }

  return {
    /** Takes in the next people; those who cannot be asked now are counted by reason, and only the others looked at whole. */
    consider: <G extends Glance>(people: readonly G[], whole: (one: G) => Candidate): void => {
      const fit = people.filter((one) => {
        const reason = whyNot(one, need, situation)
        if (reason !== undefined) putOff(one, reason)
        return reason === undefined
      })
      inLine.push(...inLookingOrder(fit.map(whole), need, situation))
    },
    /** Whose budgets are to be read next; nobody when there are enough or none are left. */
    shortlist: (): readonly Candidate[] => {
      if (inLine.length === 0 || !wantsMore()) return []
      return inLine.splice(0, howMany(chances(inLine.slice(0, largestWave)), wanted) * shortlistFactor)
    },
    /** Takes in the budgets of a shortlist, by volunteer. */
    learn: (shortlist: readonly Candidate[], budgetOf: (volunteer: string) => Budget | undefined): void => {
      for (const one of shortlist) {
        const budget = budgetOf(one.volunteer)
        if (budget) budgets.set(one.volunteer, budget)
        const reason = whyNot(one, need, situation)
        if (reason !== undefined) putOff(one, reason)
        else if (!leave(one)) chosen.push(one)
      }
    },
    wantsMore,
    found: (): Found => {
      const ordered = inAskingOrder(chosen, need, situation)
      const count = howMany(chances(ordered), wanted)
      const rest = [...ordered.slice(count), ...inLine]
      return {
        matches: ordered.slice(0, count).map((one) => matchOf(one, need, situation)),
        ...later,
        ranOut: wantsMore(),
        outlook: {
          next: rest.slice(0, mostInLine).map((one) => inLineOf(one, need, situation)),
          counts: { ...counts, 'their-turn-comes': rest.length },
        },
      }
    },
  }
}

const isEnough = (chances: readonly number[], { expect, atLeast }: Wanted): boolean =>
  chances.length >= atLeast && chances.reduce((sum, one) => sum + one, 0) >= expect

/** Known by an initial; when they were last asked is said only where it was looked at. */
export function inLineOf(one: Candidate, need: Asked, at: Situation): NextInLine {
  const { chance, reasons } = matchOf(one, need, at)
  const known = at.budgets.has(one.volunteer)
  return {
    initial: one.initial ?? '',
    chance,
    reasons: known ? reasons : reasons.filter((reason) => reason !== 'never-asked'),
  }
}
