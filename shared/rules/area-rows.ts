import { type Area, type AreaScheme, type Level, levelsInward, nationalScheme } from './areas.ts'
import { ok, type Result, refuse } from './result.ts'

/** A row of a list of areas as it stands in the file: every value a text. */
export interface AreaRow {
  /** Line in the file, counted from 1, so that the person who keeps it finds it. */
  readonly line: number
  readonly code: string
  readonly name: string
  readonly parent: string
  readonly level: string
  readonly kind: string
  readonly lat: string
  readonly lng: string
  /** Set where the row has more values than the file has columns. */
  readonly tooMany?: { readonly found: number; readonly wanted: number }
}

/** What is wrong with one row. Texts are cut to 40 characters. */
export type AreaProblem =
  | { readonly kind: 'too-many-values'; readonly found: number; readonly wanted: number }
  | { readonly kind: 'code-missing' }
  /** Not letters and digits only; 'spreadsheet' if a spreadsheet has turned it into a number like 4.20502E+11. */
  | { readonly kind: 'code-shape'; readonly code: string; readonly spreadsheet: boolean }
  | { readonly kind: 'code-length'; readonly level: Level; readonly length: number; readonly wanted: number }
  | { readonly kind: 'code-repeated'; readonly code: string; readonly firstLine: number }
  | { readonly kind: 'name-missing' }
  | { readonly kind: 'name-too-long'; readonly most: number }
  | { readonly kind: 'name-formula'; readonly name: string }
  | { readonly kind: 'level-unknown'; readonly level: string }
  | { readonly kind: 'kind-unknown'; readonly found: string }
  | { readonly kind: 'parent-not-listed'; readonly parent: string }
  | { readonly kind: 'parent-not-prefix'; readonly parent: string; readonly wanted: string }
  | { readonly kind: 'coordinates'; readonly found: string }

/** What a list must at least say about a place. */
export const areaColumns = ['code', 'name', 'parent', 'level', 'kind', 'lat', 'lng'] as const
export type AreaColumn = (typeof areaColumns)[number]

/** Why a file could not even be read as a list. */
export type AreaFileRefusal =
  | { readonly kind: 'encoding' }
  | { readonly kind: 'not-csv'; readonly line: number }
  | { readonly kind: 'columns'; readonly missing: readonly AreaColumn[] }

/** Why a good list was not put in place. */
export type AreaStoreRefusal =
  /** So much in one district that it doesn't fit into one item. */
  | {
      readonly kind: 'district-too-large'
      readonly district: string
      readonly bytes: number
      readonly most: number
    }
  /** Another import began after this one. */
  | { readonly kind: 'overtaken' }

export interface BadRow {
  readonly line: number
  readonly problem: AreaProblem
}

/** Why a whole list is not taken; with 'rows', one entry per bad row, and nothing of the list is used. */
export type AreaListRefusal =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-many'; readonly rows: number; readonly most: number }
  | { readonly kind: 'rows'; readonly bad: readonly BadRow[]; readonly of: number }

/** A province of China has some 30,000 communities and villages. */
export const mostAreas = 60_000
const longestName = 60

const levelWords: Readonly<Record<string, Level>> = {
  city: 'city',
  district: 'district',
  street: 'street',
  community: 'community',
  市: 'city',
  区: 'district',
  县: 'district',
  区县: 'district',
  街道: 'street',
  乡镇: 'street',
  社区: 'community',
  村: 'community',
}
const kindWords: Readonly<Record<string, Area['kind']>> = {
  '': undefined,
  urban: 'urban',
  rural: 'rural',
  城镇: 'urban',
  乡村: 'rural',
}

/** Reads a list of areas; answers all of them, or everything that is wrong with it. */
export function readAreas(
  rows: readonly AreaRow[],
  scheme: AreaScheme = nationalScheme,
): Result<readonly Area[], AreaListRefusal> {
  if (rows.length === 0) return refuse({ kind: 'empty' })
  if (rows.length > mostAreas) return refuse({ kind: 'too-many', rows: rows.length, most: mostAreas })
  const firstLines = new Map<string, number>()
  for (const { code, line } of rows) if (!firstLines.has(code)) firstLines.set(code, line)
  const areas: Area[] = []
  const bad: BadRow[] = []
  for (const row of rows) {
    const read = readRow(row, scheme, firstLines)
    if (read.ok) areas.push(read.value)
    else bad.push({ line: row.line, problem: read.refusal })
  }
  return bad.length > 0 ? refuse({ kind: 'rows', bad, of: rows.length }) : ok(areas)
}

function readRow(
  row: AreaRow,
  scheme: AreaScheme,
  firstLines: ReadonlyMap<string, number>,
): Result<Area, AreaProblem> {
  const { code, name, line, tooMany } = row
  if (tooMany) return refuse({ kind: 'too-many-values', ...tooMany })
  if (code === '') return refuse({ kind: 'code-missing' })
  if (!/^[0-9a-z]{1,20}$/.test(code))
    return refuse({ kind: 'code-shape', code: cut(code), spreadsheet: /^\d(\.\d+)?e\+?\d+$/i.test(code) })
  if (name === '') return refuse({ kind: 'name-missing' })
  if (name.length > longestName) return refuse({ kind: 'name-too-long', most: longestName })
  if (/^[=+\-@]/.test(name)) return refuse({ kind: 'name-formula', name: cut(name) })
  const level = own(levelWords, row.level.toLowerCase())
  if (!level) return refuse({ kind: 'level-unknown', level: cut(row.level) })
  if (code.length !== scheme[level])
    return refuse({ kind: 'code-length', level, length: code.length, wanted: scheme[level] })
  const firstLine = firstLines.get(code)!
  if (firstLine !== line) return refuse({ kind: 'code-repeated', code, firstLine })
  const parent = checkParent(row, level, scheme, firstLines)
  if (parent) return refuse(parent)
  if (!Object.hasOwn(kindWords, row.kind.toLowerCase()))
    return refuse({ kind: 'kind-unknown', found: cut(row.kind) })
  const kind = own(kindWords, row.kind.toLowerCase())
  const place = readCoordinates(row)
  if (!place) return refuse({ kind: 'coordinates', found: cut(`${row.lat}, ${row.lng}`) })
  return ok({ code, name, level, ...(kind && { kind }), ...place })
}

/** A parent must be listed and be the beginning of the code; left empty it is read off the code. */
function checkParent(
  { code, parent }: AreaRow,
  level: Level,
  scheme: AreaScheme,
  firstLines: ReadonlyMap<string, number>,
): AreaProblem | undefined {
  const outer = levelsInward[levelsInward.indexOf(level) - 1]
  const wanted = outer ? code.slice(0, scheme[outer]) : ''
  if (parent !== '' && parent !== wanted) return { kind: 'parent-not-prefix', parent: cut(parent), wanted }
  if (wanted !== '' && !firstLines.has(wanted)) return { kind: 'parent-not-listed', parent: wanted }
  return undefined
}

function readCoordinates({ lat, lng }: AreaRow): { lat?: number; lng?: number } | undefined {
  if (lat === '' && lng === '') return {}
  const degrees = /^-?\d{1,3}(\.\d{1,12})?$/
  if (!degrees.test(lat) || !degrees.test(lng)) return undefined
  if (Math.abs(Number(lat)) > 90 || Math.abs(Number(lng)) > 180) return undefined
  return { lat: Number(lat), lng: Number(lng) }
}

function own<T>(words: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined
}

const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text)
