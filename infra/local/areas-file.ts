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
import { readCsv } from '../../shared/sheets/read-csv.ts'
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
  const read = readCsv(file)
  if (!read.ok) {
    const { refusal } = read
    return refuse(refusal.kind === 'not-csv' ? { kind: 'not-csv', line: refusal.row } : { kind: 'encoding' })
  }
  const [header, ...rest] = read.value
  const columns = (header?.cells ?? []).map(columnOf)
  const missing = required.filter((column) => !columns.includes(column))
  if (missing.length > 0) return refuse({ kind: 'columns', missing })
  return ok(rest.map(({ row, cells }) => rowOf(row, cells, columns)))
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
