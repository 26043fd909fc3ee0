import type { Effects } from '../effects.ts'
import { choosing, type Found } from '../rules/choosing.ts'
import type { ShortNeed } from '../rules/giving-way.ts'
import type { Asked, Situation } from '../rules/matching.ts'
import { districtOf } from '../rules/rings.ts'
import type { Wanted } from '../rules/waves.ts'
import { readBudgets } from '../store/budget.ts'
import { type Around, decoded, peopleElsewhere, peopleNear } from './people-around.ts'

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
 * other district of the city, all in parallel. Only those who fit are decoded. Budgets are read for a shortlist; nobody who may be asked is missed,
 * save those who are left to a need that goes before this one.
 */
export async function findMatches(
  fx: Effects,
  need: Asked,
  concerned: ReadonlySet<string>,
  places: Places,
  wanted: Wanted,
  before: readonly ShortNeed[] = [],
): Promise<Found> {
  const at = { now: fx.now(), zone: fx.zone, concerned, metresTo: places.metresTo, likelier: places.likelier }
  const choice = choosing(need, at, wanted, before)
  const choose = async (people: readonly Around[]): Promise<void> => {
    choice.consider(people, (one) => decoded(one, need))
    for (let some = choice.shortlist(); some.length > 0; some = choice.shortlist()) {
      const budgets = await readBudgets(
        fx.table,
        some.map((one) => one.volunteer),
      )
      choice.learn(some, (volunteer) => budgets.get(volunteer))
    }
  }
  await choose(await peopleNear(fx, need))
  if (choice.wantsMore()) {
    const others = places.districts.filter((district) => district !== districtOf(need.area))
    await choose(await peopleElsewhere(fx, need, others))
  }
  return choice.found()
}
