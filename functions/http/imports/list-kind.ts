import type { Language } from '../../../shared/messages/catalogue.ts'
import { type ColumnsInWords, titlesIn } from '../../../shared/messages/import-columns.ts'
import { headingSentence } from '../../../shared/messages/sheets.ts'
import { ok, type Result, refuse } from '../../../shared/rules/result.ts'
import { type Headings, readTable, type SheetRow } from '../../../shared/rules/sheet.ts'
import type { Column } from '../../../shared/sheets/write-sheet.ts'
import type { ImportRow } from '../../../shared/store/import-row.ts'
import type { MemberVisit } from '../visit.ts'
import { type CellProblem, type RowReader, readRows } from './read-rows.ts'

/** A list as it was read: what its rows are, what is wrong with them, and which columns were of no use. */
export interface ReadList {
  readonly rows: readonly ImportRow[]
  readonly problems: readonly CellProblem[]
  /** How many rows the list has. */
  readonly of: number
  readonly unknown: readonly string[]
}

/** How lists of one kind are read, and what their template offers. */
export interface ListKind {
  /** Answers a sentence where the heading is not understood. */
  readonly read: (visit: MemberVisit, rows: readonly SheetRow[]) => Promise<Result<ReadList, string>>
  readonly columns: (language: Language) => readonly Column[]
  /** One row as an example. */
  readonly example: (language: Language) => readonly string[]
}

export function listKind<Name extends string>(spec: {
  readonly columns: readonly Name[]
  readonly needed: readonly Name[]
  readonly words: ColumnsInWords<Name>
  readonly headings: Headings<Name>
  readonly choices: (language: Language) => Readonly<Partial<Record<Name, readonly string[]>>>
  readonly reader: (visit: MemberVisit) => Promise<(row: RowReader<Name>) => ImportRow | undefined>
}): ListKind {
  const { columns, words } = spec
  return {
    read: async (visit, sheetRows) => {
      const { language } = visit
      const titles = titlesIn(words, language)
      const table = readTable(sheetRows, spec.headings, spec.needed)
      if (!table.ok) return refuse(headingSentence(language, table.refusal, titles))
      const { rows, problems } = readRows(language, table.value, titles, await spec.reader(visit))
      return ok({ rows, problems, of: table.value.rows.length, unknown: table.value.unknown })
    },
    columns: (language) => {
      const choices = spec.choices(language)
      return columns.map((name): Column => {
        const { title, hint } = words[language][name]
        const offered = choices[name]
        return { title, hint, width: widthOf(title), ...(offered ? { choices: offered } : {}) }
      })
    },
    example: (language) => columns.map((name) => words[language][name].example),
  }
}

/** In letters; Chinese characters are twice as wide. */
function widthOf(title: string): number {
  const wide = [...title].reduce((sum, sign) => sum + (sign > '\u00ff' ? 2 : 1), 4)
  return Math.max(12, wide)
}
