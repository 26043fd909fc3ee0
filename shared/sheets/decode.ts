import { ok, type Result, refuse } from '../rules/result.ts'
import type { SheetRefusal } from '../rules/sheet.ts'

/** Reads the text of a file as spreadsheets save it: UTF-8 with or without a mark, UTF-16 with one, or GB18030. */
export function decode(file: Uint8Array): Result<string, SheetRefusal> {
  const utf16 =
    file[0] === 0xff && file[1] === 0xfe ? 'utf-16le' : file[0] === 0xfe && file[1] === 0xff && 'utf-16be'
  const text = utf16 ? read(file, utf16) : (read(file, 'utf-8') ?? read(file, 'gb18030'))
  if (text === undefined) return refuse({ kind: 'encoding' })
  // A text has no zero bytes: this is a picture, or something else.
  if (text.includes('\u0000')) return refuse({ kind: 'not-a-sheet' })
  const row = utf16 || read(file, 'utf-8') !== undefined ? undefined : whereItChanges(file)
  return row === undefined ? ok(text) : refuse({ kind: 'mixed-encodings', row })
}

function read(file: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file)
  } catch {
    return undefined
  }
}

const newline = 0x0a

/**
 * The first line (from 1) in another encoding than the lines before: two lists pasted together. A line of two Chinese
 * characters or more that reads as UTF-8 is UTF-8: GB18030 looks so by chance once in many thousands.
 */
function whereItChanges(file: Uint8Array): number | undefined {
  let before: 'utf-8' | 'other' | undefined
  let line = 1
  for (let from = 0; from < file.length; line++) {
    const end = file.indexOf(newline, from)
    const bytes = file.subarray(from, end < 0 ? file.length : end)
    const kind = kindOf(bytes)
    if (before !== undefined && kind !== undefined && kind !== before) return line
    before = kind ?? before
    from = end < 0 ? file.length : end + 1
  }
  return undefined
}

function kindOf(line: Uint8Array): 'utf-8' | 'other' | undefined {
  if (!line.some((byte) => byte > 0x7f)) return undefined
  const text = read(line, 'utf-8')
  if (text === undefined) return 'other'
  return (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= 2 ? 'utf-8' : undefined
}
