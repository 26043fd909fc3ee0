import type { Effects } from '../effects.ts'
import { publicPlace } from '../rules/area-tree.ts'
import { areaTree } from '../store/areas-store.ts'

/** Where a need is, as the public may know it: the street at the finest, in words. Undefined for an area that is not in the tree. */
export async function placeOf(fx: Effects, area: string): Promise<string | undefined> {
  const tree = await areaTree(fx.table)
  return tree.area(area) && publicPlace(tree, area)
}
