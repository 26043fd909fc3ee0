import { ringOf } from '../../../shared/rules/rings.ts'
import { reaches } from '../../../shared/rules/topics.ts'
import { draw } from '../draws.ts'
import type { Candidate, View } from '../policy.ts'

type Looked = Pick<View, 'need' | 'candidates'>

/** The first so many candidates by lot: another order for each need, the same under every policy. */
export const firstByLot = ({ need, candidates }: Looked, count: number): readonly Candidate[] =>
  first(candidates(), count, (one) => draw(0, 'lot', one.id, need.id))

/** The so many nearest: from the need's community outwards, in each ring by lot. */
export function nearestOf({ need, candidates }: Looked, count: number): readonly Candidate[] {
  const ring = ringsFrom(need.area)
  return first(candidates(), count, (one) => ring(one.area) + draw(0, 'lot', one.id, need.id))
}

/** For each home the number of its ring around a need: 0 for the need's own community, 4 for another city. */
export function ringsFrom(need: string): (home: string) => number {
  const known = new Map<string, number>()
  return (home) => {
    const found = known.get(home)
    if (found !== undefined) return found
    const ring = ringOf(need, home)
    const number = ring === undefined ? reaches.length : reaches.indexOf(ring)
    known.set(home, number)
    return number
  }
}

/** Those with the least keys, in order, without sorting all. */
function first(
  all: readonly Candidate[],
  count: number,
  keyOf: (one: Candidate) => number,
): readonly Candidate[] {
  const kept: { readonly one: Candidate; readonly key: number }[] = []
  for (const one of all) {
    const key = keyOf(one)
    if (kept.length >= count && key >= kept[kept.length - 1]!.key) continue
    if (kept.length >= count) kept.pop()
    let at = kept.length
    while (at > 0 && kept[at - 1]!.key > key) at--
    kept.splice(at, 0, { one, key })
  }
  return kept.map(({ one }) => one)
}
