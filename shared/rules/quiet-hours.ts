import * as z from 'zod/mini'
import { minuteMs, minuteOfDay, offsetChange, zoneOffset } from './zone-time.ts'

const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

/**
 * When a person is not to be disturbed, on the clocks where they live: from `from` until just before `to`.
 * The window may pass midnight; equal ends mean there is none.
 */
export const quietHours = z.object({ from: timeOfDay, to: timeOfDay })
export type QuietHours = Readonly<z.infer<typeof quietHours>>

export const defaultQuietHours: QuietHours = { from: '22:00', to: '07:00' }

/** Reads a time of day as typed ('7:00', '22：30', '22.30', '7点') into 'HH:MM'; undefined if it is none. */
export function parseTimeOfDay(typed: string): string | undefined {
  const found = /^(\d{1,2})\s?(?:[:.点时h]\s?(\d{2})?分?)?$/.exec(typed.normalize('NFKC').trim())
  if (!found) return undefined
  const time = `${found[1]!.padStart(2, '0')}:${found[2] ?? '00'}`
  return timeOfDay.safeParse(time).success ? time : undefined
}

/** True if clocks in the zone show a time within the quiet window at `now` (epoch ms). */
export function isQuiet(now: number, quiet: QuietHours, zone: string): boolean {
  return minutesLeft(now, quiet, zone) > 0
}

/**
 * The first instant from `now` on (epoch ms) that is not quiet: `now` itself if it is not.
 * Where clocks are put forward over the end of the window it ends at the change; where they are put back into it, it
 * goes on until they reach its end.
 */
export function quietEnds(now: number, quiet: QuietHours, zone: string): number {
  let at = now
  for (;;) {
    const left = minutesLeft(at, quiet, zone)
    if (left === 0) return at
    const end = (Math.floor(at / minuteMs) + left) * minuteMs
    if (zoneOffset(end, zone) === zoneOffset(at, zone)) return end
    at = offsetChange(at, end, zone)
  }
}

/**
 * The next instant from `now` on (epoch ms) at which the quiet window begins; Infinity where there is none. To the minute; an hour off where clocks change
 * in between.
 */
export function quietBegins(now: number, quiet: QuietHours, zone: string): number {
  if (quiet.from === quiet.to) return Number.POSITIVE_INFINITY
  const left = (minutesOf(quiet.from) - minuteOfDay(now, zone) + 24 * 60) % (24 * 60)
  return (Math.floor(now / minuteMs) + left) * minuteMs
}

/** Minutes until the window's end on the wall clock, counting the one begun; 0 outside the window. */
function minutesLeft(at: number, quiet: QuietHours, zone: string): number {
  const whole = 24 * 60
  const now = minuteOfDay(at, zone)
  const from = minutesOf(quiet.from)
  const length = (minutesOf(quiet.to) - from + whole) % whole
  const since = (now - from + whole) % whole
  return since < length ? length - since : 0
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
