import { type Area, contains, ring } from './areas.ts'
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

/** The nearest ring around a need in which a volunteer lives, or undefined when they live in another city. */
export function ringOf(need: string, home: string): Reach | undefined {
  return reaches.find((level) => {
    const around = ring(need, level)
    return around !== undefined && contains(around, home)
  })
}

/**
 * The areas of which every volunteer of the need's own district who reaches it has exactly one as their reach area,
 * nearest first; the last is the city. A need known only to its street has one area less.
 */
export function areasAround(need: string): readonly string[] {
  return [...new Set(reaches.map((level) => cutTo(need, level)))]
}

const metresPerDegree = 111_195

/** Metres between two areas that both have coordinates, as the crow flies; good to a percent within a city. */
export function metresBetween(one: Area | undefined, other: Area | undefined): number | undefined {
  if (one?.lat === undefined || one.lng === undefined || other?.lat === undefined || other.lng === undefined)
    return undefined
  const north = one.lat - other.lat
  const east = (one.lng - other.lng) * Math.cos((((one.lat + other.lat) / 2) * Math.PI) / 180)
  return Math.round(Math.hypot(north, east) * metresPerDegree)
}
