import { figuresWords } from '../../../shared/messages/figures.ts'
import { type AreaTree, nameWithin, placeName } from '../../../shared/rules/area-tree.ts'
import { cutTo } from '../../../shared/rules/rings.ts'
import type { Html } from '../page/page.ts'
import { areaMap, type District } from '../pictures/area-map.ts'
import { picture } from '../pictures/picture.ts'
import type { Visit } from '../visit.ts'

/** A number for each street. */
export type ByStreet = Readonly<Record<string, number>>

/** Districts and streets of a tree with their numbers; with `only`, just the districts in which there is something. */
export function districtsOf(tree: AreaTree, numbers: ByStreet, only = false): District[] {
  const districts = tree.children().flatMap(({ code }) => tree.children(code))
  return districts
    .map((district) => ({
      name: nameWithin(tree, district),
      streets: tree
        .children(district.code)
        .map((street) => ({ name: nameWithin(tree, street), value: numbers[street.code] ?? 0 })),
    }))
    .filter(({ streets }) => !only || streets.some(({ value }) => value > 0))
}

/** Adds up what lies in the same street; coarser places have no street of their own and stay as they are. */
export function byStreet(all: readonly { readonly area: string; readonly count: number }[]): ByStreet {
  const numbers: Record<string, number> = {}
  for (const { area, count } of all) {
    const street = cutTo(area, 'street')
    numbers[street] = (numbers[street] ?? 0) + count
  }
  return numbers
}

export function mapPicture(
  visit: Visit,
  tree: AreaTree,
  it: {
    readonly id: string
    readonly title: string
    readonly says: (count: number, streets: number) => string
    readonly head: string
    readonly numbers: ByStreet
    readonly only?: boolean
  },
): Html {
  const words = figuresWords[visit.language]
  const entries = Object.entries(it.numbers).filter(([, count]) => count > 0)
  const districts = districtsOf(tree, it.numbers, it.only)
  return picture(visit, {
    id: it.id,
    title: it.title,
    says: it.says(
      entries.reduce((sum, [, count]) => sum + count, 0),
      entries.length,
    ),
    ...areaMap(districts),
    table: {
      head: [words.place, it.head],
      rows: entries
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([code, count]) => [placeName(tree, code) || code, count]),
    },
  })
}
