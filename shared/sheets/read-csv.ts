import { CsvError, parse } from 'csv-parse/sync'
import { ok, type Result, refuse } from '../rules/result.ts'
import { longestCell, type SheetRefusal, type SheetRow } from '../rules/sheet.ts'
import { decode } from './decode.ts'

/** Reads a list of values separated by comma, semicolon or tab, as spreadsheets save it. Rows are counted as they show them. */
export function readCsv(file: Uint8Array): Result<SheetRow[], SheetRefusal> {
  const text = decode(file)
  if (!text.ok) return text
  try {
    const records: string[][] = parse(text.value, {
      bom: true,
      delimiter: delimiterOf(text.value),
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
    })
    return ok(
      records
        .map((record, i) => ({ row: i + 1, cells: record.map((cell) => cell.slice(0, longestCell + 1)) }))
        .filter(({ cells }) => cells.some((cell) => cell !== ''))
        .map((row) => ({ ...row, formulas: formulasIn(row.cells), merged: [] })),
    )
  } catch (error) {
    if (error instanceof CsvError) return refuse({ kind: 'not-csv', row: Number(error.records ?? 0) + 1 })
    throw error
  }
}

/** The separator that the first line with any has most of: a heading hardly contains another. */
function delimiterOf(text: string): string {
  const first = /^[^\r\n]*[\t;,][^\r\n]*/m.exec(text)?.[0] ?? ''
  const count = (sign: string) => first.split(sign).length
  return [',', ';', '\t'].reduce((most, sign) => (count(sign) > count(most) ? sign : most))
}

const formulasIn = (cells: readonly string[]): number[] =>
  cells.flatMap((cell, i) => (cell.startsWith('=') || cell.startsWith('@') ? [i] : []))
