import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CalendarEntry, calendarFile } from '../../shared/rules/calendar-file.ts'
import { readCalendar } from '../harness/a-calendar.ts'

const entry: CalendarEntry = {
  uid: 'one@mulin.example',
  sequence: 3,
  madeAt: Date.UTC(2022, 0, 25, 2, 3, 4, 567),
  from: Date.UTC(2022, 0, 28, 1),
  to: Date.UTC(2022, 0, 28, 2),
  summary: '送东西：冬季外套 1 件',
  location: '二马路社区居民服务大厅',
  description: '最晚1月28日 周五送到。',
  reminder: '明天最后一天',
}

test('a calendar file has what RFC 5545 asks for, and a reminder a day before', () => {
  const file = calendarFile(entry)
  expect(file.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:')).toBe(true)
  expect(file.endsWith('END:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true)
  expect(readCalendar(file)).toMatchObject({
    UID: 'one@mulin.example',
    SEQUENCE: '3',
    DTSTAMP: '20220125T020304Z',
    DTSTART: '20220128T010000Z',
    DTEND: '20220128T020000Z',
    SUMMARY: entry.summary,
    'VALARM ACTION': 'DISPLAY',
    'VALARM TRIGGER': '-P1D',
    'VALARM DESCRIPTION': '明天最后一天',
  })
})

test('a long Chinese line is folded between characters, at 75 bytes', () => {
  const summary = '一件冬季外套和两双鞋子😀'.repeat(20)
  const file = calendarFile({ ...entry, summary })
  expect(readCalendar(file).SUMMARY).toBe(summary)
  expect(file.split('\r\n').filter((line) => line.startsWith(' ')).length).toBeGreaterThan(9)
  expect(file).not.toContain('\ufffd')
})

test('marks that mean something in a calendar, and line breaks, come back as they were', () => {
  const description = '门牌 3;4, 二楼\\左边\r\n工作日: 9–17"BEGIN:VEVENT"'
  const file = calendarFile({ ...entry, description, location: 'x\nEND:VCALENDAR' })
  expect(file).toContain(String.raw`DESCRIPTION:门牌 3\;4\, 二楼\\左边\n工作日`)
  expect(file.match(/^END:VCALENDAR/gm)).toHaveLength(1)
  expect(readCalendar(file).DESCRIPTION).toBe('门牌 3;4, 二楼\\左边\n工作日: 9–17"BEGIN:VEVENT"')
})

test('whatever people write is read back, without control characters and halves of characters', () => {
  const awkward = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\\', ';', ',', '\n', '\r\n', '\r', '\0', '\u2028', '\ud800', '👩‍👧', '睦邻'),
    ),
  )
  fc.assert(
    fc.property(awkward, awkward, (one, other) => {
      const [summary, description] = [one.join(''), other.join('')]
      const read = readCalendar(calendarFile({ ...entry, summary, description }))
      expect(read.SUMMARY).toBe(plain(summary))
      expect(read.DESCRIPTION).toBe(plain(description))
      expect(read.DTSTART).toBe('20220128T010000Z')
    }),
  )
})

const plain = (said: string): string =>
  [...said.replace(/\r\n?|[\u2028\u2029]/g, '\n')]
    .filter((letter) => letter === '\n' || !/[\p{Cc}\p{Cs}]/u.test(letter))
    .join('')
