import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineIds } from '../../shared/rules/ledger.ts'
import { shownSize } from '../../shared/rules/offer-fit.ts'
import { fittingOf, isOffered, linesThatFit, packFitting, readFitting } from '../../shared/rules/offered.ts'

const shoes = { topic: 'shoes', what: '童鞋', size: '34' } as const
const line = (id: 'a' | 'b', label: string, fit: string) => ({
  ...{ id, label, fit },
  topics: ['shoes', 'clothing'] as const,
})
const lines = [line('a', '儿童外套', '身高 135 cm'), line('b', '儿童运动鞋', '34 码')]

test('what a ledger remembers of an offer is read as it was written', () => {
  fc.assert(
    fc.property(
      fc.subarray([...lineIds], { minLength: 1 }),
      fc.nat({ max: 4e12 }),
      fc.stringMatching(/^[0-9A-Za-z]{8}$/),
      fc.boolean(),
      (ids, at, handle, pressed) => {
        const fitting = { lines: ids, at, handle, ...(pressed ? { pressed } : {}) }
        expect(readFitting(packFitting(fitting))).toEqual(fitting)
      },
    ),
  )
})

test('the size of an offer is shown as it was typed where it is nothing but a size, else as it was understood', () => {
  const shown = (size: string) => shownSize({ topic: 'shoes', what: '童鞋', size })
  for (const plain of ['34', '34 码', '21.5 cm', '33-34', 'EU 34']) expect(shown(plain)).toBe(plain)
  expect(shown('34码 找王小美')).toBe('34码')
  expect(shown('13800138000')).toBe('')
  expect(shownSize({ topic: 'shoes', what: '童鞋 34 码，王小美的' })).toBe('34码')
  expect(shownSize({ topic: 'school-things', what: '王小美的书包' })).toBe('')
})

test('an offer fits the lines of its thing and size, unless its topic is muted', () => {
  expect(linesThatFit({ offers: [shoes], topics: ['shoes'] }, lines)).toEqual(['b'])
  expect(linesThatFit({ offers: [shoes], topics: ['clothing'] }, lines)).toEqual([])
  expect(linesThatFit({ offers: [{ ...shoes, size: '38' }], topics: ['shoes'] }, lines)).toEqual([])
  const both = [shoes, { topic: 'clothing', what: '儿童外套', size: '135' } as const]
  expect(linesThatFit({ offers: both, topics: ['shoes', 'clothing'] }, lines)).toEqual(['a', 'b'])
})

test('a need knows of them while what they have is missing and they have not promised it; the newest first', () => {
  const offered = { one: 'b:1:h1', two: 'ab:2:h2' }
  const need = { stage: 'open', open: { a: 1, b: 1 }, holds: {}, got: {}, standby: [], offered } as const
  const who = (changes: Partial<Parameters<typeof fittingOf>[0]>) =>
    fittingOf({ ...need, ...changes }).map(({ volunteer }) => volunteer)
  expect(who({})).toEqual(['two', 'one'])
  expect(who({ open: { a: 1, b: 0 } })).toEqual(['two'])
  expect(who({ open: { a: 0, b: 0 } })).toEqual([])
  expect(who({ stage: 'expired' })).toEqual([])
  expect(who({ holds: { two: 'a1' } })).toEqual(['one'])
  expect(who({ got: { two: 'a1' } })).toEqual(['one'])
  expect(who({ standby: ['one:b1'] })).toEqual(['two'])
  expect(isOffered(need)).toBe(true)
  expect(isOffered({ ...need, offered: { one: 'b:1:h1!' } })).toBe(false)
})
