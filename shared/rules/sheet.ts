import { ok, type Result, refuse } from './result.ts'

/** Most rows with something in them that one file may have, its heading included. */
export const mostRows = 2000
/** Most columns; a list of needs has some twenty. */
export const mostColumns = 60
/** Longest text of one cell that is looked at; every field is shorter. */
export const longestCell = 5000

/** A row of a spreadsheet that says something: every value a text, and the number that people see beside it. */
export interface SheetRow {
  readonly row: number
  readonly cells: readonly string[]
  /** Columns (from 0) whose value was computed, and those that were merged with others: neither is what somebody wrote there. */
  readonly formulas: readonly number[]
  readonly merged: readonly number[]
}

/** Why a file could not be read as a table. */
export type SheetRefusal =
  | { readonly kind: 'empty' }
  /** Neither a spreadsheet nor a list of values. */
  | { readonly kind: 'not-a-sheet' }
  /** The format before 2007, or one protected by a password: they look alike. */
  | { readonly kind: 'old-excel' }
  /** Cut off or damaged. */
  | { readonly kind: 'broken' }
  /** Unpacked it would be larger than any list is. */
  | { readonly kind: 'too-large' }
  | { readonly kind: 'too-many-rows'; readonly rows: number; readonly most: number }
  | { readonly kind: 'too-many-columns'; readonly columns: number; readonly most: number }
  | { readonly kind: 'encoding' }
  /** Up to this row in one encoding, from it on in another. */
  | { readonly kind: 'mixed-encodings'; readonly row: number }
  /** A quotation mark is missing somewhere from this row on. */
  | { readonly kind: 'not-csv'; readonly row: number }

/** What a table's heading must say: for each column the names it may have. The first required ones must be there. */
export type Headings<Name extends string> = Readonly<Record<Name, readonly string[]>>

export type HeadingRefusal<Name extends string> =
  | { readonly kind: 'no-heading'; readonly missing: readonly Name[] }
  | { readonly kind: 'missing'; readonly missing: readonly Name[] }
  | { readonly kind: 'twice'; readonly title: string }
  /** A heading, and nothing below it. */
  | { readonly kind: 'no-rows' }

/** A table whose columns are known by name. */
export interface Table<Name extends string> {
  /** Where each column stands, from 0. */
  readonly at: Readonly<Partial<Record<Name, number>>>
  /** The heading of each known column as it stands in the file. */
  readonly titles: Readonly<Partial<Record<Name, string>>>
  /** Headings that name no column: said, and not used. */
  readonly unknown: readonly string[]
  readonly rows: readonly SheetRow[]
}

/** A heading is looked for in so many rows from the top: above it people write what the list is. */
const headingWithin = 10

/** Finds the heading of a table and what stands under it. */
export function readTable<Name extends string>(
  rows: readonly SheetRow[],
  headings: Headings<Name>,
  required: readonly Name[],
): Result<Table<Name>, HeadingRefusal<Name>> {
  const names = Object.keys(headings) as Name[]
  const known = new Map(names.flatMap((name) => headings[name].map((title) => [bare(title), name] as const)))
  const top = rows.slice(0, headingWithin).map((row) => ({
    row,
    found: row.cells.map((cell) => known.get(bare(cell))),
  }))
  const count = (found: readonly unknown[]) => new Set(found.filter(Boolean)).size
  const best = top.reduce<(typeof top)[number] | undefined>(
    (one, other) => (one && count(one.found) >= count(other.found) ? one : other),
    undefined,
  )
  if (!best || count(best.found) === 0) return refuse({ kind: 'no-heading', missing: required })
  const { found, row: heading } = best
  const twice = found.findIndex((name, i) => name !== undefined && found.indexOf(name) !== i)
  if (twice >= 0) return refuse({ kind: 'twice', title: heading.cells[twice] ?? '' })
  const missing = required.filter((name) => !found.includes(name))
  if (missing.length > 0) return refuse({ kind: 'missing', missing })
  const below = rows.slice(rows.indexOf(heading) + 1)
  if (below.length === 0) return refuse({ kind: 'no-rows' })
  const placed = found.flatMap((name, i) => (name === undefined ? [] : [[name, i] as const]))
  return ok({
    at: Object.fromEntries(placed) as Partial<Record<Name, number>>,
    titles: Object.fromEntries(placed.map(([name, i]) => [name, heading.cells[i]])) as Partial<
      Record<Name, string>
    >,
    unknown: heading.cells.filter((title, i) => title !== '' && found[i] === undefined),
    rows: below,
  })
}

/** A heading without what people add to it: '尺寸（可不填） *' is '尺寸'. */
function bare(title: string): string {
  return title
    .normalize('NFKC')
    .slice(0, 80)
    .toLowerCase()
    .replace(/\([^()]*\)/g, '')
    .replace(/[\s*:·_-]/g, '')
}
