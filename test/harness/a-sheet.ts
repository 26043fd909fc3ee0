import { deflateRawSync } from 'node:zlib'
import { writeXlsxFile } from '../../shared/sheets/write-sheet.ts'

/** A part of a zip file; `says` is what its header claims to unpack to. */
export interface Part {
  readonly name: string
  readonly content: string | Uint8Array
  readonly says?: number
}

/** A zip file made by hand, so that it may lie. */
export function aZip(parts: readonly Part[]): Uint8Array {
  const body: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, says } of parts) {
    const packed = deflateRawSync(content)
    const size = says ?? Buffer.byteLength(content as string)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(size, 18)
    fields.writeUInt16LE(name.length, 22)
    const part = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.alloc(2), fields, tail, Buffer.from(name)]),
    )
    body.push(part)
    at += part.length
  }
  const heads = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(heads.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...body, heads, Buffer.from('PK\x05\x06'), end])
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** An .xlsx file around the XML of one worksheet, as any program may write it. */
export function anXlsxOf(sheet: string, more: readonly Part[] = []): Uint8Array {
  return aZip([
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet xmlns="${main}">${sheet}</worksheet>` },
    ...more,
  ])
}

/** A text cell as XML: 'B7'. */
export const aCell = (address: string, text: string): string =>
  `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`

/** A real .xlsx file of these rows; the first is the heading. */
export function anXlsx(
  rows: readonly (readonly (string | number | { day: string } | undefined)[])[],
): Promise<Uint8Array> {
  const [heading = [], ...below] = rows
  return writeXlsxFile({
    name: 'list',
    columns: heading.map((title) => ({ title: String(title) })),
    rows: below,
  })
}

/** Text in the encoding of older Chinese spreadsheets: the decoder's table, read backwards. */
export function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const bytes = new Map<string, number[]>()
  for (let high = 0x81; high <= 0xf7; high++)
    for (let low = 0x40; low <= 0xfe; low++)
      if (low !== 0x7f) bytes.set(decoder.decode(Uint8Array.of(high, low)), [high, low])
  return Uint8Array.from(
    [...text].flatMap((sign) => (sign < '\u0080' ? [sign.charCodeAt(0)] : bytes.get(sign)!)),
  )
}
