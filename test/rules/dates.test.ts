import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateSentence } from '../../shared/messages/dates.ts'
import { sayBringBy, sayDate, sayMoment } from '../../shared/rules/date-words.ts'
import { addDays, dayOf, endOfDay, parseDay, parseDeadline, startOfDay } from '../../shared/rules/dates.ts'

const zone = 'Asia/Shanghai'
const zones = [
  zone,
  'Europe/Berlin',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Pacific/Kiritimati',
]
const day = fc.integer({ min: 0, max: 9000 }).map((count) => addDays('2015-01-01', count))
const now = Date.parse('2026-01-22T10:00:00+08:00')

test('a day begins where the day before ends, whatever the clocks do', () => {
  fc.assert(
    fc.property(day, fc.constantFrom(...zones), (date, zone) => {
      expect(dayOf(startOfDay(date, zone), zone)).toBe(date)
      expect(dayOf(startOfDay(date, zone) - 1, zone)).toBe(addDays(date, -1))
      expect(dayOf(endOfDay(date, zone), zone)).toBe(date)
      expect(endOfDay(date, zone) + 1).toBe(startOfDay(addDays(date, 1), zone))
    }),
    { numRuns: 1000 },
  )
})

test('where midnight is skipped the day begins at the change', () => {
  // Santiago, 6 September 2026: 23:59 is followed by 01:00.
  expect(startOfDay('2026-09-06', 'America/Santiago')).toBe(Date.parse('2026-09-06T04:00:00Z'))
  expect(endOfDay('2026-01-28', zone)).toBe(Date.parse('2026-01-28T23:59:59.999+08:00'))
})

test('a date is read as fields and people give it', () => {
  for (const typed of ['2026-01-28', '2026/1/28', '2026年1月28日', ' ２０２６-０１-２８ '])
    expect(parseDay(typed)).toEqual({ ok: true, value: '2026-01-28' })
  expect(parseDay('2026-02-30')).toEqual({ ok: false, refusal: { kind: 'no-such-day' } })
  for (const typed of ['', 'tomorrow', '28.1.2026', '1'.repeat(50_000)])
    expect(parseDay(typed)).toEqual({ ok: false, refusal: { kind: 'not-a-date' } })
})

test('a deadline is today at the earliest and not too far away', () => {
  expect(parseDeadline('2026-01-22', now, zone, 60)).toEqual({
    ok: true,
    value: endOfDay('2026-01-22', zone),
  })
  const refused = ['2026-01-21', '2026-03-24', '2026-13-01', 'x'].map((typed) => {
    const read = parseDeadline(typed, now, zone, 60)
    return read.ok ? undefined : [read.refusal.kind, dateSentence('zh-CN', read.refusal)]
  })
  expect(refused).toEqual([
    ['past', '这一天已经过去了，请填今天（1月22日 周四）或以后的日子。'],
    ['too-far', '太远了，请填 3月23日 周一或更早的日子。'],
    ['no-such-day', '日历上没有这一天，请核对一下。'],
    ['not-a-date', '请填写日期，例如 2026-01-28。'],
  ])
})

test('days are said as people say them', () => {
  const wednesday = endOfDay('2026-01-28', zone)
  expect(sayDate(wednesday, zone, 'zh-CN')).toBe('1月28日 周三')
  expect(sayDate(wednesday, zone, 'en')).toBe('Wed 28 January')
  expect(sayDate(wednesday, zone, 'zh-CN', Date.parse('2025-12-30'))).toBe('2026年1月28日 周三')
  expect(sayMoment(now, zone, 'zh-CN')).toBe('1月22日 周四 10:00')
  expect(sayMoment(now, zone, 'en')).toBe('Thu 22 January, 10:00')
  expect(sayBringBy(wednesday, zone, 'zh-CN', now)).toBe('1月28日 周三前')
  expect(sayBringBy(wednesday, zone, 'en', now)).toBe('by Wed 28 January')
  expect(sayBringBy(endOfDay('2026-01-23', zone), zone, 'zh-CN', now)).toBe('明天（1月23日 周五）之内')
  expect(sayBringBy(endOfDay('2026-01-22', zone), zone, 'en', now)).toBe('by today, Thu 22 January')
})
