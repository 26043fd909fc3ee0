import type { Stage } from './need-life.ts'
import { defaultQuietHours, quietEnds } from './quiet-hours.ts'
import { dayMs } from './zone-time.ts'

/** What a group is told of a need: that it asks, and that everything is promised. */
export const groupWords = ['asks', 'covered'] as const
export type GroupWord = (typeof groupWords)[number]

/** A need as a group hears of it. */
export interface Heard {
  readonly stage: Stage
  /** Epoch ms. */
  readonly deadline: number
  readonly covered: boolean
}

/** What a group was last told of it, and when it was last asked (epoch ms). */
export interface SaidBefore {
  readonly said?: GroupWord | undefined
  readonly askedAt?: number | undefined
}

export type NextWord =
  | { readonly kind: 'say'; readonly word: GroupWord }
  | { readonly kind: 'wait'; readonly until: number }
  | { readonly kind: 'nothing' }

/** A group is asked for the same need at most once in this time, in ms. */
export const askAgainMs = dayMs

/**
 * What a group hears next of a need: that it asks; thanks, once, when everything is promised; and that it asks again when something was
 * taken back, at most once a day. Nothing at night, and nothing about what is over.
 */
export function nextWord(need: Heard, { said, askedAt }: SaidBefore, now: number, zone: string): NextWord {
  const word = wordFor(need, said, now)
  if (!word) return { kind: 'nothing' }
  const again = word === 'asks' && askedAt !== undefined ? askedAt + askAgainMs : now
  const until = quietEnds(Math.max(now, again), defaultQuietHours, zone)
  return until > now ? { kind: 'wait', until } : { kind: 'say', word }
}

function wordFor({ stage, deadline, covered }: Heard, said: GroupWord | undefined, now: number) {
  if (covered) return said === 'asks' && (stage === 'open' || stage === 'closed') ? 'covered' : undefined
  return stage === 'open' && deadline > now && said !== 'asks' ? 'asks' : undefined
}
