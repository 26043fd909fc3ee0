import { readSheet, type SheetData } from 'read-excel-file/universal'
import { ok, type Result, refuse } from '../rules/result.ts'
import { longestCell, mostColumns, mostRows, type SheetRefusal, type SheetRow } from '../rules/sheet.ts'
import { addressAt, type Weighed, weighSheet } from './weigh-sheet.ts'
import { unzip, zipAsIs } from './zip.ts'

/**
 * Reads the first sheet of an .xlsx file. It is unpacked within bounds and weighed first; only parts that passed are handed to
 * the reader, in a file of our own making.
 */
export async function readXlsx(file: Uint8Array): Promise<Result<SheetRow[], SheetRefusal>> {
  const parts = unzip(file, (name) => name.endsWith('.xml') || name.endsWith('.xml.rels'))
  if (!parts.ok) return parts
  if (!parts.value.has('xl/workbook.xml')) return refuse({ kind: 'not-a-sheet' })
  const first = firstSheet(parts.value)
  let weighed: Weighed | undefined
  for (const [name, bytes] of parts.value) {
    if (!name.startsWith('xl/worksheets/') || !name.endsWith('.xml')) continue
    // Whichever sheet the reader takes for the first: all must be small.
    const one = weighSheet(text(bytes))
    const refusal = tooMuch(one)
    if (refusal) return refuse(refusal)
    if (name === first) weighed = one
  }
  if (!weighed) return refuse({ kind: 'broken' })
  const values = await valuesOf(zipAsIs(parts.value))
  return values.ok ? ok(rowsOf(values.value, weighed)) : values
}

function tooMuch({ rows, columns, broken }: Weighed): SheetRefusal | undefined {
  if (broken) return { kind: 'broken' }
  if (columns > mostColumns) return { kind: 'too-many-columns', columns, most: mostColumns }
  return rows > mostRows ? { kind: 'too-many-rows', rows, most: mostRows } : undefined
}

async function valuesOf(file: Uint8Array): Promise<Result<SheetData, SheetRefusal>> {
  try {
    return ok(await readSheet(new Blob([new Uint8Array(file)]), { trim: true }))
  } catch {
    // The reader throws whatever it stumbles over: XML it cannot make sense of.
    return refuse({ kind: 'broken' })
  }
}

function rowsOf(values: SheetData, { formulas, merged }: Weighed): SheetRow[] {
  return values.flatMap((row, i): SheetRow[] => {
    const number = i + 1
    const cells = row.map(cellText)
    const computed = cells.flatMap((_, at) => (formulas.has(addressAt(number, at + 1)) ? [at] : []))
    if (cells.every((cell) => cell === '') && computed.length === 0) return []
    const blocks = merged.filter(({ rows: [from, to] }) => from <= number && number <= to)
    const inBlock = cells.flatMap((_, at) =>
      blocks.some(({ columns: [from, to] }) => from <= at + 1 && at + 1 <= to) ? [at] : [],
    )
    return [{ row: number, cells, formulas: computed, merged: inBlock }]
  })
}

/** Dates as days, numbers with all their digits, everything else as it reads. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  return String(value).slice(0, longestCell + 1)
}

/** The part that holds the first sheet: named by the workbook, found by its relations. */
function firstSheet(parts: ReadonlyMap<string, Uint8Array>): string {
  const usual = 'xl/worksheets/sheet1.xml'
  const workbook = text(parts.get('xl/workbook.xml'))
  const relations = text(parts.get('xl/_rels/workbook.xml.rels'))
  const id = /<(?:\w{1,10}:)?sheet\s[^<>]*?\br:id="([^"<>]{1,60})"/.exec(workbook)?.[1]
  const relation = relations.match(/<Relationship\s[^<>]*>/g)?.find((one) => one.includes(`Id="${id}"`))
  const target = /\bTarget="([^"<>]{1,200})"/.exec(relation ?? '')?.[1]
  if (!target) return usual
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

const text = (bytes: Uint8Array | undefined): string => (bytes ? new TextDecoder().decode(bytes) : '')
