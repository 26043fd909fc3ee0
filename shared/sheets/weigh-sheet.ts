/** What is in the XML of a worksheet, seen before anybody builds a table of it. */
export interface Weighed {
  /** Rows with a value. */
  readonly rows: number
  /** The furthest column with a value, from 1. */
  readonly columns: number
  /** Cells by address ('B7') that a formula computes. */
  readonly formulas: ReadonlySet<string>
  /** Blocks of merged cells: the corners of each. */
  readonly merged: readonly Block[]
  /** A cell without a proper address. */
  readonly broken: boolean
}

export interface Block {
  readonly rows: readonly [number, number]
  readonly columns: readonly [number, number]
}

/** Elements with their attributes, whatever prefix a program gives them. Each part ends at a bracket, so that it reads in one go. */
const element = /<(?:[A-Za-z0-9]{1,10}:)?(c|f|v|is|mergeCell)((?:\s[^<>]*)?)>/g
const mostMerged = 2000

/** Walks through the XML once, keeping little: a sheet that says it reaches column XFD costs nothing. */
export function weighSheet(xml: string): Weighed {
  const formulas = new Set<string>()
  const merged: Block[] = []
  const rows = new Set<number>()
  let columns = 0
  let broken = false
  let cell: { name: string; row: number; column: number } | undefined
  for (const [, name, attributes = ''] of xml.matchAll(element)) {
    if (name === 'c') {
      cell = addressOf(attributes)
      broken ||= cell === undefined
    } else if (name === 'mergeCell') {
      const block = blockOf(attributes)
      if (block && merged.length < mostMerged) merged.push(block)
    } else if (cell) {
      if (name === 'f') formulas.add(cell.name)
      rows.add(cell.row)
      columns = Math.max(columns, cell.column)
    }
  }
  return { rows: rows.size, columns, formulas, merged, broken }
}

const address = /^([A-Z]{1,3})(\d{1,7})$/

function addressOf(attributes: string) {
  const name = /\sr="([^"]{1,10})"/.exec(attributes)?.[1] ?? ''
  const place = placeOf(name)
  return place && { name, ...place }
}

function placeOf(name: string): { row: number; column: number } | undefined {
  const [, letters = '', digits] = address.exec(name) ?? []
  return digits === undefined ? undefined : { row: Number(digits), column: columnOf(letters) }
}

/** 'A' is 1, 'AA' is 27. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function blockOf(attributes: string): Block | undefined {
  const [from, to] = (/\sref="([^"]{1,21})"/.exec(attributes)?.[1] ?? '').split(':').map(placeOf)
  return from && to && { rows: [from.row, to.row], columns: [from.column, to.column] }
}

/** The address of a cell by its row and column, both from 1. */
export function addressAt(row: number, column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return `${letters}${row}`
}
