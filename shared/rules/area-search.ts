import { type AreaTree, nameWithin } from './area-tree.ts'
import { type Area, ancestors, closeness, shortName } from './areas.ts'

/**
 * The places somebody may mean by what they typed, best first: '二马路', '云集街道二马路社区', '西陵区 学院', or a code.
 * Places near `near` come first among equals. Names must follow the order of the tree, outermost first.
 */
export function searchAreas(tree: AreaTree, typed: string, near = ''): Area[] {
  const text = bare(typed)
  if (text === '') return []
  const exact = tree.area(text)
  if (exact) return [exact]
  const found: { area: Area; rank: number; near: number }[] = []
  for (const entry of indexOf(tree)) {
    const rank = rankOf(entry, text)
    const { area } = entry
    if (rank > 0) found.push({ area, rank, near: near === '' ? 0 : closeness(near, area.code, tree.scheme) })
  }
  found.sort((a, b) => b.rank - a.rank || b.near - a.near || (a.area.code < b.area.code ? -1 : 1))
  const best = found[0]?.rank ?? 0
  // Once a name fits in full, places that merely contain it are noise.
  return found.filter(({ rank }) => best < fits.whole || rank === best).map(({ area }) => area)
}

const fits = { whole: 3, beginning: 2, inside: 1, none: 0 } as const

/** A place with its own name and those of the places around it, in the forms people leave out or say. */
interface Entry {
  readonly area: Area
  readonly own: Name
  readonly around: readonly Name[]
}
interface Name {
  readonly key: string
  /** Without the word for what it is: '云集' of '云集街道'. */
  readonly core: string
}

const indexes = new WeakMap<AreaTree, readonly Entry[]>()

function indexOf(tree: AreaTree): readonly Entry[] {
  const known = indexes.get(tree)
  if (known) return known
  const names = new Map<string, Name>()
  const entries: Entry[] = []
  for (const area of tree.all()) {
    const key = bare(nameWithin(tree, area))
    const own = { key, core: core(key) }
    names.set(area.code, own)
    const around = ancestors(area.code, tree.scheme).flatMap((code) => names.get(code) ?? [])
    entries.push({ area, own, around })
  }
  indexes.set(tree, entries)
  return entries
}

function rankOf({ own, around }: Entry, text: string): number {
  const best = rankName(own, text)
  if (best === fits.whole) return best
  // Read off the names of the places around it, each of them optional: '西陵区' '云集' '二马路'.
  let rest = text
  for (const { key, core } of around) {
    if (rest.startsWith(key)) rest = rest.slice(key.length)
    else if (core.length > 1 && rest.startsWith(core)) rest = rest.slice(core.length)
  }
  return rest === text || rest === '' ? best : Math.max(best, rankName(own, rest))
}

function rankName(own: Name, text: string): number {
  if (own.key === text || own.core === text || own.core === core(text)) return fits.whole
  if (own.key.startsWith(text)) return fits.beginning
  return text.length > 1 && own.key.includes(text) ? fits.inside : fits.none
}

const core = (key: string): string =>
  key.replace(/(?<=..)((.{2,4}族)?自治县|社区|街道|居委会|村|镇|乡|区|县|市)$/, '')
const bare = (text: string): string =>
  shortName(
    text
      .normalize('NFKC')
      .slice(0, 80)
      .replace(/[\s·,，、/()（）>-]/g, '')
      .toLowerCase(),
  )
