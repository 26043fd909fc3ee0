import type { Effects } from '../effects.ts'
import type { Where } from '../store/ledger-item.ts'
import { type NeedEvent, writeEvent } from '../store/need-event.ts'
import type { NeedText } from '../store/need-text.ts'

type Move = Pick<NeedText, 'need' | 'campaignMove'>

/** What a move into a campaign or out of one is on the timeline: one entry or two. */
export function moveEvents({ need, campaignMove }: Move): NeedEvent[] {
  if (!campaignMove) return []
  const { from, to, by, at } = campaignMove
  return [
    ...(from === undefined ? [] : [{ need, kind: 'campaign-left' as const, at, by, note: from }]),
    ...(to === undefined ? [] : [{ need, kind: 'campaign-joined' as const, at, by, note: to }]),
  ]
}

/** Puts the last move on the timeline; harmless to repeat. Done after each move, and before the next one takes its place. */
export async function tellOfMove(fx: Effects, { scope }: Where, text: Move): Promise<void> {
  // Of one moment, leaving is read before joining.
  for (const [i, event] of moveEvents(text).entries())
    await writeEvent(fx.table, scope, `campaign-${i}-${event.kind}`, event)
}

/** The timeline with the last move, where whoever moved it died before writing it there. */
export function withMove(events: readonly NeedEvent[], text: Move): readonly NeedEvent[] {
  const missing = moveEvents(text).filter(
    ({ kind, at }) => !events.some((one) => one.kind === kind && one.at === at),
  )
  return missing.length === 0 ? events : [...events, ...missing].toSorted((a, b) => a.at - b.at)
}
