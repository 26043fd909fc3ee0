import type { Effects } from '../effects.ts'
import type { NeedStory } from '../rules/need-story.ts'
import { dayMs } from '../rules/zone-time.ts'
import { getItems } from '../store/batch.ts'
import { keys } from '../store/keys.ts'
import { readLedger } from '../store/ledger-item.ts'
import { noteHeard } from '../store/need-story.ts'
import { notice, toVolunteer } from '../store/notice.ts'
import type { Scope } from '../store/scope.ts'

/** An outcome note that has not gone out after this long will not, in ms. */
const latestMs = 3 * dayMs

/**
 * Counts for each need that had givers how many of them were told how it ended, once their notes have gone out. Answers the stories with what
 * was counted, and whether some notes are still under way.
 */
export async function countHeard(
  fx: Effects,
  scope: Scope,
  stories: readonly NeedStory[],
): Promise<{ readonly stories: readonly NeedStory[]; readonly waits: boolean }> {
  let waits = false
  const counted: NeedStory[] = []
  for (const story of stories) {
    const uncounted = story.givers > 0 && story.heardOutcome === undefined && isClosed(story)
    const heard = uncounted ? await heardOf(fx, scope, story) : undefined
    if (uncounted && heard === undefined) waits = true
    if (heard !== undefined) await noteHeard(fx.table, scope, story, heard)
    counted.push(heard === undefined ? story : { ...story, heardOutcome: heard })
  }
  return { stories: counted, waits }
}

/** Only who closes a need writes to those who gave. */
const isClosed = ({ outcome }: NeedStory): boolean => outcome !== 'expired' && outcome !== 'cancelled'

/** How many givers were told; undefined while notes are under way. */
async function heardOf(fx: Effects, scope: Scope, { need, endedAt }: NeedStory): Promise<number | undefined> {
  const ledger = await readLedger(fx.table, { scope, need })
  const givers = Object.keys(ledger?.got ?? {})
  const wanted = givers.map((volunteer) => keys.notice(toVolunteer(volunteer), `outcome#${need}`))
  const notes = wanted.length === 0 ? [] : await getItems(fx.table, wanted, notice)
  if (notes.some(({ state }) => state === 'due') && fx.now() < endedAt + latestMs) return undefined
  return notes.filter(({ state }) => state === 'sent').length
}
