import type { MemberNotice } from './notice-kinds.ts'

/**
 * What a member hears of a campaign's needs together: sixty needs have sixty first promises and sixty parcels to confirm.
 * What needs an answer about one person (a word back, a note to a child) still comes by itself.
 */
export const gathered = [
  'first-pledge',
  'covered',
  'delivered',
  'lapsed-pledge',
  'withdrawn',
  'still-needed',
] as const satisfies readonly MemberNotice[]
export type Gathered = (typeof gathered)[number]

export const isGathered = (kind: string): kind is Gathered => gathered.some((one) => one === kind)

/** No more than one letter about a campaign in so many ms: the first comes at once, then what has happened meanwhile in one. */
export const newsGapMs = 3 * 3_600_000

/** When what has just happened may be told, epoch ms; `last` is when something of that campaign was last told. */
export const newsDueAt = (now: number, last: number | undefined): number =>
  last === undefined ? now : Math.max(now, last + newsGapMs)
