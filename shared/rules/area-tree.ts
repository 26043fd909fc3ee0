import { type Area, type AreaScheme, ancestors, coarse, nationalScheme, shortName } from './areas.ts'

/** The whole tree in memory, as pages and matching ask it. */
export interface AreaTree {
  readonly scheme: AreaScheme
  readonly size: number
  readonly area: (code: string) => Area | undefined
  /** The places directly inside one, in the order of their codes; without a code, the outermost places. */
  readonly children: (code?: string) => readonly Area[]
  readonly all: () => Iterable<Area>
}

/** Builds the tree from areas whose parents are all among them (see area-rows.ts). */
export function buildTree(areas: Iterable<Area>, scheme: AreaScheme = nationalScheme): AreaTree {
  const byCode = new Map<string, Area>()
  const inside = new Map<string, Area[]>()
  const sorted = [...areas].sort((a, b) => (a.code < b.code ? -1 : 1))
  for (const area of sorted) {
    byCode.set(area.code, area)
    const parent = ancestors(area.code, scheme).at(-1) ?? ''
    const siblings = inside.get(parent)
    if (siblings) siblings.push(area)
    else inside.set(parent, [area])
  }
  return {
    scheme,
    size: byCode.size,
    area: (code) => byCode.get(code),
    children: (code = '') => inside.get(code) ?? [],
    all: () => byCode.values(),
  }
}

/** A place and those it lies in, outermost first. Codes that a later import dropped are left out, never an error. */
export function pathOf(tree: AreaTree, code: string): Area[] {
  return [...ancestors(code, tree.scheme), code].flatMap((one) => tree.area(one) ?? [])
}

/** A place in full for those who work there: '西陵区 云集街道 二马路社区'. */
export function placeName(tree: AreaTree, code: string): string {
  return spoken(pathOf(tree, code))
}

/** The place as the public may know it, the street at the finest: '西陵区 云集街道'. */
export function publicPlace(tree: AreaTree, code: string): string {
  return spoken(pathOf(tree, coarse(code, tree.scheme)))
}

/** The name of one place without what its surroundings already say: '当阳市玉阳街道' in 当阳市 → '玉阳街道'. */
export function nameWithin(tree: AreaTree, area: Area): string {
  const parent = pathOf(tree, area.code).at(-2)
  const name = shortName(area.name)
  return parent && name.startsWith(parent.name) && name !== parent.name
    ? name.slice(parent.name.length)
    : name
}

/** The city goes without saying once the place is finer. */
function spoken(path: readonly Area[]): string {
  const said = path.length > 1 && path[0]!.level === 'city' ? path.slice(1) : path
  return said.map(({ name }, at) => without(said[at - 1]?.name, shortName(name))).join(' ')
}

function without(outer: string | undefined, name: string): string {
  return outer && name.startsWith(outer) && name !== outer ? name.slice(outer.length) : name
}
