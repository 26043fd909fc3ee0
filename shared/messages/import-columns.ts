import { type Language, languages } from './catalogue.ts'

/** What a column of a list is called, what to write in it, and a value as an example. */
export interface ColumnWords {
  readonly title: string
  readonly hint: string
  readonly example: string
}
export type ColumnsInWords<Name extends string> = Readonly<
  Record<Language, Readonly<Record<Name, ColumnWords>>>
>

/** Every name under which a column is recognised: its title in each language, and what people call it besides. */
export function headingsFor<Name extends string>(
  words: ColumnsInWords<Name>,
  besides: Readonly<Record<Name, readonly string[]>>,
): Readonly<Record<Name, readonly string[]>> {
  const names = Object.keys(besides) as Name[]
  const entries = names.map((name) => [
    name,
    [...languages.map((language) => words[language][name].title), ...besides[name]],
  ])
  return Object.fromEntries(entries) as Record<Name, readonly string[]>
}

/** The titles of all columns in one language. */
export function titlesIn<Name extends string>(
  words: ColumnsInWords<Name>,
  language: Language,
): Readonly<Record<Name, string>> {
  const entries = Object.entries(words[language]) as [Name, ColumnWords][]
  return Object.fromEntries(entries.map(([name, { title }]) => [name, title])) as Record<Name, string>
}
