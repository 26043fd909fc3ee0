import { describe, expect, it } from 'vitest'
import { mostColumns, mostRows, readTable } from '../../shared/rules/sheet.ts'
import { readSheetFile } from '../../shared/sheets/read-sheet.ts'
import { aCell, anXlsx, anXlsxOf, aZip, gbk } from '../harness/a-sheet.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const kindOf = async (file: Uint8Array) => {
  const read = await readSheetFile(file)
  return read.ok ? 'ok' : read.refusal.kind
}
const cellsOf = async (file: Uint8Array) => {
  const read = await readSheetFile(file)
  if (!read.ok) throw new Error(read.refusal.kind)
  return read.value.map(({ row, cells }) => [row, ...cells])
}

const list = [
  ['称呼', '物品', '尺寸'],
  ['小禾', '棉鞋', '脚长 21.5 cm'],
  ['小芽', '书包，蓝色', ''],
]

describe('import-bad: reading a sheet', () => {
  it('gives the same rows for every way in which spreadsheets save a list', async () => {
    const lines = list.map((row) => row.map((cell) => `"${cell}"`))
    const text = (sign: string) => lines.map((row) => row.join(sign)).join('\r\n')
    const files = [
      await anXlsx(list),
      utf8(text(',')),
      utf8(`\ufeff${text(',')}`),
      Uint8Array.of(0xff, 0xfe, ...Buffer.from(text('\t'), 'utf16le')),
      gbk(text(',')),
      gbk(text(';')),
      utf8(text('\t')),
    ]
    for (const file of files)
      expect((await cellsOf(file)).map((row) => row.slice(0, 3))).toEqual([
        [1, '称呼', '物品'],
        [2, '小禾', '棉鞋'],
        [3, '小芽', '书包，蓝色'],
      ])
  })

  it('reads days, numbers and texts as people see them, and leaves empty rows out without losing count', async () => {
    const file = await anXlsx([
      ['a', 'b', 'c'],
      [undefined, undefined, undefined],
      [{ day: '2026-01-28' }, 21.5, 13812345678],
    ])
    expect(await cellsOf(file)).toEqual([
      [1, 'a', 'b', 'c'],
      [3, '2026-01-28', '21.5', '13812345678'],
    ])
    expect(await cellsOf(utf8('a,b\n\n,\n1,2\n'))).toEqual([
      [1, 'a', 'b'],
      [4, '1', '2'],
    ])
  })

  it('says which values were computed and which cells are merged', async () => {
    const xlsx = anXlsxOf(
      `<sheetData><row r="1">${aCell('A1', 'a')}${aCell('B1', 'b')}${aCell('C1', 'c')}</row><row r="2"><c r="A2"><f>1+1</f><v>2</v></c>${aCell('B2', 'x')}<c r="C2" t="str"><f>HYPERLINK("http://x")</f></c></row></sheetData><mergeCells><mergeCell ref="B1:B2"/></mergeCells>`,
    )
    const read = await readSheetFile(xlsx)
    expect(read.ok && read.value).toMatchObject([
      { row: 1, formulas: [], merged: [1] },
      { row: 2, formulas: [0, 2], merged: [1] },
    ])
    const csv = await readSheetFile(utf8('a,b\n=1+1,@SUM(1)\n'))
    expect(csv.ok && csv.value[1]).toMatchObject({ formulas: [0, 1] })
  })

  it('a formula whose result was never kept is one all the same', async () => {
    const xlsx = anXlsxOf(
      `<sheetData><row r="1">${aCell('A1', 'a')}${aCell('B1', 'b')}</row><row r="2"><c r="A2" t="str"><f>NOW()</f></c>${aCell('B2', 'x')}</row></sheetData>`,
    )
    const read = await readSheetFile(xlsx)
    expect(read.ok && read.value[1]).toMatchObject({ cells: ['', 'x'], formulas: [0] })
  })
})

describe('import-bad: a file that is no list', () => {
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['nothing', () => new Uint8Array(), 'empty'],
    ['empty cells', () => utf8(',,\n,,\n'), 'empty'],
    ['an empty zip', () => aZip([]), 'not-a-sheet'],
    ['another kind of zip', () => aZip([{ name: 'word/document.xml', content: '<x/>' }]), 'not-a-sheet'],
    ['an old Excel file', () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'old-excel'],
    ['a PDF', () => utf8('%PDF-1.7'), 'not-a-sheet'],
    ['a picture', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0), 'not-a-sheet'],
    ['zero bytes', () => new Uint8Array(64), 'not-a-sheet'],
    ['an odd quotation mark', () => utf8('a,b\n1,2\n"3,4'), 'not-csv'],
    ['no XML', () => anXlsxOf('<sheetData><row r="1"><c r="A1"><v>1</v>'), 'broken'],
    [
      'a cell without an address',
      () => anXlsxOf('<sheetData><row><c><v>1</v></c></row></sheetData>'),
      'broken',
    ],
    ['no sheet', () => aZip([{ name: 'xl/workbook.xml', content: '<workbook/>' }]), 'broken'],
  ])('%s is refused with its reason', async (_, file, kind) => {
    expect(await kindOf(await file())).toBe(kind)
  })

  it('cut off anywhere, it is refused and never half read', async () => {
    const whole = await anXlsx(list)
    for (let part = 1; part < 20; part++)
      expect(['broken', 'not-a-sheet', 'encoding', 'not-csv']).toContain(
        await kindOf(whole.slice(0, Math.floor((whole.length * part) / 20))),
      )
  })

  it('two encodings in one file are noticed at their seam', async () => {
    const one = gbk('称呼,物品\n小禾,棉鞋\n')
    const other = utf8('小芽,书包\n')
    for (const [file, row] of [
      [Uint8Array.of(...one, ...other), 3],
      [Uint8Array.of(...utf8('称呼,物品\n'), ...gbk('小禾,棉鞋一双\n小芽,书包\n')), 2],
    ] as const) {
      const read = await readSheetFile(file)
      expect(read).toEqual({ ok: false, refusal: { kind: 'mixed-encodings', row } })
    }
  })
})

