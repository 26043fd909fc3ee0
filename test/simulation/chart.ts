/** A small hand for drawing: axes, lines, points and bars as SVG that stands alone. */

export interface Axis {
  readonly title: string
  readonly scale: 'linear' | 'log'
  readonly from: number
  readonly to: number
  readonly ticks: readonly { readonly at: number; readonly label: string }[]
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Colours that people of every colour vision tell apart (Okabe and Ito), each with a dash of its own. */
const colours = ['#000000', '#e69f00', '#56b4e9', '#009e73', '#999999', '#0072b2', '#d55e00', '#cc79a7']
const dashes = ['', '6 3', '2 2', '8 2 2 2', '4 4', '', '', '1 3']

export const colourOf = (number: number): string => colours[number % colours.length]!
export const dashOf = (number: number): string => dashes[number % dashes.length]!

export function svg(width: number, height: number, title: string, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="12">
<title>${escaped(title)}</title>
<rect width="100%" height="100%" fill="#ffffff"/>
${text(width / 2, 22, title, { anchor: 'middle', size: 16 })}
${content}
</svg>
`
}

/** Where on the paper a value of an axis lies, between two ends. */
export function placed(axis: Axis, value: number, start: number, end: number): number {
  const at = (number: number) => (axis.scale === 'log' ? Math.log(Math.max(number, 1e-9)) : number)
  const share = (at(value) - at(axis.from)) / (at(axis.to) - at(axis.from))
  return start + Math.min(1, Math.max(0, share)) * (end - start)
}

/** A frame with ticks and grid lines; the second axis only where there is one. */
export function frame(box: Box, title: string, x: Axis, y?: Axis): string {
  const bottom = box.y + box.height
  const across = x.ticks.map(({ at, label }) => {
    const place = placed(x, at, box.x, box.x + box.width)
    return `${line(place, box.y, place, bottom, '#e5e5e5')}${text(place, bottom + 16, label, { anchor: 'middle' })}`
  })
  const up = (y?.ticks ?? []).map(({ at, label }) => {
    const place = placed(y!, at, bottom, box.y)
    return `${line(box.x, place, box.x + box.width, place, '#e5e5e5')}${text(box.x - 6, place + 4, label, { anchor: 'end' })}`
  })
  return [
    ...across,
    ...up,
    `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" fill="none" stroke="#666666"/>`,
    text(box.x + box.width / 2, box.y - 8, title, { anchor: 'middle', size: 13 }),
    text(box.x + box.width / 2, bottom + 34, x.title, { anchor: 'middle' }),
    y ? text(box.x, box.y - 24, y.title, { anchor: 'start' }) : '',
  ].join('\n')
}

export function path(points: readonly (readonly [number, number])[], number: number): string {
  const places = points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')
  return `<polyline points="${places}" fill="none" stroke="${colourOf(number)}" stroke-width="2" stroke-dasharray="${dashOf(number)}"/>`
}

export const dot = (x: number, y: number, number: number, radius = 5): string =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="${radius}" fill="${colourOf(number)}"/>`

export const bar = (x: number, y: number, width: number, height: number, colour: string): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, width))}" height="${round(height)}" fill="${colour}"/>`

export const line = (x1: number, y1: number, x2: number, y2: number, colour: string): string =>
  `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${colour}"/>`

export function text(
  x: number,
  y: number,
  words: string,
  { anchor = 'start', size = 12 }: { anchor?: 'start' | 'middle' | 'end'; size?: number } = {},
): string {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" font-size="${size}">${escaped(words)}</text>`
}

/** Names with the line that stands for each, in one row. */
export function legend(x: number, y: number, names: readonly string[], step = 120): string {
  return names
    .map((name, number) => {
      const left = x + number * step
      return `${path(
        [
          [left, y - 4],
          [left + 24, y - 4],
        ],
        number,
      )}${text(left + 30, y, name)}`
    })
    .join('\n')
}

const round = (number: number): number => Math.round(number * 10) / 10

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
