import type { Effects } from '../effects.ts'
import {
  type CopiedSpan,
  readVolunteer,
  saveVolunteer,
  type Unsaved,
  type Volunteer,
} from '../store/volunteer.ts'

/** More failures than this mean that somebody presses all the time. */
const mostTries = 6

/**
 * Changes a volunteer by what `change` makes of the latest version (undefined: leave it). The match copies follow as due
 * work: every place where a copy may stand afterwards is noted in the same write.
 */
export async function changeVolunteer(
  fx: Effects,
  id: string,
  change: (now: Volunteer) => Partial<Unsaved> | undefined,
): Promise<Volunteer | undefined> {
  for (let tries = 0; tries < mostTries; tries++) {
    const seen = await readVolunteer(fx.table, id, { strong: true })
    if (!seen) return undefined
    const wanted = change(seen)
    if (!wanted) return undefined
    const next = { ...seen, ...wanted }
    const saved = await saveVolunteer(
      fx.table,
      seen,
      { ...wanted, copied: alsoAt(seen.copied, spanOf(next)) },
      fx.now(),
    )
    if (saved) return saved
  }
  throw new Error('A volunteer kept changing under our hands.')
}

/** Where a volunteer's copies belong. */
export function spanOf(of: Pick<Volunteer, 'area' | 'reach' | 'topics'>): CopiedSpan {
  return { area: of.area, reach: of.reach, topics: [...of.topics] }
}

function alsoAt(known: readonly CopiedSpan[], span: CopiedSpan): CopiedSpan[] {
  const same = (other: CopiedSpan) => JSON.stringify(other) === JSON.stringify(span)
  return known.some(same) ? [...known] : [...known, span]
}
