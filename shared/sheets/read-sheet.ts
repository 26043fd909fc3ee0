import { withoutApostrophe } from '../rules/formula-free.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { mostColumns, mostRows, type SheetRefusal, type SheetRow } from '../rules/sheet.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'

/** Reads the rows of an .xlsx or .csv file, told apart by how it begins; everything bounded. */
export async function readSheetFile(file: Uint8Array): Promise<Result<readonly SheetRow[], SheetRefusal>> {
  const read = await rowsOf(file)
  if (!read.ok) return read
  const rows = read.value
  if (rows.length === 0) return refuse({ kind: 'empty' })
  if (rows.length > mostRows) return refuse({ kind: 'too-many-rows', rows: rows.length, most: mostRows })
  const columns = Math.max(...rows.map(({ cells }) => cells.length))
  if (columns > mostColumns) return refuse({ kind: 'too-many-columns', columns, most: mostColumns })
  return ok(rows.map((row) => ({ ...row, cells: row.cells.map(withoutApostrophe) })))
}

const begins = {
  zip: [0x50, 0x4b, 0x03, 0x04],
  emptyZip: [0x50, 0x4b, 0x05, 0x06],
  compound: [0xd0, 0xcf, 0x11, 0xe0],
  pdf: [0x25, 0x50, 0x44, 0x46],
} as const

async function rowsOf(file: Uint8Array): Promise<Result<SheetRow[], SheetRefusal>> {
  const is = (sign: readonly number[]) => sign.every((byte, i) => file[i] === byte)
  if (file.length === 0) return refuse({ kind: 'empty' })
  if (is(begins.zip) || is(begins.emptyZip)) return readXlsx(file)
  if (is(begins.compound)) return refuse({ kind: 'old-excel' })
  if (is(begins.pdf)) return refuse({ kind: 'not-a-sheet' })
  return readCsv(file)
}
