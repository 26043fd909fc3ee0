import { bytesOf } from './cut-to-bytes.ts'

/** One entry of somebody's calendar. Everything in it may leave for a cloud: what must not, does not belong here. */
export interface CalendarEntry {
  /** The same for the same promise however often it is fetched, so that a second file replaces the first. */
  readonly uid: string
  /** Grows with every change of what is in it. */
  readonly sequence: number
  /** When the file is made, when the entry begins and when it ends, epoch ms. */
  readonly madeAt: number
  readonly from: number
  readonly to: number
  readonly summary: string
  readonly location: string
  readonly description: string
  /** What the reminder says, a day before. */
  readonly reminder: string
}

/** Bytes of one line before it has to be folded (RFC 5545, 3.1). */
const longestLine = 75

/**
 * A calendar file of one entry, as RFC 5545 wants it: CRLF, folded lines, escaped texts, times in UTC, a reminder a day before.
 * It is marked private and blocks no time, since it is something to do on that day and no appointment.
 */
export function calendarFile(entry: CalendarEntry): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Mulin//Mulin//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${text(entry.uid)}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTAMP:${utc(entry.madeAt)}`,
    `DTSTART:${utc(entry.from)}`,
    `DTEND:${utc(entry.to)}`,
    `SUMMARY:${text(entry.summary)}`,
    `LOCATION:${text(entry.location)}`,
    `DESCRIPTION:${text(entry.description)}`,
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:-P1D',
    `DESCRIPTION:${text(entry.reminder)}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
}

/** An instant (epoch ms) as '20220128T010000Z'. */
function utc(at: number): string {
  return `${new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`
}

/** A text value: what would end it is escaped, line breaks become '\n', other control characters and halves of characters are left out. */
function text(value: string): string {
  return value
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/(?!\n)[\p{Cc}\p{Cs}]/gu, '')
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', '\\n')
}

/** Breaks a long line, never within a character; what follows begins with a space, which counts. */
function folded(line: string): string {
  let out = ''
  let bytes = 0
  for (const letter of line) {
    const size = bytesOf(letter)
    if (bytes + size > longestLine) {
      out += '\r\n '
      bytes = 1
    }
    out += letter
    bytes += size
  }
  return out
}
