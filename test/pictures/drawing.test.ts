import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areaMap } from '../../functions/http/pictures/area-map.ts'
import { columns } from '../../functions/http/pictures/columns.ts'
import { funnel } from '../../functions/http/pictures/funnel.ts'
import { type Drawing, pictureWidth } from '../../functions/http/pictures/picture.ts'
import { speedColumns, speedMarks } from '../../functions/http/pictures/speed.ts'
import { divide } from '../../functions/http/pictures/treemap.ts'
import { histogramOf } from '../../shared/rules/histogram.ts'

const box = { x: 10, y: 20, width: 340, height: 200 }

describe('dividing a rectangle', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 40 })
  test('gives each its share, all within, none over another', () => {
    fc.assert(
      fc.property(weights, (all) => {
        const boxes = divide(box, all)
        const sum = all.reduce((total, one) => total + one, 0)
        expect(boxes).toHaveLength(all.length)
        for (const [i, one] of boxes.entries()) {
          const share = ((all[i] ?? 0) / sum) * box.width * box.height
          expect(one.width * one.height).toBeCloseTo(share, 3)
          expect(one.x).toBeGreaterThanOrEqual(box.x - 1e-6)
          expect(one.y).toBeGreaterThanOrEqual(box.y - 1e-6)
          expect(one.x + one.width).toBeLessThanOrEqual(box.x + box.width + 1e-6)
          expect(one.y + one.height).toBeLessThanOrEqual(box.y + box.height + 1e-6)
          for (const other of boxes.slice(i + 1)) {
            const wide = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
            const high = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
            expect(Math.min(wide, high)).toBeLessThan(1e-6)
          }
        }
      }),
    )
  })
  test('nothing gets no room', () => {
    expect(divide(box, [])).toEqual([])
    expect(divide(box, [0, 0]).every(({ width, height }) => width * height === 0)).toBe(true)
  })
})

/** Where letters and rectangles begin and end, from left to right. */
function reach({ drawn }: Drawing): number[] {
  const text = drawn.map(String).join('')
  const rects = [...text.matchAll(/<rect x="([-\d.]+)"[^>]* width="([-\d.]+)"/g)].flatMap(([, x, width]) => [
    Number(x),
    Number(x) + Number(width),
  ])
  return [...rects, ...[...text.matchAll(/<text x="([-\d.]+)"/g)].map(([, x]) => Number(x))]
}

describe('a picture', () => {
  const drawings: readonly (readonly [string, Drawing])[] = [
    [
      'columns',
      columns([
        { label: '11月2日', value: 3 },
        { label: '12月30日', value: 0 },
        { label: '1月4日', value: 12.5, said: '13' },
      ]),
    ],
    ['columns of nothing', columns([])],
    [
      'a funnel',
      funnel([
        { label: 'published', count: 5 },
        { label: 'told', count: 0 },
      ]),
    ],
    [
      'a map',
      areaMap([
        {
          name: '西陵区',
          streets: [
            { name: '云集街道', value: 9 },
            { name: '西坝街道', value: 0 },
          ],
        },
        { name: '夷陵区', streets: [] },
      ]),
    ],
    ['a map of nothing', areaMap([])],
  ]
  test.each(drawings)('%s stays within its width and has only numbers for places', (_, drawing) => {
    expect(drawing.height).toBeGreaterThanOrEqual(0)
    expect(drawing.drawn.map(String).join('')).not.toMatch(/NaN|Infinity|undefined/)
    for (const x of reach(drawing)) {
      expect(x).toBeGreaterThanOrEqual(-0.1)
      expect(x).toBeLessThanOrEqual(pictureWidth + 0.1)
    }
  })

  test('a map shades by number, says it in figures, and names what has room', () => {
    const [district] = areaMap([
      {
        name: '西陵区',
        streets: [
          { name: '云集街道', value: 9 },
          { name: '西坝街道', value: 0 },
        ],
      },
    ]).drawn
    const text = String(district)
    expect(text).toContain('<title>云集街道: 9</title>')
    expect(text).toMatch(/fill="var\(--go\)" fill-opacity="1"/)
    expect(text).toMatch(/fill="var\(--soft\)"\/>/)
    expect(text).toContain('>9</text>')
    expect(text).not.toContain('>0</text>')
  })

  test('letters typed by people are escaped', () => {
    const text = funnel([{ label: '<script>', count: 1 }])
      .drawn.map(String)
      .join('')
    expect(text).toContain('&lt;script&gt;')
  })
})

describe('how fast needs fill', () => {
  const label = String
  test('every duration stands in its column', () => {
    const all = histogramOf([
      ...Array<number>(7).fill(10),
      ...Array<number>(5).fill(100),
      ...Array<number>(3).fill(50_000),
    ])
    const values = speedColumns(all, label).map(({ value }) => value)
    expect(values.reduce((sum, n) => sum + n, 0)).toBe(15)
    expect([values[0], values[2], values.at(-1)]).toEqual([7, 5, 3])
  })
  test('half and nine in ten stand where they belong', () => {
    const marks = speedMarks(histogramOf([30, 30, 30, 30, 30, 30, 30, 30, 5000, 5000]), {
      median: 'half',
      most: 'most',
    })
    expect(marks.map(({ at }) => Math.floor(at))).toEqual([1, 8])
    expect(speedMarks({}, { median: '', most: '' })).toEqual([])
  })
})
