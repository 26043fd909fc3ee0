import type { Pixels } from './png.ts'

/** As chat apps want it: wide enough for a large card, with what matters in the middle, where others cut out a square. */
const width = 1200
const height = 630
/** Each row of pixels is looked at so often, for smooth edges. */
const finer = 4

type Point = readonly [x: number, y: number]
type Colour = readonly [red: number, green: number, blue: number]

const colour = (hex: string): Colour =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour

/** The mark's two houses and their door (see page/mark.ts), before a street of others, under the eaves of every page. */
export function drawCard(): Pixels {
  const rgb = new Uint8Array(width * height * 3)
  const paint = (outline: readonly Point[], hex: string) => fill(rgb, outline, colour(hex))
  const shape = (points: readonly Point[], size: number, left: number, ground: number) =>
    points.map(([x, y]): Point => [left + x * size, ground - (19 - y) * size])
  const ground = 505
  paint(box(0, 0, width, height), '#fbf6ec')
  for (const [left, size] of [
    [18, 7],
    [134, 9.5],
    [826, 9.5],
    [1000, 7],
  ] as const) {
    paint(shape(houses.first, size, left, ground), '#efe3cd')
    paint(shape(houses.second, size, left, ground), '#f4ead8')
  }
  paint(box(0, ground, width, height), '#dccfb9')
  const [size, left] = [18, 366]
  paint(shape(houses.first, size, left, ground), '#1a5a4b')
  paint(shape(houses.second, size, left, ground), '#e8893a')
  paint(shape(houses.door, size, left, ground), '#7d2f12')
  for (const window of houses.windows) paint(shape(window, size, left, ground), '#ffe2a8')
  paint(box(0, 0, width, 60), '#1a5a4b')
  for (let x = 0; x < width; x += 50) paint(circle(x + 25, 60, 24), '#1a5a4b')
  return { width, height, rgb }
}

const houses = {
  first: [
    [1, 9],
    [9, 2],
    [17, 9],
    [17, 19],
    [1, 19],
  ],
  second: [
    [11, 11],
    [18, 5],
    [25, 11],
    [25, 19],
    [11, 19],
  ],
  door: [
    [11, 12],
    [17, 12],
    [17, 19],
    [11, 19],
  ],
  windows: [box(4, 11, 8, 14.5), box(19.5, 12.5, 22.5, 15.5)],
} as const satisfies Record<string, unknown>

function box(left: number, top: number, right: number, bottom: number): Point[] {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ]
}

function circle(x: number, y: number, radius: number): Point[] {
  const corners = 64
  return Array.from({ length: corners }, (_, i): Point => {
    const angle = (2 * Math.PI * i) / corners
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
  })
}

/** Fills an outline, its edges blended by how much of each pixel lies inside. */
function fill(rgb: Uint8Array, outline: readonly Point[], ink: Colour): void {
  const ys = outline.map(([, y]) => y)
  const last = Math.min(height, Math.ceil(Math.max(...ys)))
  const inside = new Float64Array(width)
  for (let y = Math.max(0, Math.floor(Math.min(...ys))); y < last; y++) {
    inside.fill(0)
    for (let part = 0; part < finer; part++) {
      const crossed = crossings(outline, y + (part + 0.5) / finer)
      for (let i = 0; i + 1 < crossed.length; i += 2)
        cover(inside, crossed[i] as number, crossed[i + 1] as number)
    }
    for (let x = 0; x < width; x++) if (inside[x]) blend(rgb, (y * width + x) * 3, ink, inside[x] as number)
  }
}

/** Where a horizontal line crosses an outline, from left to right. */
function crossings(outline: readonly Point[], y: number): number[] {
  return outline
    .flatMap(([x1, y1], i) => {
      const [x2, y2] = outline[(i + 1) % outline.length] as Point
      return y1 <= y === y2 <= y ? [] : [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)]
    })
    .sort((one, other) => one - other)
}

/** Adds what a stretch of one fine line covers of each pixel. */
function cover(inside: Float64Array, from: number, to: number): void {
  const [left, right] = [Math.max(0, from), Math.min(width, to)]
  for (let x = Math.floor(left); x < right; x++)
    inside[x] = (inside[x] as number) + (Math.min(right, x + 1) - Math.max(left, x)) / finer
}

function blend(rgb: Uint8Array, at: number, ink: Colour, share: number): void {
  if (share >= 1) rgb.set(ink, at)
  else
    for (const i of [0, 1, 2] as const)
      rgb[at + i] = Math.round((rgb[at + i] as number) * (1 - share) + ink[i] * share)
}
