import { afterWaking, shareAnswered, slownessOf } from './answer-curve.ts'
import { type QuietHours, quietBegins } from './quiet-hours.ts'
import type { Urgency } from './topics.ts'
import { hourMs, minuteMs } from './zone-time.ts'

/**
 * How long what costs nothing is given before the same request follows as a text message, in waking minutes: 82 % of the yeses to an urgent personal
 * message have come within the hour (see answer-curve.ts). What is not urgent is given `slownessOf` times as long.
 */
const minutesBefore = 60

/** The share of yeses that have come by then; the rest is what a text message may still bring. */
export const answeredBefore = shareAnswered(minutesBefore)

/** When somebody who was asked at `at` and has not answered may be sent the same by text (both epoch ms). */
export function textAt(at: number, urgency: Urgency, zone: string): number {
  return afterWaking(at, minutesBefore * slownessOf(urgency) * minuteMs, zone)
}

/** An appeal is not worth a phone's ringing later than this, in ms. */
const longestOnItsWay = 4 * hourMs

/** Until when networks may try to deliver an appeal: never into its reader's night, nor past the need's deadline (all epoch ms). */
export function appealUntil(now: number, deadline: number, quiet: QuietHours, zone: string): number {
  return Math.min(now + longestOnItsWay, deadline, quietBegins(now, quiet, zone))
}

/** How long a network keeps a text message, in whole seconds: at least a minute, at most three days. */
export function secondsOnItsWay(now: number, until: number): number {
  return Math.min(Math.max(60, Math.floor((until - now) / 1000)), 72 * 3600)
}
