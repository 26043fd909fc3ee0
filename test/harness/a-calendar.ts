import { expect } from 'vitest'

/** A calendar file as a calendar reads it: each property by its name, unfolded and unescaped; those of the reminder after 'VALARM'. */
export function readCalendar(file: string): Readonly<Record<string, string>> {
  expect(file.endsWith('\r\n'), 'the last line has an end').toBe(true)
  expect(file.replaceAll('\r\n', ''), 'there is no other line break').not.toMatch(/[\r\n]/)
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const read: Record<string, string> = {}
  let within = ''
  for (const line of file.replaceAll('\r\n ', '').trim().split('\r\n')) {
    const [, name = '', value = ''] = /^([A-Z-]+):(.*)$/su.exec(line) ?? []
    if (name === 'BEGIN') within = value === 'VALARM' ? 'VALARM ' : ''
    else if (name === 'END') within = ''
    else read[within + name] = value.replace(/\\(.)/gsu, (_, mark) => (mark === 'n' ? '\n' : mark))
  }
  return read
}
