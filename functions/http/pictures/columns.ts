import { type Html, html } from '../page/page.ts'
import { at, type Drawing, pictureWidth } from './picture.ts'

export interface Column {
  /** Below the column. */
  readonly label: string
  readonly value: number
  /** Above it; the value unless told. */
  readonly said?: string
}

/** A place along the columns that is marked with a line: 2.5 is in the middle of the third. */
export interface Mark {
  readonly at: number
  readonly label: string
}

/** A line of letters, and how far the columns reach. */
const line = 15
const tall = 110

/** Columns side by side, each with its number above and its name below; marks stand as lines over them. */
export function columns(all: readonly Column[], marks: readonly Mark[] = []): Drawing {
  const top = line * marks.length + 18
  const ground = top + tall
  const step = pictureWidth / Math.max(1, all.length)
  const most = Math.max(1, ...all.map(({ value }) => value))
  const placed = all.map((column, i) => ({
    ...column,
    x: (i + 0.5) * step,
    height: (column.value / most) * tall,
  }))
  const width = Math.min(36, step - 4)
  // Names that would run into each other are left out; the table has them all.
  const every = Math.max(1, Math.ceil((Math.max(0, ...all.map(({ label }) => widthOf(label))) + 6) / step))
  return {
    height: ground + 22,
    drawn: [
      html`<path d="M0 ${ground}H${pictureWidth}" stroke="var(--edge)"/>`,
      ...placed
        .filter(({ value }) => value > 0)
        .map(
          ({ x, height }) =>
            html`<rect x="${at(x - width / 2)}" y="${at(ground - height)}" width="${at(width)}" height="${at(height)}" rx="2" fill="var(--go)"/>`,
        ),
      ...marks.map(
        ({ at: place }, i) =>
          html`<path d="M${at(place * step)} ${2 + line * i}V${ground}" stroke="var(--warn)" stroke-width="1.5" stroke-dasharray="4 3"/>`,
      ),
      ...marks.map((mark, i) => markLabel(mark, mark.at * step, line * i + 12)),
      ...placed.map(({ x, value, said, height }) =>
        letters(said ?? (value > 0 ? String(value) : ''), x, ground - height - 4),
      ),
      ...placed.map(({ x, label }, i) => (i % every === 0 ? letters(label, x, ground + 16) : html``)),
    ],
  }
}

/** Letters in the middle of `x`, but never over the edge; with a rim of paper, so that a line behind them does not cross them. */
function letters(said: string, x: number, y: number): Html {
  if (said === '') return html``
  const half = widthOf(said) / 2
  const middle = Math.min(Math.max(x, half), pictureWidth - half)
  return html`<text x="${at(middle)}" y="${at(y)}" text-anchor="middle" paint-order="stroke" stroke="var(--paper)" stroke-width="3">${said}</text>`
}

/** On the side of its line that has room. */
function markLabel({ label }: Mark, x: number, y: number): Html {
  const left = x > pictureWidth / 2
  return html`<text x="${at(left ? x - 4 : x + 4)}" y="${y}" text-anchor="${left ? 'end' : 'start'}" fill="var(--warn)" paint-order="stroke" stroke="var(--paper)" stroke-width="3">${label}</text>`
}

/** About how wide letters of 13 units are: Chinese ones are square, others a little over half. */
export const widthOf = (said: string): number =>
  [...said].reduce((sum, letter) => sum + (letter > '⺀' ? 13 : 8), 0)
