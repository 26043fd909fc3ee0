import { sameWord } from './preferences.ts'

/** A wish as it is compared: whose it is, by any name there is, and what. */
export interface Wish {
  readonly row: number
  readonly names: readonly string[]
  readonly thing: string
  readonly fit: string
}

/** Rows that say what an earlier row says already: the same thing of the same size for somebody of the same name. */
export function twinsAmong(wishes: readonly Wish[]): { readonly row: number; readonly other: number }[] {
  const seen = new Map<string, number>()
  return wishes.flatMap((wish) => {
    const marks = wish.names.filter((name) => name !== '').map((name) => keyOf(name, wish.thing, wish.fit))
    const other = marks.map((key) => seen.get(key)).find((row) => row !== undefined)
    for (const key of marks) if (!seen.has(key)) seen.set(key, wish.row)
    return other === undefined ? [] : [{ row: wish.row, other }]
  })
}

/** Rows that say what a need says that is not over: titles begin with the name, and sizes are not among what a board reads. */
export function twinsOfNeeds(
  wishes: readonly Wish[],
  needs: readonly { readonly title: string; readonly lines: readonly { readonly label: string }[] }[],
): { readonly row: number; readonly title: string }[] {
  const known = new Map(
    needs.flatMap(({ title, lines }) =>
      lines.map(({ label }) => [keyOf(title.split('：')[0] ?? '', label, ''), title] as const),
    ),
  )
  return wishes.flatMap(({ row, names, thing }) => {
    const title = names.map((name) => known.get(keyOf(name, thing, ''))).find((one) => one !== undefined)
    return title === undefined ? [] : [{ row, title }]
  })
}

const keyOf = (...words: readonly string[]): string => words.map(sameWord).join('\t')
