import { crc32, inflateRawSync } from 'node:zlib'
import { ok, type Result, refuse } from '../rules/result.ts'
import type { SheetRefusal } from '../rules/sheet.ts'

/** Most bytes that all parts of a file together may unpack to, and most parts. */
const mostUnpacked = 32 * 1024 * 1024
const mostParts = 500

const signs = { end: 0x06054b50, entry: 0x02014b50, part: 0x04034b50 } as const
/** Bytes of the fixed fields of the three kinds of headers. */
const sizes = { end: 22, entry: 46, part: 30 } as const
const longestComment = 0xffff

/**
 * Unpacks the wanted parts of a zip file, never more than a bounded number of bytes whatever its headers say: each part is
 * inflated into what is left of the budget, and one that does not fit ends it.
 */
export function unzip(
  file: Uint8Array,
  wanted: (name: string) => boolean,
): Result<Map<string, Uint8Array>, SheetRefusal> {
  const parts = new Map<string, Uint8Array>()
  let left = mostUnpacked
  try {
    for (const entry of entriesOf(file)) {
      if (!wanted(entry.name)) continue
      if (parts.size >= mostParts) return refuse({ kind: 'too-large' })
      const unpacked = inflate(file, entry, left)
      left -= unpacked.length
      parts.set(entry.name, unpacked)
    }
  } catch (error) {
    return refuse({ kind: isTooLarge(error) ? 'too-large' : 'broken' })
  }
  return ok(parts)
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly at: number
}

function* entriesOf(file: Uint8Array): Generator<Entry> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const end = endOf(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== signs.entry) throw new Error('No entry where one should be.')
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ]
    if (view.getUint16(at + 8, true) & 1) throw new Error('Encrypted.')
    yield {
      name: new TextDecoder().decode(file.subarray(at + sizes.entry, at + sizes.entry + name)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    }
    at += sizes.entry + name + extra + comment
  }
}

function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - sizes.end - longestComment)
  for (let at = view.byteLength - sizes.end; at >= first; at--)
    if (view.getUint32(at, true) === signs.end) return at
  throw new Error('The end is missing.')
}

function inflate(file: Uint8Array, { method, packed, at }: Entry, most: number): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (view.getUint32(at, true) !== signs.part) throw new Error('No part where one should be.')
  const from = at + sizes.part + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  const bytes = file.subarray(from, from + packed)
  if (bytes.length < packed) throw new Error('Cut off.')
  if (method === 8) return inflateRawSync(bytes, { maxOutputLength: Math.max(most, 1) })
  if (method !== 0) throw new Error('Packed in a way that spreadsheets do not use.')
  if (packed > most) throw Object.assign(new Error('Too large.'), { code: tooLarge })
  return bytes
}

const tooLarge = 'ERR_BUFFER_TOO_LARGE'
const isTooLarge = (error: unknown): boolean => (error as { code?: unknown }).code === tooLarge

/** Puts parts into a zip file as they are: what has been weighed is handed on, and nothing else of the file it came in. */
export function zipAsIs(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const heads: Buffer[] = []
  const body: Uint8Array[] = []
  let at = 0
  for (const [name, bytes] of parts) {
    const part = header(sizes.part, signs.part, name, bytes)
    const entry = header(sizes.entry, signs.entry, name, bytes)
    entry.writeUInt32LE(at, 42)
    body.push(part, bytes)
    heads.push(entry)
    at += part.length + bytes.length
  }
  const directory = Buffer.concat(heads)
  const end = Buffer.alloc(sizes.end)
  end.writeUInt32LE(signs.end, 0)
  end.writeUInt16LE(parts.size, 8)
  end.writeUInt16LE(parts.size, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...body, directory, end])
}

/** A header of a part that is not packed; the directory's has two more fields before the common ones, and the rest empty. */
function header(size: number, sign: number, name: string, bytes: Uint8Array): Buffer {
  const named = Buffer.from(name)
  const common = size === sizes.entry ? 6 : 4
  const made = Buffer.alloc(size + named.length)
  made.writeUInt32LE(sign, 0)
  made.writeUInt16LE(20, 4)
  made.writeUInt16LE(20, common)
  // Names are UTF-8.
  made.writeUInt16LE(0x0800, common + 2)
  made.writeUInt32LE(crc32(bytes), common + 10)
  made.writeUInt32LE(bytes.length, common + 14)
  made.writeUInt32LE(bytes.length, common + 18)
  made.writeUInt16LE(named.length, common + 22)
  named.copy(made, size)
  return made
}
