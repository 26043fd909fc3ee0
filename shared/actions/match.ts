import type { Effects } from '../effects.ts'
import type { Budget } from '../rules/budget.ts'
import {
  type Asked,
  askableAt,
  type Candidate,
  inAskingOrder,
  inLookingOrder,
  type Match,
  matchOf,
  type Situation,
  type WhyNot,
  whyNot,
} from '../rules/matching.ts'
import { areasAround, cityOf, districtOf } from '../rules/rings.ts'
import { readBudgets } from '../store/budget.ts'
import { type MatchCopy, readReach } from '../store/match-copies.ts'

/** Where a need looks for volunteers. */
export interface Places {
  /** Every district of the need's city. */
  readonly districts: readonly string[]
  /** Metres from a home to the need, where the areas have coordinates. */
  readonly metresTo?: Situation['metresTo']
}

export interface Found {
  /** Whom to ask, in the order in which they are asked. */
  readonly matches: readonly Match[]
  /** When the first of those can be asked who only sleep now, epoch ms. */
  readonly wakesAt?: number
  /** When the first of those can be asked who have had enough messages this week, epoch ms. */
  readonly restedAt?: number
}

/** Budgets are read for this many times those who are wanted, so that those who rest can be passed over in one go. */
const shortlistFactor = 2

/**
 * The volunteers to ask next for a need, nearest ring first, at most `most`. Reads only people whose reach includes the
 * need: one Query per topic and area around it in its own district, and only when these are not enough one per topic and
 * other district of the city, all in parallel. Budgets are read for a shortlist; nobody who may be asked is missed.
 */
export async function findMatches(
  fx: Effects,
  need: Asked,
  concerned: ReadonlySet<string>,
  places: Places,
  most: number,
): Promise<Found> {
  const at = { now: fx.now(), zone: fx.zone, concerned, metresTo: places.metresTo }
  const search = newSearch(fx, need, at, most)
  const own = districtOf(need.area)
  await search.among(
    await read(
      fx,
      need,
      areasAround(need.area).map((area) => [own, area] as const),
    ),
  )
  if (search.wantsMore()) {
    const city = cityOf(need.area)
    const others = places.districts.filter((district) => district !== own)
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

/** Collects those who may be asked, from one set of candidates after another, each farther away than the last. */
function newSearch(fx: Effects, need: Asked, at: Omit<Situation, 'budgets'>, most: number) {
  const chosen: Candidate[] = []
  const budgets = new Map<string, Budget>()
  const situation: Situation = { ...at, budgets }
  const later: { wakesAt?: number; restedAt?: number } = {}
  const putOff = (candidate: Candidate, reason: WhyNot | undefined) => {
    const when = askableAt(candidate, situation)
    const which = reason === 'quiet' ? 'wakesAt' : 'restedAt'
    if (when !== undefined) later[which] = Math.min(when, later[which] ?? when)
  }
  const wantsMore = () => chosen.length < most

  return {
    wantsMore,
    among: async (candidates: readonly Candidate[]): Promise<void> => {
      const fit = candidates.filter((one) => {
        const reason = whyNot(one, need, situation)
        if (reason === 'quiet') putOff(one, reason)
        return reason === undefined
      })
      const waiting = inLookingOrder(fit, need)
      while (waiting.length > 0 && wantsMore()) {
        const shortlist = waiting.splice(0, most * shortlistFactor)
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
    },
    found: (): Found => ({
      matches: inAskingOrder(chosen, need, situation)
        .slice(0, most)
        .map((one) => matchOf(one, need, situation)),
      ...later,
    }),
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
  return [...found.values()]
}
