import type { Effects } from '../effects.ts'
import type { Asked, Candidate, Glance } from '../rules/matching.ts'
import { bestOffer } from '../rules/offer-fit.ts'
import { areasAround, cityOf, districtOf } from '../rules/rings.ts'
import type { Topic } from '../rules/topics.ts'
import { type CopyGlance, readReach } from '../store/match-copies.ts'

/** Somebody whose reach includes a need, at a glance, with the copies that say the rest. */
export interface Around extends Glance {
  readonly copies: readonly CopyGlance[]
}

/** Everybody of the need's own district whose reach includes it. */
export function peopleNear(fx: Effects, need: Asked): Promise<Around[]> {
  const own = districtOf(need.area)
  return read(
    fx,
    need,
    areasAround(need.area).map((area) => [own, area] as const),
  )
}

/** Everybody of these districts, other than the need's own, whose reach is the whole city. */
export function peopleElsewhere(fx: Effects, need: Asked, districts: readonly string[]): Promise<Around[]> {
  const city = cityOf(need.area)
  return read(
    fx,
    need,
    districts.map((district) => [district, city] as const),
  )
}

/** Decodes what ranking wants to know of somebody. */
export function decoded({ topics, copies }: Around, need: Asked): Candidate {
  const [first, ...others] = copies.map((copy) => copy.decode())
  const { keptBack, offers = [], ...one } = first!
  const ready = [...offers, ...others.flatMap((copy) => copy.offers ?? [])]
  return {
    ...one,
    topics,
    offer: bestOffer(ready, need.lines ?? [])?.fit,
    kept: keptBack && need.skill === undefined,
  }
}

/** Everybody of these districts and reaches who chose one of the need's topics, each once with all they chose. */
async function read(
  fx: Effects,
  need: Asked,
  where: readonly (readonly [district: string, reachArea: string])[],
): Promise<Around[]> {
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
      const known = found.get(copy.volunteer)
      // A copy left from before a move is older: the newest says where they are.
      if (!known || copy.version > known.version)
        found.set(copy.volunteer, { ...copy, topics: [topic], copies: [copy] })
      else if (copy.version === known.version) {
        known.topics.push(topic)
        known.copies.push(copy)
      }
    }
  return [...found.values()]
}

/** A volunteer's copies of several topics as one. */
interface Merged extends CopyGlance {
  readonly topics: Topic[]
  readonly copies: CopyGlance[]
}
