import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bestOffer,
  offerFit,
  openLines,
  packOffer,
  readPacked,
  topicsOfOffer,
} from '../../shared/rules/offer-fit.ts'
import { offers } from '../../shared/rules/offers.ts'
import { sizesIn } from '../../shared/rules/sizes.ts'
import { things, thingsIn } from '../../shared/rules/things.ts'
import { type Topic, topics } from '../../shared/rules/topics.ts'

const wardrobe: readonly Topic[] = ['clothing', 'shoes', 'school-things']
const coat = { label: '冬季外套', fit: '身高 135 cm', topics: wardrobe }
const shoes = { label: '鞋子（比现在大4码）', fit: '脚长 21.5 cm', topics: wardrobe }
const bag = { label: '书包', topics: wardrobe }
const aCoat = { label: 'Winter coat', fit: 'height 135 cm', topics: wardrobe }
const aPair = { label: 'Shoes', fit: 'foot length 21.5 cm', topics: wardrobe }

test.each([
  // The thing and the size.
  ['clothing', '童装外套', '140', coat, 'fits'],
  ['clothing', '羽绒服', '140 码', coat, 'fits'],
  ['clothing', '羽绒服', '身高 1.4 米', coat, 'fits'],
  ['clothing', '冬衣', '130-140', coat, 'fits'],
  ['clothing', '外套', '130', coat, 'no'],
  ['clothing', '外套', '130', { ...coat, fit: '身高 128 cm' }, 'fits'],
  ['clothing', '外套', '130', { ...coat, fit: '身高 134' }, 'fits'],
  ['clothing', '外套', '130', { ...coat, fit: '130 码' }, 'fits'],
  ['clothing', 'Children’s coat', 'size 140', aCoat, 'fits'],
  ['clothing', 'Jackets', '150', aCoat, 'no'],
  ['clothing', '羽绒服', 'M', { ...coat, fit: 'M 码' }, 'fits'],
  ['clothing', '羽绒服', 'XL', { ...coat, fit: 'M 码' }, 'no'],
  ['shoes', '运动鞋', '33 码', shoes, 'fits'],
  ['shoes', '鞋', '215', shoes, 'fits'],
  ['shoes', '鞋', '21.5', shoes, 'fits'],
  ['shoes', '鞋', '21.5 厘米', shoes, 'fits'],
  ['shoes', '鞋', '34', shoes, 'no'],
  ['shoes', '鞋', '32-33', shoes, 'fits'],
  ['shoes', 'Trainers', 'EU 33', aPair, 'fits'],
  ['shoes', 'Boots', '220 mm', aPair, 'no'],
  ['shoes', '鞋', '33', { ...shoes, fit: '33码' }, 'fits'],
  ['shoes', '雨靴', '37', { label: '雨靴', fit: '37 码', topics: ['shoes'] }, 'fits'],
  // The size is not known on one side.
  ['clothing', '羽绒服', '', coat, 'may-fit'],
  ['clothing', '外套', '130', { ...coat, fit: undefined }, 'may-fit'],
  ['clothing', 'Coat', '', aCoat, 'may-fit'],
  ['clothing', '羽绒服', 'M', coat, 'may-fit'],
  ['shoes', 'Shoes', 'US 2', aPair, 'may-fit'],
  ['shoes', '鞋，八成新', '', shoes, 'may-fit'],
  ['clothing', '毛衣和外套，3 件', '', coat, 'may-fit'],
  ['clothing', '外套和鞋子', '', coat, 'may-fit'],
  ['clothing', '外套和鞋子', '130，33 码', shoes, 'fits'],
  ['clothing', '外套和鞋子', '130，33 码', coat, 'no'],
  // Another thing, or for somebody else.
  ['school-things', '书包', '', coat, 'no'],
  ['clothing', '外套', '140', bag, 'no'],
  ['clothing', 'Coat', '140', { label: 'Schoolbag', topics: wardrobe }, 'no'],
  ['clothing', '裤子', '140', coat, 'no'],
  ['shoes', '凉鞋', '33', { ...shoes, label: '棉鞋' }, 'no'],
  ['shoes', '一双', '33', coat, 'no'],
  ['clothing', '羽绒服（成人）', '', coat, 'no'],
  ['clothing', 'Coat for men', '', aCoat, 'no'],
  ['clothing', '女童外套', '140', { ...coat, label: '男童外套' }, 'no'],
  ['clothing', 'Girls’ coat', '140', { ...aCoat, label: 'Boy’s coat' }, 'no'],
  ['food', '大米', '', { label: '食用油', topics: ['food'] }, 'no'],
  ['household', '洗衣机', '', { label: '衣柜', topics: ['household'] }, 'no'],
  ['household', '台灯', '', coat, 'no'],
  // What has no size.
  ['school-things', '书包（九成新）', '', bag, 'fits'],
  ['school-things', 'Backpack', '', { label: '书包', topics: wardrobe }, 'fits'],
  ['household', '电饭锅', '', { label: '电饭煲', topics: ['household'] }, 'fits'],
  ['clothing', '棉被', '', { label: '棉被', fit: '双人床', topics: ['household'] }, 'fits'],
  ['clothing', '围巾', '', { label: '围巾手套', topics: ['clothing'] }, 'fits'],
  ['food', 'Groceries', '', { label: '大米', topics: ['food'] }, 'fits'],
  ['assistive-devices', 'Rollator', '', { label: '助行器', topics: ['assistive-devices'] }, 'fits'],
  ['assistive-devices', '轮椅', '', { label: '椅子', topics: ['household'] }, 'no'],
  // Known by the topic only.
  ['clothing', '暖和的', '140', { label: '过冬的', fit: '身高 135 cm', topics: ['clothing'] }, 'fits'],
  ['clothing', '暖和的', '150', { label: '过冬的', fit: '身高 135 cm', topics: ['clothing'] }, 'no'],
  ['household', '小家电', '', { label: '电饭煲', topics: ['household'] }, 'may-fit'],
  [undefined, '童装 140 码', '', coat, 'fits'],
  [undefined, '童装 130 码', '', coat, 'no'],
  [undefined, '各种东西', '', coat, 'no'],
] as const)('%s: %s %s for %o: %s', (topic, what, size, line, fit) => {
  expect(offerFit({ topic, what, ...(size === '' ? {} : { size }) }, line)).toBe(fit)
})

