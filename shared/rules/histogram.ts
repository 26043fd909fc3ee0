import * as z from 'zod/mini'

/**
 * How long something took, many times over, in few numbers that can be added up: four steps for each doubling of the minutes, and how
 * many fell into each. A percentile read from it is right to a tenth.
 */
export const histogram = z.record(z.string().check(z.regex(/^\d{1,3}$/)), z.int().check(z.gte(0)))
export type Histogram = Readonly<Record<string, number>>

const stepsPerDoubling = 4

/** The step of a duration in minutes. */
export const stepOf = (minutes: number): number =>
  Math.floor(stepsPerDoubling * Math.log2(1 + Math.max(0, minutes)))

/** Where a step begins, in minutes. */
export const beginOf = (step: number): number => 2 ** (step / stepsPerDoubling) - 1

export function histogramOf(minutes: readonly number[]): Histogram {
  const counts: Record<string, number> = {}
  for (const one of minutes) counts[stepOf(one)] = (counts[stepOf(one)] ?? 0) + 1
  return counts
}

export function sumOfHistograms(all: readonly Histogram[]): Histogram {
  const counts: Record<string, number> = {}
  for (const one of all)
    for (const [step, count] of Object.entries(one)) counts[step] = (counts[step] ?? 0) + count
  return counts
}

export const countOf = (one: Histogram): number => Object.values(one).reduce((sum, count) => sum + count, 0)

/** The minutes within which this share (0–1) was done; undefined where nothing was counted. */
export function percentile(one: Histogram, share: number): number | undefined {
  const steps = Object.entries(one)
    .map(([step, count]) => ({ step: Number(step), count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.step - b.step)
  let left = share * countOf(one)
  for (const { step, count } of steps) {
    if (left <= count) {
      const [begin, end] = [beginOf(step), beginOf(step + 1)]
      return begin + (end - begin) * (left / count)
    }
    left -= count
  }
  return undefined
}

/** How many were done within so many minutes; inside a step as if they were spread over it evenly. */
export function countWithin(one: Histogram, minutes: number): number {
  return Object.entries(one).reduce((sum, [name, count]) => {
    const [begin, end] = [beginOf(Number(name)), beginOf(Number(name) + 1)]
    return sum + count * Math.min(1, Math.max(0, (minutes - begin) / (end - begin)))
  }, 0)
}
