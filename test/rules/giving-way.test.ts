import { expect, test } from 'vitest'
import { goBefore, isShort, leftTo, type ShortNeed } from '../../shared/rules/giving-way.ts'
import type { Candidate } from '../../shared/rules/matching.ts'

const now = Date.parse('2022-01-25T10:00:00+08:00')
const day = 86_400_000
const short = (changes: Partial<ShortNeed> = {}): ShortNeed => ({
  need: 'short',
  org: 'yunyi',
  area: '420502003002',
  topics: ['shoes'],
  lacks: 1,
  openedAt: now - day,
  until: now + day,
  ...changes,
})
const one = (changes: Partial<Candidate> = {}): Candidate => ({
  volunteer: 'v1',
  area: '420502003004',
  reachArea: '420502003',
  topics: ['clothing'],
  also: ['shoes'],
  skills: [],
  quiet: { from: '22:00', to: '07:00' },
  perWeek: 2,
  ...changes,
})

test.each([
  ['lacks less', {}, true],
  ['lacks as much', { lacks: 3 }, false],
  ['lacks more', { lacks: 4 }, false],
  ['is covered or over', { lacks: 0 }, false],
  ['is a week old', { openedAt: now - 7 * day }, false],
  ['has not looked for long', { until: now }, false],
  ['is the need itself', { need: 'own' }, false],
] as const)(
  'A need that is short of people and %s: does another that lacks three give way? %o',
  (_, changes, expected) => {
    expect(goBefore({ need: 'own', lacks: 3 }, [short(changes)], now)).toHaveLength(expected ? 1 : 0)
  },
)

test.each([
  ['fits it and was not asked by it', {}, {}, {}, true],
  ['did not choose its topic', { also: [] }, {}, {}, false],
  ['lacks its skill', {}, { skill: '修鞋' }, {}, false],
  ['does not let requests come from there', {}, { area: '420502001001' }, {}, false],
  ['does not want to hear from its organisation', { muted: ['yunyi'] }, {}, {}, false],
  ['was asked by it', {}, {}, { short: now - day }, false],
  ['was asked by another', {}, {}, { other: now - 5 * day }, true],
] as const)('Whoever %s: are they left to a need that goes before? %o', (_, person, need, asks, expected) => {
  expect(leftTo(one(person), { asks }, [short(need)]) !== undefined).toBe(expected)
})

test('A need is short when it expects too few yeses for what it lacks', () => {
  const ranOut = { ranOut: true }
  expect(isShort(ranOut, 0.3, 1)).toBe(true)
  expect(isShort(ranOut, 0.35, 1)).toBe(false)
  expect(isShort(ranOut, 0.6, 2)).toBe(true)
  expect(isShort({ ranOut: false }, 0.3, 5), 'others could still be asked').toBe(false)
})
