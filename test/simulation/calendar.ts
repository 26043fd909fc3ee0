import { dayMs, hourMs } from '../../shared/rules/zone-time.ts'

/** The simulated town keeps the clocks of Yichang, which are never changed. */
export const zone = 'Asia/Shanghai'
/** A Monday, midnight in Yichang; epoch ms. */
export const startsAt = Date.parse('2026-01-05T00:00:00+08:00')
export const weekMs = 7 * dayMs

const dayBegins = 7 * hourMs
const dayLength = 15 * hourMs

/** The instant after `from` at which so much time (ms) between 07:00 and 22:00 has gone by: at night nobody answers. */
export function afterWaking(from: number, ms: number): number {
  const midnight = startsAt + Math.floor((from - startsAt) / dayMs) * dayMs
  const today = Math.min(Math.max(from - midnight - dayBegins, 0), dayLength)
  const total = today + ms
  // What ends exactly at 22:00 does not wait for the morning.
  const days = Math.max(0, Math.ceil(total / dayLength) - 1)
  return Math.max(from, midnight + days * dayMs + dayBegins + (total - days * dayLength))
}

/** Whether people sleep. */
export function isNight(at: number): boolean {
  const since = (((at - startsAt) % dayMs) + dayMs) % dayMs
  return since < dayBegins || since >= dayBegins + dayLength
}

/** The instant itself by day, else the next 07:00. */
export function morning(at: number): number {
  if (!isNight(at)) return at
  const midnight = startsAt + Math.floor((at - startsAt) / dayMs) * dayMs
  return at < midnight + dayBegins ? midnight + dayBegins : midnight + dayMs + dayBegins
}
