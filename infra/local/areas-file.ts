import { CsvError, parse } from 'csv-parse/sync'
import {
  type AreaColumn,
  type AreaFileRefusal,
  type AreaListRefusal,
  type AreaRow,
  type AreaStoreRefusal,
  areaColumns,
  readAreas,
} from '../../shared/rules/area-rows.ts'
import { ok, type Result, refuse } from '../../shared/rules/result.ts'
import { replaceAreas } from '../../shared/store/areas-store.ts'
import type { Table } from '../../shared/store/table.ts'

export type AreaImportRefusal = AreaFileRefusal | AreaListRefusal | AreaStoreRefusal

/**
 * Imports a CSV file of areas in place of those there are: the whole file, or nothing and a report on each bad row.
 * `version` is a new id.
 */
export async function importAreas(
  table: Table,
  file: Uint8Array,
  version: string,
): Promise<Result<{ size: number; chunks: number }, AreaImportRefusal>> {
  const rows = readAreaRows(file)
  if (!rows.ok) return rows
  const areas = readAreas(rows.value)
  if (!areas.ok) return areas
  return replaceAreas(table, version, areas.value)
}

/** Reads the rows of a CSV file as spreadsheets save it: UTF-8, UTF-16 or GB18030; comma, semicolon or tab. */
export function readAreaRows(file: Uint8Array): Result<AreaRow[], AreaFileRefusal> {
  const text = decode(file)
  if (text === undefined) return refuse({ kind: 'encoding' })
  const records = split(text)
  if (!records.ok) return records
  const [header, ...rest] = records.value
  const columns = (header?.record ?? []).map(columnOf)
  const missing = required.filter((column) => !columns.includes(column))
  if (missing.length > 0) return refuse({ kind: 'columns', missing })
  return ok(rest.map(({ line, record }) => rowOf(line, record, columns)))
}

const required: readonly AreaColumn[] = ['code', 'name', 'level']
const chineseColumns: Readonly<Record<string, AreaColumn>> = {
  代码: 'code',
  名称: 'name',
  上级: 'parent',
  级别: 'level',
  类型: 'kind',
  纬度: 'lat',
  经度: 'lng',
}

function columnOf(title: string): AreaColumn | undefined {
  const plain = title.toLowerCase()
  return chineseColumns[plain] ?? areaColumns.find((column) => column === plain)
}

function rowOf(
  line: number,
  record: readonly string[],
  columns: readonly (AreaColumn | undefined)[],
): AreaRow {
  const value = (column: AreaColumn) => {
    const at = columns.indexOf(column)
    return at < 0 ? '' : (record[at] ?? '')
  }
  const extra = record.slice(columns.length).some((more) => more !== '')
  return {
    line,
    code: value('code'),
    name: value('name'),
    parent: value('parent'),
    level: value('level'),
    kind: value('kind'),
    lat: value('lat'),
    lng: value('lng'),
    ...(extra && { tooMany: { found: record.length, wanted: columns.length } }),
  }
}

/** Chinese spreadsheets save GB18030, newer ones UTF-8, some UTF-16 with a mark at the beginning. */
function decode(file: Uint8Array): string | undefined {
  const utf16 = (file[0] === 0xff && file[1] === 0xfe) || (file[0] === 0xfe && file[1] === 0xff)
  const encodings = utf16 ? [file[0] === 0xff ? 'utf-16le' : 'utf-16be'] : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(file)
      return text.includes('\u0000') ? undefined : text
    } catch {
      // The next encoding, then none.
    }
  }
  return undefined
}

interface Line {
  readonly line: number
  readonly record: string[]
}

function split(text: string): Result<Line[], AreaFileRefusal> {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/))
  const delimiter = ['\t', ';', ','].find((sign) => firstLine.includes(sign)) ?? ','
  try {
    const read = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as { info: { lines: number }; record: string[] }[]
    return ok(read.map(({ info, record }) => ({ line: info.lines, record })))
  } catch (error) {
    if (error instanceof CsvError) return refuse({ kind: 'not-csv', line: Number(error.lines ?? 1) })
    throw error
  }
}
