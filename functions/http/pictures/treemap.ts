/** A rectangle, in units from the top left. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Divides a rectangle among weights, each getting its share of the area, as square as they come in the order they are given: what is next to each
 * other in a list of places stays near in the picture. Row by row along the shorter side (Bruls, Huizing and van Wijk).
 */
export function divide(box: Box, weights: readonly number[]): Box[] {
  const all = weights.reduce((sum, one) => sum + one, 0)
  if (all <= 0) return weights.map(() => ({ ...box, width: 0, height: 0 }))
  const scale = (box.width * box.height) / all
  const boxes: Box[] = []
  let rest = box
  let row: number[] = []
  for (const weight of weights.map((one) => one * scale)) {
    const side = Math.min(rest.width, rest.height)
    if (row.length === 0 || worst([...row, weight], side) <= worst(row, side)) row.push(weight)
    else {
      const laid = lay(rest, row)
      boxes.push(...laid.boxes)
      rest = laid.rest
      row = [weight]
    }
  }
  return [...boxes, ...lay(rest, row).boxes]
}

/** How far from a square the least square of a row would be. */
function worst(row: readonly number[], side: number): number {
  const sum = row.reduce((all, one) => all + one, 0)
  if (sum === 0 || side === 0) return Number.POSITIVE_INFINITY
  return Math.max(
    ...row.map((one) => Math.max((side * side * one) / (sum * sum), (sum * sum) / (side * side * one))),
  )
}

/** Lays a row along the shorter side, and says what is left. */
function lay({ x, y, width, height }: Box, row: readonly number[]): { boxes: Box[]; rest: Box } {
  const sum = row.reduce((all, one) => all + one, 0)
  const upright = width >= height
  const thick = sum === 0 ? 0 : sum / (upright ? height : width)
  let along = 0
  const boxes = row.map((one) => {
    const long = thick === 0 ? 0 : one / thick
    const box = upright
      ? { x, y: y + along, width: thick, height: long }
      : { x: x + along, y, width: long, height: thick }
    along += long
    return box
  })
  const rest = upright
    ? { x: x + thick, y, width: width - thick, height }
    : { x, y: y + thick, width, height: height - thick }
  return { boxes, rest }
}
