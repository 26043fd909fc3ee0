import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterWaking, shareAnswered, stillExpected, wakingTime } from '../../shared/rules/answer-curve.ts'

const hour = 3_600_000
const zone = 'Asia/Shanghai'
const at = (text: string) => Date.parse(`2022-01-${text}:00+08:00`)

test.each([
  [0, 0],
  [10, 0.45],
  [30, 0.69],
  [60, 0.82],
  [120, 0.92],
])('By %i minutes the published share of yeses has come', (minutes, share) => {
  expect(shareAnswered(minutes)).toBeCloseTo(share, 1.9)
})

test('The curve never falls and ends at one', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 5000, noNaN: true }),
      fc.double({ min: 0, max: 500, noNaN: true }),
      (t, more) => {
        expect(shareAnswered(t + more)).toBeGreaterThanOrEqual(shareAnswered(t))
        expect(shareAnswered(t)).toBeLessThanOrEqual(1)
      },
    ),
  )
  expect(shareAnswered(5000)).toBeCloseTo(1, 6)
})

test('Silence lowers what is expected, from the whole chance to nothing', () => {
  expect(stillExpected(0.3, 0, 1)).toBe(0.3)
  expect(stillExpected(0.3, 60, 1)).toBeLessThan(0.08)
  expect(stillExpected(0.3, 60, 4.5)).toBeGreaterThan(stillExpected(0.3, 60, 1))
  expect(stillExpected(0.3, 1e5, 1)).toBeCloseTo(0, 6)
})

test('Nights do not count', () => {
  expect(wakingTime(at('25T21:00'), at('26T08:00'), zone)).toBe(2 * hour)
  expect(wakingTime(at('25T23:00'), at('26T06:00'), zone)).toBe(0)
  expect(wakingTime(at('25T07:00'), at('28T07:00'), zone)).toBe(3 * 15 * hour)
  expect(afterWaking(at('25T21:00'), 2 * hour, zone)).toBe(at('26T08:00'))
  expect(afterWaking(at('25T23:00'), hour, zone)).toBe(at('26T08:00'))
})

test('Going on by the waking time between two waking instants leads from one to the other', () => {
  const start = at('25T07:00')
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20 * 24 * 60 }),
      fc.integer({ min: 0, max: 20 * 24 * 60 }),
      (a, more) => {
        const from = start + a * 60_000
        const to = from + more * 60_000
        const minuteOfDay = (time: number) => (((time - start) / 60_000) % 1440) / 60
        fc.pre(minuteOfDay(from) < 15 && minuteOfDay(to) > 0 && minuteOfDay(to) < 15)
        expect(afterWaking(from, wakingTime(from, to, zone), zone)).toBe(to)
      },
    ),
  )
})
