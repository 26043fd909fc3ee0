import { ok, type Result, refuse } from './result.ts'
import { dayMs, offsetChange, wallClock, zoneOffset } from './zone-time.ts'

/** A calendar day, 'yyyy-mm-dd', as a date field of a form gives and takes it. */
export type Day = string

export type DayRefusal = { readonly kind: 'not-a-date' } | { readonly kind: 'no-such-day' }

/** Reads a date field; where a phone shows a plain text field, also '2026/1/28' and '2026年1月28日'. */
export function parseDay(typed: string): Result<Day, DayRefusal> {
  const found = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/.exec(
    typed.normalize('NFKC').replace(/\s/g, ''),
  )
  if (!found) return refuse({ kind: 'not-a-date' })
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const read = new Date(Date.UTC(year, month - 1, day))
  const exists =
    read.getUTCFullYear() === year && read.getUTCMonth() === month - 1 && read.getUTCDate() === day
  return exists && year > 1900 ? ok(dayName(year, month, day)) : refuse({ kind: 'no-such-day' })
}

/** The day that calendars in the zone show at an instant (epoch ms). */
export function dayOf(at: number, zone: string): Day {
  const { year, month, day } = wallClock(at, zone)
  return dayName(year, month, day)
}

/** The day so many days later (or earlier). */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10)
}

/** The first instant of a day in the zone (epoch ms); where midnight is skipped, the moment clocks jump over it. */
export function startOfDay(day: Day, zone: string): number {
  const utc = Date.parse(`${day}T00:00:00Z`)
  const [early, late] = [utc - 1.5 * dayMs, utc + 1.5 * dayMs].map((at) => zoneOffset(at, zone)) as [
    number,
    number,
  ]
  // The larger offset gives the earlier instant: right if the clocks there already show the day, and no other is earlier.
  const fits = [Math.max(early, late), Math.min(early, late)]
    .map((offset) => utc - offset)
    .find((at) => zoneOffset(at, zone) === utc - at)
  return fits ?? offsetChange(utc - early - dayMs, utc - late + dayMs, zone)
}

/** The last millisecond of a day in the zone (epoch ms): what 'until Wednesday' means for a deadline. */
export function endOfDay(day: Day, zone: string): number {
  return startOfDay(addDays(day, 1), zone) - 1
}

export type DeadlineRefusal =
  | DayRefusal
  | { readonly kind: 'past'; readonly earliest: Day }
  | { readonly kind: 'too-far'; readonly latest: Day }

/** Reads a date field as a deadline: today at the earliest, at most `mostDays` ahead. Answers the end of that day (epoch ms). */
export function parseDeadline(
  typed: string,
  now: number,
  zone: string,
  mostDays: number,
): Result<number, DeadlineRefusal> {
  const day = parseDay(typed)
  if (!day.ok) return day
  const earliest = dayOf(now, zone)
  const latest = addDays(earliest, mostDays)
  if (day.value < earliest) return refuse({ kind: 'past', earliest })
  if (day.value > latest) return refuse({ kind: 'too-far', latest })
  return ok(endOfDay(day.value, zone))
}

function dayName(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
