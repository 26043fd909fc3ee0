import { hourMs } from './zone-time.ts'

/** Reminders, counted back from the end of the promised day: at six the evening before, or at nine that morning. */
export const remindBeforeMs = [30 * hourMs, 15 * hourMs] as const
/** Nobody is reminded of what they said less than this long ago. */
export const notBeforeMs = 3 * hourMs
/** So long after the end of the promised day a pledge that was not delivered lapses: the whole next day to bring it late. */
export const graceMs = 24 * hourMs

/** What the clock of a pledge knows of it; times in epoch ms. */
export interface Promised {
  /** End of the promised day. */
  readonly bringBy: number
  /** When it was promised or last changed. */
  readonly changedAt: number
  readonly remindedAt?: number | undefined
}

/** When the giver is to be reminded, if at all: a pledge for today is fresh enough in mind. */
export function remindAt({ bringBy, changedAt }: Promised): number | undefined {
  return remindBeforeMs.map((before) => bringBy - before).find((at) => at >= changedAt + notBeforeMs)
}

/** Where nobody could receive anything for a while, so long is left from when it goes on, before the day of grace. */
export const afterWaitMs = 48 * hourMs

export const lapseAt = ({ bringBy }: Pick<Promised, 'bringBy'>, resumedAt?: number): number =>
  Math.max(bringBy, resumedAt === undefined ? 0 : resumedAt + afterWaitMs) + graceMs

export type PledgeMoment = { readonly kind: 'remind' | 'lapse'; readonly at: number }

/** What happens next to a pledge that nothing else happens to, and when; it may be overdue. `resumedAt`: see lapseAt. */
export function nextMoment(promised: Promised, now: number, resumedAt?: number): PledgeMoment {
  const remind = remindAt(promised)
  const reminded = (promised.remindedAt ?? 0) >= promised.bringBy - remindBeforeMs[0]
  return remind === undefined || reminded || now >= promised.bringBy
    ? { kind: 'lapse', at: lapseAt(promised, resumedAt) }
    : { kind: 'remind', at: remind }
}