describe('import-bad: a file that is too much', () => {
  it('50,000 rows are counted and refused, as .csv and as .xlsx', async () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => `小禾${i},棉鞋,1`)
    expect(await readSheetFile(utf8(`称呼,物品,数量\n${rows.join('\n')}`))).toEqual({
      ok: false,
      refusal: { kind: 'too-many-rows', rows: 50_001, most: mostRows },
    })
    const xml = Array.from(
      { length: 50_000 },
      (_, i) => `<row r="${i + 1}">${aCell(`A${i + 1}`, '鞋')}</row>`,
    )
    expect(await readSheetFile(anXlsxOf(`<sheetData>${xml.join('')}</sheetData>`))).toEqual({
      ok: false,
      refusal: { kind: 'too-many-rows', rows: 50_000, most: mostRows },
    })
  })

  it('10,000 columns are counted and refused', async () => {
    const wide = { ok: false, refusal: { kind: 'too-many-columns', columns: 10_000, most: mostColumns } }
    const titles = Array.from({ length: 10_000 }, (_, i) => `c${i}`)
    expect(await readSheetFile(utf8(titles.join(',')))).toEqual(wide)
    expect(
      await readSheetFile(anXlsxOf(`<sheetData><row r="1">${aCell('NTP1', 'x')}</row></sheetData>`)),
    ).toEqual(wide)
  })

  it('empty cells at the far end of a sheet cost nothing and refuse nothing', async () => {
    const far = anXlsxOf(
      `<sheetData><row r="1">${aCell('A1', 'a')}<c r="XFD1" s="1"/></row><row r="1048576"><c r="A1048576"/></row></sheetData>`,
    )
    expect(await cellsOf(far)).toEqual([[1, 'a']])
  })

  it('a zip bomb is given up at the bound, whatever its headers say', async () => {
    const bomb = 'a'.repeat(64 * 1024 * 1024)
    const before = process.memoryUsage().rss
    for (const says of [bomb.length, 10]) {
      const file = anXlsxOf('<sheetData/>', [{ name: 'xl/sharedStrings.xml', content: bomb, says }])
      expect(file.length).toBeLessThan(200_000)
      expect(await kindOf(file)).toBe('too-large')
    }
    const many = Array.from({ length: 600 }, (_, i) => ({ name: `xl/x${i}.xml`, content: '' }))
    expect(await kindOf(anXlsxOf('<sheetData/>', many))).toBe('too-large')
    expect(process.memoryUsage().rss - before).toBeLessThan(512 * 1024 * 1024)
  })
})

describe('import-bad: the heading of a table', () => {
  const headings = { alias: ['化名', 'alias'], thing: ['物品', 'thing'], fit: ['尺寸', 'size'] }
  const rowsOf = async (text: string) => {
    const read = await readSheetFile(utf8(text))
    if (!read.ok) throw new Error(read.refusal.kind)
    return read.value
  }

  it('is found under what people write above it, in either language, whatever order and additions', async () => {
    const rows = await rowsOf('某小学心愿清单,,\n\n尺寸（可不填）,物品 *,备注\n130,外套,急\n')
    expect(readTable(rows, headings, ['thing'])).toMatchObject({
      ok: true,
      value: { at: { fit: 0, thing: 1 }, unknown: ['备注'], rows: [{ row: 4 }] },
    })
    expect(readTable(await rowsOf('Thing,Size\ncoat,130'), headings, ['thing'])).toMatchObject({
      ok: true,
      value: { titles: { thing: 'Thing' } },
    })
  })

  it('says what is missing, twice there, or not there at all', async () => {
    const refusalOf = async (text: string) => {
      const read = readTable(await rowsOf(text), headings, ['alias', 'thing'])
      return read.ok ? undefined : read.refusal
    }
    expect(await refusalOf('姓名,东西\na,b')).toEqual({ kind: 'no-heading', missing: ['alias', 'thing'] })
    expect(await refusalOf('化名,尺寸\na,b')).toEqual({ kind: 'missing', missing: ['thing'] })
    expect(await refusalOf('化名,物品,Alias\na,b,c')).toEqual({ kind: 'twice', title: 'Alias' })
    expect(await refusalOf('化名,物品')).toEqual({ kind: 'no-rows' })
    expect(await refusalOf('__proto__,constructor\na,b')).toMatchObject({ kind: 'no-heading' })
  })
})
