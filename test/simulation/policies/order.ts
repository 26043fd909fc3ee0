import { ringOf } from '../../../shared/rules/rings.ts'
import { reaches } from '../../../shared/rules/topics.ts'
import { draw } from '../draws.ts'
import type { Candidate, View } from '../policy.ts'

/** Candidates by lot: another order for each need, the same under every policy. */
export function byLot({ need, candidates }: Pick<View, 'need' | 'candidates'>): readonly Candidate[] {
  return candidates()
    .map((one) => ({ one, lot: draw(0, 'lot', one.id, need.id) }))
    .sort((a, b) => a.lot - b.lot)
    .map(({ one }) => one)
}

/** Candidates from the need's community outwards, in each ring by lot. */
export function nearestFirst(view: Pick<View, 'need' | 'candidates'>): readonly Candidate[] {
  const ring = ringsFrom(view.need.area)
  // Sorting keeps the lot among equals.
  return byLot(view)
    .map((one) => ({ one, ring: ring(one.area) }))
    .sort((a, b) => a.ring - b.ring)
    .map(({ one }) => one)
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
