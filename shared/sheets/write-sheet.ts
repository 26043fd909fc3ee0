import writeXlsx, { type Cell, type Feature } from 'write-excel-file/universal'
import { withoutFormula } from '../rules/formula-free.ts'
import { addressAt } from './weigh-sheet.ts'

/** A value to be written: a text, a number, a day ('yyyy-mm-dd'), or nothing. */
export type Value = string | number | { readonly day: string } | undefined

export interface Column {
  readonly title: string
  /** In characters. */
  readonly width?: number
  /** Shown beside a cell that is being filled in. */
  readonly hint?: string
  /** What may be chosen; something else may be written all the same. */
  readonly choices?: readonly string[]
}

export interface SheetToWrite {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Value[])[]
}

/** Writes a table as .csv: UTF-8 with a mark, so that spreadsheets read Chinese, every value quoted and none a formula. */
export function writeCsv({ columns, rows }: SheetToWrite): Uint8Array {
  const lines = [columns.map(({ title }) => title), ...rows].map((row) => row.map(quoted).join(','))
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`)
}

function quoted(value: Value): string {
  if (typeof value === 'number') return `${value}`
  return `"${plain(value).replaceAll('"', '""')}"`
}

const plain = (value: Value): string =>
  value === undefined ? '' : typeof value === 'object' ? value.day : withoutFormula(`${value}`)

/** Writes a table as .xlsx: the heading stays in sight, days are days, and no text becomes a formula, also when it is saved on as .csv. */
export async function writeXlsxFile(sheet: SheetToWrite): Promise<Uint8Array> {
  const { name, columns, rows } = sheet
  const heading = columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' as const }))
  const listed = columns.filter(({ choices }) => choices !== undefined)
  const data = [heading, ...rows.map((row) => row.map(cellOf))]
  const first = {
    data,
    sheet: name,
    columns: columns.map(({ width = 16 }) => ({ width })),
    stickyRowsCount: 1,
  }
  const lists = { data: choicesOf(listed), sheet: listName(name) }
  const written = writeXlsx(listed.length > 0 ? [first, lists] : [first], {
    features: [chosen(sheet, listed)],
  })
  return new Uint8Array(await (await written.toBlob()).arrayBuffer())
}

function cellOf(value: Value): Cell {
  if (value === undefined || value === '') return null
  if (typeof value === 'number') return { value, type: Number }
  if (typeof value === 'object')
    return { value: new Date(`${value.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
  return { value: plain(value), type: String }
}

/** What may be chosen stands on a second sheet, one list a column: there is no limit of length there. */
function choicesOf(listed: readonly Column[]): Cell[][] {
  const most = Math.max(0, ...listed.map(({ choices = [] }) => choices.length))
  return Array.from({ length: most }, (_, i) =>
    listed.map(({ choices = [] }) => (choices[i] === undefined ? null : { value: choices[i], type: String })),
  )
}

const listName = (name: string): string => `${name} +`
/** Rows of a template that offer their choices and hints. */
const rowsWithChoices = 2000

/** Drop-down lists and hints of the columns that have some; what else is written there is not refused by the spreadsheet. */
function chosen({ name, columns }: SheetToWrite, listed: readonly Column[]): Feature<Blob> {
  const rules = columns.flatMap(({ title, hint, choices }, i) => {
    if (hint === undefined && choices === undefined) return []
    const from = addressAt(2, i + 1)
    const to = addressAt(rowsWithChoices + 1, i + 1)
    const at = listed.findIndex((column) => column.title === title)
    const list = choices && `'${listName(name)}'!${absolute(1, at + 1)}:${absolute(choices.length, at + 1)}`
    return [
      `<dataValidation${list ? ' type="list"' : ''} allowBlank="1" showInputMessage="1" sqref="${from}:${to}" promptTitle="${escaped(title.slice(0, 32))}" prompt="${escaped((hint ?? '').slice(0, 255))}">${list ? `<formula1>${escaped(list)}</formula1>` : ''}</dataValidation>`,
    ]
  })
  const validations = `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) =>
            sheetIndex === 0 && rules.length > 0
              ? xml.replace('</sheetData>', `</sheetData>${validations}`)
              : xml,
        },
      },
    },
  }
}

const absolute = (row: number, column: number): string =>
  addressAt(row, column).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2')

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
