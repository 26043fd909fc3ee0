import type { Language } from '../../../shared/messages/catalogue.ts'
import { importWords } from '../../../shared/messages/imports.ts'
import { longestCell, type SheetRow, type Table } from '../../../shared/rules/sheet.ts'

/** What has to be changed in one cell, in words, under the heading that stands in the file. */
export interface CellProblem {
  readonly row: number
  readonly column: string
  readonly sentence: string
}

/** One row as it is being read: values by column, and what is wrong with them. The first that is said of a cell counts. */
export interface RowReader<Name extends string> {
  readonly row: number
  /** What stands there; '' where the file has no such column. */
  readonly value: (name: Name) => string
  readonly wrong: (name: Name, sentence: string) => void
}

/** Reads every row of a table; `read` answers what a row is, or undefined where something was wrong. */
export function readRows<Name extends string, Row>(
  language: Language,
  table: Table<Name>,
  titles: Readonly<Record<Name, string>>,
  read: (row: RowReader<Name>) => Row | undefined,
): { readonly rows: readonly Row[]; readonly problems: readonly CellProblem[] } {
  const rows: Row[] = []
  const problems: CellProblem[] = []
  for (const sheetRow of table.rows) {
    const found = new Map<string, CellProblem>()
    const wrong = (name: Name, sentence: string) => {
      const column = table.titles[name] ?? titles[name]
      if (!found.has(name)) found.set(name, { row: sheetRow.row, column, sentence })
    }
    for (const [name, sentence] of oddCells(language, table, sheetRow)) wrong(name, sentence)
    const value = (name: Name) => {
      const at = table.at[name]
      return at === undefined ? '' : (sheetRow.cells[at] ?? '').trim()
    }
    const row = read({ row: sheetRow.row, value, wrong })
    problems.push(...found.values())
    if (row !== undefined && found.size === 0) rows.push(row)
  }
  return { rows, problems }
}

/** Cells that hold something else than what somebody wrote into them. */
function oddCells<Name extends string>(
  language: Language,
  table: Table<Name>,
  { cells, formulas, merged }: SheetRow,
): [Name, string][] {
  const words = importWords[language]
  const columns = Object.entries(table.at) as [Name, number][]
  return columns.flatMap(([name, at]): [Name, string][] => {
    const said = cells[at] ?? ''
    if (formulas.includes(at)) return [[name, words.formula(said.slice(0, 30))]]
    if (merged.includes(at)) return [[name, words.merged]]
    return said.length > longestCell ? [[name, words.longCell]] : []
  })
}

/** The parts of a cell that names several things. */
export function partsOf(said: string): string[] {
  return said
    .split(/[;；、\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
