import { levelDigits, type Reach, reaches } from './topics.ts'

/**
 * Rings around a need, from places with prefix codes instead of distances: its community, its street, its district, its
 * city. Any prefix code works the same way: a shorter code contains every code that begins with it.
 */

/** The part of an area's code that a level has; an area that is itself coarser stays as it is. */
export function cutTo(area: string, level: Reach): string {
  return area.slice(0, levelDigits[level])
}

export const districtOf = (area: string): string => cutTo(area, 'district')
export const cityOf = (area: string): string => cutTo(area, 'city')

/** The area a volunteer lets requests come from: where they live, widened to their reach. */
export function reachArea(home: string, reach: Reach): string {
  return cutTo(home, reach)
}

/** A place lies in an area when its code begins with the area's. */
export function liesIn(place: string, area: string): boolean {
  return place.startsWith(area)
}

/** The nearest ring around a need in which a volunteer lives, or undefined when they live in another city. */
export function ringOf(need: string, home: string): Reach | undefined {
  return reaches.find((level) => {
    const around = cutTo(need, level)
    return around.length === levelDigits[level] ? liesIn(home, around) : around === home
  })
}

/**
 * The areas of which every volunteer who reaches the need has exactly one as their reach area, nearest first; the last is
 * the city. A need known only to its street has one area less.
 */
export function areasAround(need: string): readonly string[] {
  return [...new Set(reaches.map((level) => cutTo(need, level)))]
}
