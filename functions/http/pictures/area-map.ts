import { type Html, html } from '../page/page.ts'
import { at, type Drawing, pictureWidth } from './picture.ts'
import { type Box, divide } from './treemap.ts'

/** A district with its streets, and a number for each. */
export interface District {
  readonly name: string
  readonly streets: readonly { readonly name: string; readonly value: number }[]
}

const heading = 18
const gap = 3

/** A city of many streets needs more room. */
const heightOf = (districts: readonly District[]): number => {
  const streets = districts.reduce((sum, one) => sum + Math.max(1, one.streets.length), 0)
  return Math.min(560, Math.max(120, Math.ceil(Math.sqrt(streets)) * 52))
}

/**
 * The place tree as nested rectangles: districts of as much room as they have streets, each street shaded by its number, which stands in it too. No
 * map, but neighbours in the list of places are neighbours here.
 */
export function areaMap(districts: readonly District[]): Drawing {
  const whole = { x: 0, y: 0, width: pictureWidth, height: heightOf(districts) }
  const boxes = divide(
    whole,
    districts.map(({ streets }) => Math.max(1, streets.length)),
  )
  const drawn = districts.map((one, i) => drawDistrict(one, inner(boxes[i] ?? whole, gap / 2)))
  return { height: whole.height, drawn }
}

function drawDistrict({ name, streets }: District, box: Box): Html {
  const room = { ...box, y: box.y + heading, height: Math.max(0, box.height - heading) }
  const cells = divide(
    room,
    streets.map(() => 1),
  )
  const total = streets.reduce((sum, { value }) => sum + value, 0)
  return html`<g><title>${name}: ${total}</title><text x="${at(box.x)}" y="${at(box.y + 13)}" font-weight="600">${fitting(name, box.width, 13)}</text>${streets.map(
    (street, i) => drawStreet(street, inner(cells[i] ?? room, 1)),
  )}</g>`
}

function drawStreet({ name, value }: District['streets'][number], { x, y, width, height }: Box): Html {
  const step = shadeOf(value)
  const ink = step > 2 ? 'var(--on-go)' : 'currentColor'
  const middle = at(x + width / 2)
  const named = height >= 34 ? fitting(name, width - 4, 11) : ''
  return html`<g><title>${name}: ${value}</title><rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" rx="2" fill="${step === 0 ? 'var(--soft)' : 'var(--go)'}"${step === 0 ? '' : html` fill-opacity="${shades[step]}"`}/>${
    named
      ? html`<text x="${middle}" y="${at(y + height / 2 - 3)}" text-anchor="middle" font-size="11" fill="${ink}">${named}</text>`
      : ''
  }${
    value > 0 && height >= 12
      ? html`<text x="${middle}" y="${at(y + height / 2 + (named ? 13 : 5))}" text-anchor="middle" fill="${ink}">${value}</text>`
      : ''
  }</g>`
}

/** How dense a street is painted: none, some, and twice as many for each step. */
const shades = [0, 0.2, 0.45, 0.8, 1] as const
const shadeOf = (value: number): number =>
  value <= 0 ? 0 : Math.min(shades.length - 1, 1 + Math.floor(Math.log2(value)))

const inner = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x + by,
  y: y + by,
  width: Math.max(0, width - 2 * by),
  height: Math.max(0, height - 2 * by),
})

/** As much of a name as the room has; nothing where not even two letters fit. */
function fitting(name: string, room: number, size: number): string {
  let width = 0
  let shown = ''
  for (const letter of name) {
    width += letter > '⺀' ? size : size * 0.55
    if (width > room) return [...shown].length < 2 ? '' : shown
    shown += letter
  }
  return shown
}
