import { expect, test } from 'vitest'
import { onlyOnWorkingDays, openDay } from '../../shared/rules/opening-days.ts'

test.each([
  '工作日 9:00–17:00',
  '周一至周五 8:30-12:00',
  '星期一到五上午',
  'weekdays 9:00–17:00',
  'Mon–Fri 9 to 5',
])('%j is open on working days only', (hours) => expect(onlyOnWorkingDays(hours)).toBe(true))

test.each([
  '每天 9:00–20:00',
  '周一至周日',
  '工作日 9:00–17:00，周六上午',
  '全天',
  '',
  'Mon–Fri 9–5, Sat 9–12',
])('%j is not, or cannot be told', (hours) => expect(onlyOnWorkingDays(hours)).toBe(false))

test('A Saturday is proposed only where the place may be open', () => {
  // 29 January 2022 is a Saturday.
  const days = ['2022-01-26', '2022-01-27', '2022-01-28', '2022-01-29', '2022-01-30', '2022-01-31']
  expect(openDay(days, '2022-01-29', '工作日 9:00–17:00')).toBe('2022-01-31')
  expect(openDay(days.slice(0, 5), '2022-01-29', '工作日 9:00–17:00')).toBe('2022-01-28')
  expect(openDay(days, '2022-01-29', '每天')).toBe('2022-01-29')
  expect(openDay(['2022-01-29'], '2022-01-29', '工作日')).toBe('2022-01-29')
})
