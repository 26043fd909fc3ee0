import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { readAreaRows } from '../../infra/local/areas-file.ts'
import { type AreaRow, readAreas } from '../../shared/rules/area-rows.ts'
import { searchAreas } from '../../shared/rules/area-search.ts'
import { type AreaTree, buildTree, nameWithin, placeName, publicPlace } from '../../shared/rules/area-tree.ts'
import {
  type Area,
  ancestors,
  closeness,
  coarse,
  contains,
  levelOf,
  nationalScheme,
  ring,
  shortName,
} from '../../shared/rules/areas.ts'
import { pack, unpack } from '../../shared/store/areas-packed.ts'

const geohash = { city: 3, district: 4, street: 5, community: 6 }
const code = fc.stringMatching(/^[0-9]{12}$/)

let yichang: readonly Area[]
let tree: AreaTree
beforeAll(async () => {
  const rows = readAreaRows(await readFile('infra/local/seed/yichang-areas.csv'))
  if (!rows.ok) throw new Error(rows.refusal.kind)
  const areas = readAreas(rows.value)
  if (!areas.ok) throw new Error(areas.refusal.kind)
  yichang = areas.value
  tree = buildTree(yichang)
})

describe('codes', () => {
  test('a code lies in the codes it begins with, under any scheme', () => {
    expect(ancestors('420502003002')).toEqual(['4205', '420502', '420502003'])
    expect(ancestors('wt3mfz', geohash)).toEqual(['wt3', 'wt3m', 'wt3mf'])
    expect([levelOf('4205'), levelOf('420502'), levelOf('42050'), levelOf('wt3mf', geohash)]).toEqual([
      'city',
      'district',
      undefined,
      'street',
    ])
    fc.assert(
      fc.property(code, (code) => {
        for (const outer of ancestors(code)) expect(contains(outer, code)).toBe(true)
      }),
    )
    expect(contains('', '4205')).toBe(false)
  })

  test('closeness is the same both ways, and nobody is closer than oneself', () => {
    fc.assert(
      fc.property(code, code, fc.integer({ min: 0, max: 12 }), (a, b, shared) => {
        const near = a.slice(0, shared) + b.slice(shared)
        expect(closeness(a, near)).toBe(closeness(near, a))
        expect(closeness(a, near)).toBeLessThanOrEqual(closeness(a, a))
        expect(closeness(a, a)).toBe(4)
      }),
    )
    expect([closeness('420502003002', '420502003001'), closeness('420502', '420583')]).toEqual([3, 1])
  })

  test('rings widen, and a place coarser than the ring has none', () => {
    expect(ring('420502003002', 'street')).toBe('420502003')
    expect(ring('420502003', 'community')).toBeUndefined()
    expect(ring('wt3mfz', 'district', geohash)).toBe('wt3m')
    expect(coarse('420502003002')).toBe('420502003')
    expect(coarse('4205')).toBe('4205')
  })
})

describe('the places of Yichang', () => {
  test('all 1,777 are there, each in its parent', () => {
    expect(tree.size).toBe(1777)
    expect(tree.children().map(({ name }) => name)).toEqual(['宜昌市'])
    expect(tree.children('4205')).toHaveLength(13)
    let counted = 0
    const walk = (code?: string) => {
      for (const area of tree.children(code)) {
        counted++
        walk(area.code)
      }
    }
    walk()
    expect(counted).toBe(1777)
  })

  test('the public sees the street at the finest', () => {
    expect(publicPlace(tree, '420502003002')).toBe('西陵区 云集街道')
    expect(publicPlace(tree, '420582001001')).toBe('当阳市 玉阳街道')
    expect(publicPlace(tree, '420502')).toBe('西陵区')
    expect(publicPlace(tree, '4205')).toBe('宜昌市')
    expect(placeName(tree, '420502003002')).toBe('西陵区 云集街道 二马路社区')
    expect(placeName(tree, '420502003999')).toBe('西陵区 云集街道')
    expect(placeName(tree, '999999')).toBe('')
    expect(nameWithin(tree, tree.area('420582001')!)).toBe('玉阳街道')
    for (const { code, level, name } of yichang)
      if (level === 'community') expect(publicPlace(tree, code)).not.toContain(shortName(name))
  })

  test('names are shortened as people say them', () => {
    expect(
      ['二马路社区居民委员会', '李家坑村村民委员会', '峡口居民委员会', '墨池巷社区', '联丰村委会'].map(
        shortName,
      ),
    ).toEqual(['二马路社区', '李家坑村', '峡口居委会', '墨池巷社区', '联丰村'])
  })

  test('a few characters find a place', () => {
    const first = (typed: string, near?: string) => searchAreas(tree, typed, near)[0]?.code
    expect(first('二马路')).toBe('420502003002')
    expect(first('二马路社区')).toBe('420502003002')
    expect(first('云集街道 二马路')).toBe('420502003002')
    expect(first('西陵区云集街道二马路社区')).toBe('420502003002')
    expect(first('宜昌市西陵区云集二马路')).toBe('420502003002')
    expect(first('二马路社区 · 云集街道')).toBe(undefined)
    expect(first('云集')).toBe('420502003')
    expect(first('西陵')).toBe('420502')
    expect(first('五峰')).toBe('420529')
    expect(first('４２０５０２００３００２')).toBe('420502003002')
    expect(searchAreas(tree, '解放路').map(({ code }) => code)).toHaveLength(2)
    expect(first('解放路', '420502002')).toBe('420502002023')
    expect(searchAreas(tree, '哈尔滨')).toEqual([])
    expect(searchAreas(tree, '')).toEqual([])
  })

  test('every place is found by its own full name', () => {
    for (const { code } of yichang)
      expect(searchAreas(tree, placeName(tree, code)).map((found) => found.code)).toContain(code)
  })

  test('packing loses nothing', () => {
    const chunks = pack(yichang, nationalScheme)
    expect(chunks).toHaveLength(14)
    expect(Math.max(...chunks.map(({ packed }) => new TextEncoder().encode(packed).length))).toBeLessThan(
      12_000,
    )
    expect(chunks.flatMap((chunk) => unpack(chunk, nationalScheme)).toSorted(byCode)).toEqual(
      yichang.toSorted(byCode),
    )
  })
})

const byCode = (a: Area, b: Area) => (a.code < b.code ? -1 : 1)

test('whatever the rows hold: areas whose parents are all there, or a problem with a line for each bad row', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      '4205',
      '420502',
      '420502003',
      '街道',
      'city',
      'district',
      'urban',
      '=1+1',
      '__proto__',
    ),
    fc.string(),
  )
  const row: fc.Arbitrary<AreaRow> = fc.record({
    line: fc.nat(),
    code: cell,
    name: cell,
    parent: cell,
    level: cell,
    kind: cell,
    lat: cell,
    lng: cell,
  })
  fc.assert(
    fc.property(fc.uniqueArray(row, { selector: ({ line }) => line, maxLength: 20 }), (rows) => {
      const read = readAreas(rows)
      if (!read.ok) {
        expect(['empty', 'rows']).toContain(read.refusal.kind)
        return
      }
      expect(read.value).toHaveLength(rows.length)
      const codes = new Set(read.value.map(({ code }) => code))
      for (const { code } of read.value) for (const outer of ancestors(code)) expect(codes).toContain(outer)
    }),
  )
})
