import { dayMs } from './zone-time.ts'

/** A volunteer's weekly cap counts over any seven days in a row. */
export const weekMs = 7 * dayMs

/**
 * How long somebody is left alone, in ms, over all organisations. After a request without an answer: people are inactive for 3–7
 * days then (form A, values C). After 'not this time' only the day: they did answer. After a promise longest: they have given.
 */
export const restMs = { silent: 3 * dayMs, declined: 1 * dayMs, pledged: 5 * dayMs } as const

/** When a volunteer was asked, by need, over all organisations (epoch ms), and how they have answered. */
export interface Budget {
  /** Requests of the last week. */
  readonly asks: Readonly<Record<string, number>>
  /** The last ask of all, for 'asked least recently first'; absent when never asked. */
  readonly lastAskedAt?: number | undefined
  /** Until when they are left alone. */
  readonly restUntil?: number | undefined
  /** Requests that went out to them, ever. */
  readonly asked?: number | undefined
  /** Needs they have promised something for, ever. */
  readonly yes?: number | undefined
}

/** The budget of somebody who was never asked. */
export const unspent: Budget = { asks: {} }

/** Asks of the last seven days. Those from a clock ahead of ours count too. */
export function asksThisWeek(budget: Budget, now: number): number {
  return Object.values(budget.asks).filter((at) => at > now - weekMs).length
}

/** Whether one more request stays within what this volunteer wants in a week, and they do not rest. */
export function mayAsk(budget: Budget, now: number, perWeek: number): boolean {
  return (budget.restUntil ?? 0) <= now && asksThisWeek(budget, now) < perWeek
}

/** When one more request is within the budget, epoch ms; undefined where time alone changes nothing. */
export function mayAskAt(budget: Budget, now: number, perWeek: number): number | undefined {
  const rested = Math.max(now, budget.restUntil ?? 0)
  const recent = Object.values(budget.asks)
    .filter((at) => at > now - weekMs)
    .sort((a, b) => a - b)
  if (recent.length < perWeek) return rested
  const frees = recent[recent.length - perWeek]
  return frees === undefined ? undefined : Math.max(rested, frees + weekMs)
}

/** Needs whose asks are over a week old and need not be remembered any more. */
export function forgettable(budget: Budget, now: number): string[] {
  return Object.keys(budget.asks).filter((need) => (budget.asks[need] as number) <= now - weekMs)
}
