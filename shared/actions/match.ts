import type { Effects } from '../effects.ts'
import { choosing, type Found } from '../rules/choosing.ts'
import type { Asked, Candidate, Situation } from '../rules/matching.ts'
import { bestOffer, type Offered } from '../rules/offer-fit.ts'
import { areasAround, cityOf, districtOf } from '../rules/rings.ts'
import type { Wanted } from '../rules/waves.ts'
import { readBudgets } from '../store/budget.ts'
import { type MatchCopy, readReach } from '../store/match-copies.ts'

/** Where a need looks for volunteers, and what it knows of how people answer. */
export interface Places {
  /** Every district of the need's city. */
  readonly districts: readonly string[]
  /** Metres from a home to the need, where the areas have coordinates. */
  readonly metresTo?: Situation['metresTo']
  /** How many times likelier people answer this organisation for such needs than is expected of them. */
  readonly likelier?: number | undefined
}

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
  const at = { now: fx.now(), zone: fx.zone, concerned, metresTo: places.metresTo, likelier: places.likelier }
  const choice = choosing(need, at, wanted)
  const choose = async (candidates: readonly Candidate[]): Promise<void> => {
    choice.consider(candidates)
    for (let some = choice.shortlist(); some.length > 0; some = choice.shortlist()) {
      const budgets = await readBudgets(
        fx.table,
        some.map((one) => one.volunteer),
      )
      choice.learn(some, (volunteer) => budgets.get(volunteer))
    }
  }
  await choose(await candidatesNear(fx, need))
  if (choice.wantsMore()) {
    const city = cityOf(need.area)
    const others = places.districts.filter((district) => district !== districtOf(need.area))
    await choose(
      await read(
        fx,
        need,
        others.map((district) => [district, city] as const),
      ),
    )
  }
  return choice.found()
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
  const found = new Map<string, Merged>()
  for (const { topic, copies } of pages)
    for (const copy of copies) {
      const offers = [...(copy.offers ?? [])]
      const known = found.get(copy.volunteer)
      // A copy left from before a move is older: the newest says where they are.
      if (!known || copy.version > known.version)
        found.set(copy.volunteer, { ...copy, topics: [topic], offers })
      else if (copy.version === known.version) {
        known.topics.push(topic)
        known.offers.push(...offers)
      }
    }
  return [...found.values()].map(({ keptBack, offers, ...one }) => ({
    ...one,
    offer: bestOffer(offers, need.lines ?? [])?.fit,
    kept: keptBack && need.skill === undefined,
  }))
}

/** A volunteer's copies of several topics as one. */
interface Merged extends Omit<MatchCopy, 'offers'> {
  readonly topics: Asked['topics'][number][]
  readonly offers: Offered[]
}
