import type { Effects } from '../effects.ts'
import { type Ended, storyOf } from '../rules/need-story.ts'
import { answersFor } from '../store/answers.ts'
import type { Ledger, Where } from '../store/ledger-item.ts'
import { eventsOf } from '../store/need-event.ts'
import { putStory } from '../store/need-story.ts'
import { readNeedText } from '../store/need-text.ts'
import { figuresChange } from './figures-change.ts'

/**
 * Writes down how a need went, before it is put away or as soon as its deadline has passed. Repeating it writes the same
 * row. A need that was never open has no story.
 */
export async function tellStory(
  fx: Effects,
  where: Where,
  ledger: Pick<Ledger, 'lines' | 'received' | 'got'>,
  ended: Ended,
): Promise<void> {
  const text = await readNeedText(fx.table, where.scope, where.need)
  if (!text || (ended.outcome === 'cancelled' && text.approvedAt === undefined)) return
  const [answers, events] = await Promise.all([
    answersFor(fx.table, where.need),
    eventsOf(fx.table, where.scope, where.need),
  ])
  // When it was stopped stands on its timeline, however late this is done.
  const stopped = events.findLast(({ kind }) => kind === 'cancelled' || kind === 'consent-withdrawn')
  const endedAt = ended.outcome === 'cancelled' ? (stopped?.at ?? ended.endedAt) : ended.endedAt
  const facts = { text, ledger, ...answers, events }
  const story = storyOf(facts, { ...ended, endedAt }, fx.zone)
  await putStory(fx.table, where.scope, story)
  await figuresChange(fx, where.scope, story.openedAt)
}