test.each([
  ['clothing', '身高 135 cm', '140'],
  ['clothing', '124.9', ''],
  ['clothing', 'size 130', '130'],
  ['clothing', '125 134 135', '130 140'],
  ['clothing', '1米6', '160'],
  ['clothing', '1.65m', '170'],
  ['clothing', '165/84A', '170'],
  ['clothing', '120 至 140', '120 130 140'],
  ['clothing', '90–190', ''],
  ['clothing', '体重 80 斤，腰围 82', ''],
  ['clothing', 'XXL', '2XL'],
  ['clothing', '大码', 'L'],
  ['clothing', '外套 2 件', ''],
  ['clothing', '１３０码', '130'],
  ['shoes', '脚长 21.5 cm', '33码'],
  ['shoes', '215', '33码'],
  ['shoes', '235mm', '37码'],
  ['shoes', '身高 130 cm，脚长 21.5 cm', '33码'],
  ['shoes', '身高 130 cm', ''],
  ['shoes', '35.5 码', '35码 36码'],
  ['shoes', '36-37', '36码 37码'],
  ['shoes', '30 双', ''],
  ['shoes', 'UK 5', ''],
  ['shoes', '比现在大4码', ''],
] as const)('%s sizes in “%s”: %s', (kind, text, sizes) => {
  expect(sizesIn(text, kind).join(' ')).toBe(sizes)
})

test('Every thing is found by each of its words, and by its own name', () => {
  for (const [thing, { words }] of Object.entries(things))
    for (const word of [thing, ...words.split(' ')])
      expect(thingsIn(word.replaceAll('_', ' ')), word).toContain(thing)
})

describe('What stands where matching looks', () => {
  const words = fc.array(
    fc.oneof(
      fc.constantFrom(...Object.values(things).flatMap(({ words }) => words.replaceAll('_', ' ').split(' '))),
      fc.constantFrom(
        '130',
        '140 码',
        '33码',
        '21.5 cm',
        'M',
        '男',
        '女童',
        '成人',
        'for boys',
        '和',
        '九成新',
        '1.3 米',
      ),
    ),
    { minLength: 1, maxLength: 4 },
  )
  const some = words.map((parts) => parts.join(' '))
  const of = fc.constantFrom(...topics)

  test('means the same as what was typed', () => {
    fc.assert(
      fc.property(
        some,
        of,
        some,
        fc.uniqueArray(of, { minLength: 1, maxLength: 3 }),
        (what, topic, label, wanted) => {
          const line = { label, topics: wanted }
          const packed = readPacked(topic, packOffer({ topic, what }))
          expect(offerFit(packed, line)).toBe(offerFit({ topic, what }, line))
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('is small and says nothing that somebody typed', () => {
    const packed = packOffer({
      topic: 'clothing',
      what: '王芳的女儿穿小了的羽绒服，电话 13800000000',
      size: '130',
    })
    expect(packed).toBe('coat, 130, child, female')
  })
})

test('The best of several offers is the one that fits', () => {
  const ready = [
    { id: '1', topic: 'clothing', what: '羽绒服' },
    { id: '2', topic: 'school-things', what: '书包' },
    { id: '3', topic: 'shoes', what: '鞋', size: '34' },
  ] as const
  expect(bestOffer(ready, [coat, shoes])).toMatchObject({ fit: 'may-fit', offer: { id: '1' }, line: coat })
  expect(bestOffer(ready, [coat, shoes, bag])).toMatchObject({ fit: 'fits', offer: { id: '2' }, line: bag })
  expect(bestOffer(ready, [shoes])).toBeUndefined()
  expect(bestOffer([], [coat])).toBeUndefined()
})

test('Only lines of which something is open count', () => {
  const lines = [
    { id: 'a', label: '冬季外套', fit: '身高 135 cm' },
    { id: 'b', label: '鞋子' },
  ]
  expect(openLines({ lines, topics: wardrobe }, { a: 0, b: 2 })).toEqual([
    { id: 'b', label: '鞋子', topics: wardrobe },
  ])
})

test('Offers that were once free text are read and kept, and looked for under what they name', () => {
  const read = offers.parse(['童装 130 码', { id: 'x1', topic: 'shoes', what: '雨靴', size: '37' }])
  expect(read).toEqual([
    { id: expect.stringMatching(/^o[0-9a-z]+$/), what: '童装 130 码' },
    { id: 'x1', topic: 'shoes', what: '雨靴', size: '37' },
  ])
  expect(offers.parse(['童装 130 码'])).toEqual([read[0]])
  expect(topicsOfOffer(read[0] as (typeof read)[number])).toEqual(['clothing'])
  expect(topicsOfOffer({ what: '各种东西' })).toEqual([])
})
