import type { AreaTree } from './area-tree.ts'
import { contains, type Level, levelsInward } from './areas.ts'

/** What coverage looks at of an organisation. */
export interface Covering {
  readonly area: string
  readonly level: Level
}

/** How many organisations work at each level, outermost first. */
export function byLevel(organizations: readonly Covering[]): { level: Level; count: number }[] {
  return levelsInward.map((level) => ({
    level,
    count: organizations.filter((one) => one.level === level).length,
  }))
}

export interface DistrictCoverage {
  readonly district: string
  /** Organisations in the district or in anything inside it. */
  readonly organizations: number
  readonly streets: number
  /** Streets with an organisation of their own or in one of their communities. */
  readonly streetsCovered: number
}

/** What each district has; districts without any come too, because they are what a hub must see. */
export function byDistrict(tree: AreaTree, organizations: readonly Covering[]): DistrictCoverage[] {
  const has = (code: string) => organizations.filter(({ area }) => contains(code, area)).length
  const districts = tree.children().flatMap(({ code }) => tree.children(code))
  return districts.map(({ code }) => {
    const streets = tree.children(code)
    return {
      district: code,
      organizations: has(code),
      streets: streets.length,
      streetsCovered: streets.filter((street) => has(street.code) > 0).length,
    }
  })
}
