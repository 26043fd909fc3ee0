import { levelDigits, type Reach, reaches } from './topics.ts'

/** A level of the place tree, from the community outwards; also how far a volunteer reaches. */
export type Level = Reach
/** From the outermost in, as a tree is walked. */
export const levelsInward: readonly Level[] = [...reaches].reverse()

/** A place of the tree. Its code begins with the code of the place it lies in. */
export interface Area {
  readonly code: string
  readonly name: string
  readonly level: Level
  readonly kind?: 'urban' | 'rural'
  /** Degrees; used only to rank within a ring. */
  readonly lat?: number
  readonly lng?: number
}

/**
 * How long the codes of each level are. China's are 4, 6, 9 and 12 digits; where no administrative tree is at hand,
 * geohashes of 3, 4, 5 and 6 characters do.
 */
export type AreaScheme = Readonly<Record<Level, number>>
export const nationalScheme: AreaScheme = levelDigits

/** The level of a code, or undefined if no level has codes of its length. */
export function levelOf(code: string, scheme: AreaScheme = nationalScheme): Level | undefined {
  return reaches.find((level) => scheme[level] === code.length)
}

/** The codes a place lies in, outermost first, without its own. */
export function ancestors(code: string, scheme: AreaScheme = nationalScheme): string[] {
  return levelsInward
    .filter((level) => scheme[level] < code.length)
    .map((level) => code.slice(0, scheme[level]))
}

/** True if `inner` lies in `outer`, or is the same place. */
export function contains(outer: string, inner: string): boolean {
  return outer !== '' && inner.startsWith(outer)
}

/** How many levels two places share: 0 (not even the city) to 4 (the same community). */
export function closeness(a: string, b: string, scheme: AreaScheme = nationalScheme): number {
  return levelsInward.filter((level) => {
    const digits = scheme[level]
    return a.length >= digits && b.length >= digits && a.slice(0, digits) === b.slice(0, digits)
  }).length
}

/** The place around a code in which people of this reach are asked; undefined if the code itself is coarser than that. */
export function ring(code: string, reach: Level, scheme: AreaScheme = nationalScheme): string | undefined {
  return code.length >= scheme[reach] ? code.slice(0, scheme[reach]) : undefined
}

/** The code cut to the street at the finest: all that the public may know of where a need is. */
export function coarse(code: string, scheme: AreaScheme = nationalScheme): string {
  return code.slice(0, scheme.street)
}

/** A name as people say it: '二马路社区居民委员会' → '二马路社区', '李家坑村村民委员会' → '李家坑村'. */
export function shortName(name: string): string {
  if (/村民委员会$|村委会$/.test(name)) return `${name.replace(/村?(村民委员会|村委会)$/, '')}村`
  return name.replace(/(社区|街道)(居民委员会|居委会|办事处)$/, '$1').replace(/居民委员会$/, '居委会')
}
