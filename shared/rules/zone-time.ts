/** Wall-clock time in an IANA zone, by Intl: the only source of daylight saving rules that needs no clock and no files. */

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

export interface WallClock {
  readonly year: number
  /** 1–12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  formats.set(zone, format)
  return format
}

/** True for a time zone that this runtime knows, such as 'Asia/Shanghai'. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone)
    return true
  } catch {
    return false
  }
}

/**
 * What clocks in the zone show at an instant (epoch ms).
 * @throws RangeError for an unknown zone: zones come from settings, where they are checked.
 */
export function wallClock(at: number, zone: string): WallClock {
  const read: Record<string, number> = {}
  for (const { type, value } of formatOf(zone).formatToParts(at)) read[type] = Number(value)
  return { year: read.year!, month: read.month!, day: read.day!, hour: read.hour!, minute: read.minute! }
}

/** Minutes since midnight on the clocks of the zone, 0–1439. */
export function minuteOfDay(at: number, zone: string): number {
  const local = Math.floor((at + zoneOffset(at, zone)) / minuteMs)
  return ((local % 1440) + 1440) % 1440
}

/** How far the zone's clocks are ahead of UTC at an instant, in ms, to the minute. */
export function zoneOffset(at: number, zone: string): number {
  const quarter = Math.floor(at / quarterMs)
  const ofZone = offsets.get(zone) ?? new Map<number, number>()
  const known = ofZone.get(quarter)
  if (known !== undefined) return known
  const { year, month, day, hour, minute } = wallClock(quarter * quarterMs, zone)
  const offset = Date.UTC(year, month - 1, day, hour, minute) - quarter * quarterMs
  if (ofZone.size >= mostOffsets) ofZone.clear()
  offsets.set(zone, ofZone.set(quarter, offset))
  return offset
}

/** Clocks are changed at a quarter of an hour, so an offset once read holds for the whole quarter. */
const quarterMs = 15 * minuteMs
const offsets = new Map<string, Map<number, number>>()
const mostOffsets = 10_000

/** The minute after `from`, and not after `to`, at which the zone's offset stops being that of `from`. */
export function offsetChange(from: number, to: number, zone: string): number {
  const before = zoneOffset(from, zone)
  let low = Math.floor(from / minuteMs)
  let high = Math.ceil(to / minuteMs)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (zoneOffset(middle * minuteMs, zone) === before) low = middle
    else high = middle
  }
  return high * minuteMs
}
