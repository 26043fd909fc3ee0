import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultQuietHours, isQuiet, parseTimeOfDay, quietEnds } from '../../shared/rules/quiet-hours.ts'
import { minuteMs, wallClock } from '../../shared/rules/zone-time.ts'

const at = (iso: string) => Date.parse(iso)
const window = (from: string, to: string) => ({ from, to })
const zones = [
  'Asia/Shanghai',
  'Asia/Urumqi',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe', // changes by half an hour
  'America/Santiago', // changes at midnight
  'Africa/Casablanca',
  'Pacific/Apia', // left out 30 December 2011
  'UTC',
]
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
const instant = fc.integer({ min: at('2011-06-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') })

describe('clock-quiet-hours', () => {
  test('by default nobody is disturbed from ten at night till seven in the morning', () => {
    const zone = 'Asia/Shanghai'
    expect(isQuiet(at('2026-01-28T21:59:59.999+08:00'), defaultQuietHours, zone)).toBe(false)
    expect(isQuiet(at('2026-01-28T22:00:00+08:00'), defaultQuietHours, zone)).toBe(true)
    expect(isQuiet(at('2026-01-29T06:59:59.999+08:00'), defaultQuietHours, zone)).toBe(true)
    expect(isQuiet(at('2026-01-29T07:00:00+08:00'), defaultQuietHours, zone)).toBe(false)
    expect(quietEnds(at('2026-01-28T22:00:01+08:00'), defaultQuietHours, zone)).toBe(
      at('2026-01-29T07:00:00+08:00'),
    )
    expect(quietEnds(at('2026-01-28T12:34:56+08:00'), defaultQuietHours, zone)).toBe(
      at('2026-01-28T12:34:56+08:00'),
    )
  })

  test('equal ends mean no quiet hours', () => {
    fc.assert(
      fc.property(instant, time, fc.constantFrom(...zones), (now, same, zone) => {
        expect(isQuiet(now, window(same, same), zone)).toBe(false)
      }),
    )
  })

  test('clocks put forward over the end: the night ends at the change', () => {
    // Berlin, 29 March 2026: 01:59 is followed by 03:00 (01:00 UTC).
    const quiet = window('22:00', '02:30')
    expect(quietEnds(at('2026-03-29T00:10:00Z'), quiet, 'Europe/Berlin')).toBe(at('2026-03-29T01:00:00Z'))
    expect(quietEnds(at('2026-03-28T22:00:00Z'), defaultQuietHours, 'Europe/Berlin')).toBe(
      at('2026-03-29T05:00:00Z'),
    )
  })

  test('clocks put back into the window: it is quiet again until they reach its end', () => {
    // Berlin, 25 October 2026: 02:59 is followed by 02:00 (01:00 UTC).
    const quiet = window('22:00', '02:30')
    const berlin = 'Europe/Berlin'
    expect(quietEnds(at('2026-10-24T23:00:00Z'), quiet, berlin)).toBe(at('2026-10-25T00:30:00Z'))
    expect(isQuiet(at('2026-10-25T00:45:00Z'), quiet, berlin)).toBe(false)
    expect(isQuiet(at('2026-10-25T01:10:00Z'), quiet, berlin)).toBe(true)
    expect(quietEnds(at('2026-10-25T01:10:00Z'), quiet, berlin)).toBe(at('2026-10-25T01:30:00Z'))
    expect(quietEnds(at('2026-10-25T00:00:00Z'), window('22:00', '07:00'), berlin)).toBe(
      at('2026-10-25T06:00:00Z'),
    )
  })

  test('nothing in quiet hours and nothing later than needed, in any zone, at any time, by brute force', () => {
    fc.assert(
      fc.property(instant, time, time, fc.constantFrom(...zones), (now, from, to, zone) => {
        const quiet = window(from, to)
        const end = quietEnds(now, quiet, zone)
        expect(isQuiet(end, quiet, zone)).toBe(false)
        expect(end - now).toBeLessThan(49 * 60 * minuteMs)
        for (let t = now; t < end; t += 7 * minuteMs) expect(isQuiet(t, quiet, zone)).toBe(true)
        if (end > now) expect(isQuiet(end - 1, quiet, zone)).toBe(true)
        expect(quietEnds(end, quiet, zone)).toBe(end)
      }),
      { numRuns: 300 },
    )
  })

  test('what is quiet is what the wall clock says', () => {
    fc.assert(
      fc.property(instant, time, time, fc.constantFrom(...zones), (now, from, to, zone) => {
        const clock = wallClock(now, zone)
        const shown = `${String(clock.hour).padStart(2, '0')}:${String(clock.minute).padStart(2, '0')}`
        const inside = from <= to ? shown >= from && shown < to : shown >= from || shown < to
        expect(isQuiet(now, window(from, to), zone)).toBe(inside)
      }),
      { numRuns: 300 },
    )
  })
})

test('a time of day is read as people type it', () => {
  expect(['7:00', '07：05', '22.30', '7点', '22时30分', ' 0:00 '].map(parseTimeOfDay)).toEqual([
    '07:00',
    '07:05',
    '22:30',
    '07:00',
    '22:30',
    '00:00',
  ])
  expect(['24:00', '7:60', 'abends', '', '7:0', '1'.repeat(50_000)].map(parseTimeOfDay)).toEqual(
    Array(6).fill(undefined),
  )
})
