import { countOf, countWithin, type Histogram, percentile } from '../../../shared/rules/histogram.ts'
import type { Column, Mark } from './columns.ts'

/** Until when each column counts, in minutes; the last takes the rest. */
export const speedEnds = [15, 60, 180, 360, 720, 1440, 2880, 4320, 10_080, Number.POSITIVE_INFINITY] as const

/** How fast something went, as columns of growing width in time. `label` names a column by its end. */
export function speedColumns(one: Histogram, label: (end: number) => string): Column[] {
  const all = countOf(one)
  const until = speedEnds.map((end) =>
    end === Number.POSITIVE_INFINITY ? all : Math.round(countWithin(one, end)),
  )
  return until.map((count, i) => ({
    label: label(speedEnds[i] ?? 0),
    value: count - (until[i - 1] ?? 0),
  }))
}

/** Where on those columns the median and the ninth tenth stand. */
export function speedMarks(
  one: Histogram,
  labels: { readonly median: string; readonly most: string },
): Mark[] {
  const marks = [
    { share: 0.5, label: labels.median },
    { share: 0.9, label: labels.most },
  ]
  return marks.flatMap(({ share, label }) => {
    const minutes = percentile(one, share)
    return minutes === undefined ? [] : [{ at: placeOf(minutes), label }]
  })
}

function placeOf(minutes: number): number {
  const column = speedEnds.findIndex((end) => minutes <= end)
  const begin = speedEnds[column - 1] ?? 0
  const end = speedEnds[column] ?? begin
  return column + (end === Number.POSITIVE_INFINITY ? 0.5 : (minutes - begin) / (end - begin))
}
