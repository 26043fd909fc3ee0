/** A volunteer's weekly cap counts over any seven days in a row. */
export const weekMs = 7 * 24 * 3600 * 1000

/** When a volunteer was last asked, by need, over all organisations (epoch ms). */
export interface Budget {
  readonly asks: Readonly<Record<string, number>>
  /** The last ask of all, for 'asked least recently first'; absent when never asked. */
  readonly lastAskedAt?: number | undefined
}

/** The budget of somebody who was never asked. */
export const unspent: Budget = { asks: {} }

/** Asks of the last seven days. Those from a clock ahead of ours count too. */
export function asksThisWeek(budget: Budget, now: number): number {
  return Object.values(budget.asks).filter((at) => at > now - weekMs).length
}

/** Whether one more request stays within what this volunteer wants in a week. */
export function mayAsk(budget: Budget, now: number, perWeek: number): boolean {
  return asksThisWeek(budget, now) < perWeek
}

/** Needs whose asks are over a week old and need not be remembered any more. */
export function forgettable(budget: Budget, now: number): string[] {
  return Object.keys(budget.asks).filter((need) => (budget.asks[need] as number) <= now - weekMs)
}
