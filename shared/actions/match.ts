import type { Effects } from '../effects.ts'
import type { Budget } from '../rules/budget.ts'
import {
  type Asked,
  askableAt,
  type Candidate,
  chanceNow,
  inAskingOrder,
  inLookingOrder,
  type Match,
  matchOf,
  type Situation,
  type WhyNot,
  whyNot,
} from '../rules/matching.ts'
import {
  mostInLine,
  type NextInLine,
  type Outlook,
  shownReason,
  type WaitingReason,
} from '../rules/outlook.ts'
import { areasAround, cityOf, districtOf } from '../rules/rings.ts'
import { howMany, largestWave } from '../rules/waves.ts'
import { readBudgets } from '../store/budget.ts'
import { type MatchCopy, readReach } from '../store/match-copies.ts'

/** Where a need looks for volunteers, and what it knows of how people answer. */
export interface Places {
  /** Every district of the need's city. */
  readonly districts: readonly string[]
  /** Metres from a home to the need, where the areas have coordinates. */
  readonly metresTo?: Situation['metresTo']
  /** The chance of a yes that this organisation sees for such needs. */
  readonly ordinary?: number | undefined
}

/** How many are wanted: so many yeses expected of them, and at least so many people; never more than a wave. */
export type Wanted = Parameters<typeof howMany>[1]

export interface Found {
  /** Whom to ask, in the order in which they are asked. */
  readonly matches: readonly Match[]
  /** When the first of those can be asked who only sleep now, epoch ms. */
  readonly wakesAt?: number
  /** When the first of those can be asked who have had enough messages this week or rest, epoch ms. */
  readonly restedAt?: number
  /** Who comes after them. */
  readonly outlook: Outlook
}

/** Budgets are read for so many times those who are wanted, so that those who rest can be passed over in one go. */
const shortlistFactor = 2

/**
 * The volunteers to ask next for a need, likeliest and nearest first. Reads only people whose reach includes the
 * need: one Query per topic and area around it in its own district, and only when these are not enough one per topic and
 * other district of the city, all in parallel. Budgets are read for a shortlist; nobody who may be asked is missed.
 */
export async function findMatches(
  fx: Effects,
  need: Asked,
  concerned: ReadonlySet<string>,
  places: Places,
  wanted: Wanted,
): Promise<Found> {
  const at = { now: fx.now(), zone: fx.zone, concerned, metresTo: places.metresTo, ordinary: places.ordinary }
  const search = newSearch(fx, need, at, wanted)
  await search.among(await candidatesNear(fx, need))
  if (search.wantsMore()) {
    const city = cityOf(need.area)
    const others = places.districts.filter((district) => district !== districtOf(need.area))
    await search.among(
      await read(
        fx,
        need,
        others.map((district) => [district, city] as const),
      ),
    )
  }
  return search.found()
}

/** Everybody of the need's own district whose reach includes it. */
export function candidatesNear(fx: Effects, need: Asked): Promise<Candidate[]> {
  const own = districtOf(need.area)
  return read(
    fx,
    need,
    areasAround(need.area).map((area) => [own, area] as const),
  )
}

/** Collects those who may be asked, from one set of candidates after another, each farther away than the last. */
function newSearch(fx: Effects, need: Asked, at: Omit<Situation, 'budgets'>, wanted: Wanted) {
  const chosen: Candidate[] = []
  const inLine: Candidate[] = []
  const budgets = new Map<string, Budget>()
  const situation: Situation = { ...at, budgets }
  const later: { wakesAt?: number; restedAt?: number } = {}
  const counts: Partial<Record<WaitingReason, number>> = {}
  const putOff = (candidate: Candidate, reason: WhyNot) => {
    const shown = shownReason(reason)
    counts[shown] = (counts[shown] ?? 0) + 1
    if (reason !== 'quiet' && reason !== 'resting') return
    const when = askableAt(candidate, situation)
    const which = reason === 'quiet' ? 'wakesAt' : 'restedAt'
    if (when !== undefined) later[which] = Math.min(when, later[which] ?? when)
  }
  const enough = (of: readonly Candidate[]) => {
    const chances = of.map((one) => chanceNow(one, need, situation))
    const count = howMany(chances, wanted)
    return count === largestWave || count < chances.length || isEnough(chances, wanted)
  }
  const wantsMore = () => !enough(inAskingOrder(chosen, need, situation))

  return {
    wantsMore,
    among: async (candidates: readonly Candidate[]): Promise<void> => {
      const fit = candidates.filter((one) => {
        const reason = whyNot(one, need, situation)
        if (reason !== undefined) putOff(one, reason)
        return reason === undefined
      })
      const waiting = inLookingOrder(fit, need, situation)
      while (waiting.length > 0 && wantsMore()) {
        const size = howMany(
          waiting.map((one) => chanceNow(one, need, situation)),
          wanted,
        )
        const shortlist = waiting.splice(0, size * shortlistFactor)
        const read = await readBudgets(
          fx.table,
          shortlist.map((one) => one.volunteer),
        )
        for (const [volunteer, budget] of read) budgets.set(volunteer, budget)
        for (const one of shortlist) {
          const reason = whyNot(one, need, situation)
          if (reason === undefined) chosen.push(one)
          else putOff(one, reason)
        }
      }
      inLine.push(...waiting)
    },
    found: (): Found => {
      const ordered = inAskingOrder(chosen, need, situation)
      const count = howMany(
        ordered.map((one) => chanceNow(one, need, situation)),
        wanted,
      )
      const rest = [...ordered.slice(count), ...inLine]
      return {
        matches: ordered.slice(0, count).map((one) => matchOf(one, need, situation)),
        ...later,
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
  const { reasons } = matchOf(one, need, at)
  const known = at.budgets.has(one.volunteer)
  return {
    initial: one.initial ?? '',
    reasons: known ? reasons : reasons.filter((reason) => reason !== 'never-asked'),
  }
}

/** Everybody of these districts and reaches who chose one of the need's topics, each once with all they chose. */
async function read(
  fx: Effects,
  need: Asked,
  where: readonly (readonly [district: string, reachArea: string])[],
): Promise<Candidate[]> {
  const pages = await Promise.all(
    where.flatMap(([district, reachArea]) =>
      need.topics.map(async (topic) => ({
        topic,
        copies: await readReach(fx.table, { district, topic, reachArea }),
      })),
    ),
  )
  const found = new Map<string, MatchCopy & { topics: Asked['topics'][number][] }>()
  for (const { topic, copies } of pages)
    for (const copy of copies) {
      const known = found.get(copy.volunteer)
      // A copy left from before a move is older: the newest says where they are.
      if (!known || copy.version > known.version) found.set(copy.volunteer, { ...copy, topics: [topic] })
      else if (copy.version === known.version) known.topics.push(topic)
    }
  return [...found.values()].map(({ keptBack, ...one }) => ({
    ...one,
    kept: keptBack && need.skill === undefined,
  }))
}
