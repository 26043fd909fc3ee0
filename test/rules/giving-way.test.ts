import { expect, test } from 'vitest'
import { choosing } from '../../shared/rules/choosing.ts'
import {
  goBefore,
  isShort,
  leftTo,
  mostBefore,
  type ShortNeed,
  worthReading,
} from '../../shared/rules/giving-way.ts'
import type { Candidate } from '../../shared/rules/matching.ts'

const now = Date.parse('2022-01-25T10:00:00+08:00')
const hour = 3_600_000
const day = 24 * hour
const zone = 'Asia/Shanghai'
const twoAsks = { x: now - 6 * day, y: now - 4 * day }
const short = (changes: Partial<ShortNeed> = {}): ShortNeed => ({
  need: 'short',
  org: 'yunyi',
  area: '420502003002',
  topics: ['shoes'],
  lacks: 1,
  openedAt: now - day,
  lookedAt: now - hour,
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
  expect(leftTo(one(person), { asks }, [short(need)], zone) !== undefined).toBe(expected)
})

test.each([
  ['has rested since it looked', { lastAskedAt: now - 3 * day, restUntil: now - hour / 2 }, {}, true],
  ['had rested before it looked', { lastAskedAt: now - 4 * day, restUntil: now - day }, {}, false],
  ['promised it something unasked', { restUntil: now - day }, {}, false],
  ['could not be reached by it', { lastAskedAt: now - 2 * hour }, {}, false],
  ['had no message left this week', { asks: twoAsks, lastAskedAt: now - 4 * day }, {}, true],
  ['slept when it looked', { lastAskedAt: now - 4 * day }, { quiet: { from: '20:00', to: '09:30' } }, true],
] as const)(
  'Nobody waits for a need that could have asked them and did not: whoever %s, are they left to it? %o',
  (_, budget, person, expected) => {
    expect(leftTo(one(person), { asks: {}, ...budget }, [short()], zone) !== undefined).toBe(expected)
  },
)

test('Somebody whose last message of the week went to another need is asked by the one that gives way, once they have rested', () => {
  // The need that goes before chose them days ago, found them spent, and never asks them again.
  const rested = { asks: { third: now - 4 * day }, lastAskedAt: now - 4 * day, restUntil: now - day }
  const own = { need: 'own', org: 'yunyi', area: '420502003002', topics: ['shoes' as const] }
  const at = { now, zone, concerned: new Set<string>() }
  const asks = (lookedAt: number) => {
    const choice = choosing(own, at, { expect: 1, atLeast: 0 }, [short({ lookedAt })])
    choice.consider([one({ topics: ['shoes'] })], (person) => person)
    choice.learn(choice.shortlist(), () => rested)
    return choice.found().matches.map(({ volunteer }) => volunteer)
  }
  expect(asks(now - 2 * day), 'it has not looked since they rested').toEqual([])
  expect(asks(now - hour), 'it has looked, and passed them over').toEqual(['v1'])
})

test('Of very many short needs others are looked at every hour, and old ones or such as lack more take no place', () => {
  const old = Array.from({ length: 60 }, (_, i) => short({ need: `a${i}`, openedAt: now - 7 * day }))
  const larger = Array.from({ length: 60 }, (_, i) => short({ need: `b${i}`, lacks: 3 }))
  const own = { need: 'own', lacks: 3 }
  const [fresh] = worthReading(own, [...old, ...larger, short({ need: 'z' })], now)
  expect(fresh?.need).toBe('z')
  const many = Array.from({ length: 3 * mostBefore }, (_, i) => short({ need: `c${i}` }))
  const seen = Array.from({ length: 24 }, (_, i) => worthReading(own, many, now + (i * hour) / 60))
  expect(new Set(seen.flat().map(({ need }) => need)).size, 'the same within an hour').toBe(mostBefore)
  const later = Array.from({ length: 24 }, (_, i) =>
    worthReading(
      own,
      many.map((one) => ({ ...one, until: now + 2 * day })),
      now + i * hour,
    ),
  )
  expect(later.every((some) => some.length === mostBefore)).toBe(true)
  expect(new Set(later.flat().map(({ need }) => need)).size, 'within a day').toBeGreaterThan(145)
})

test('A need is short when it expects too few yeses for what it lacks', () => {
  const ranOut = { ranOut: true }
  expect(isShort(ranOut, 0.3, 1)).toBe(true)
  expect(isShort(ranOut, 0.35, 1)).toBe(false)
  expect(isShort(ranOut, 0.6, 2)).toBe(true)
  expect(isShort({ ranOut: false }, 0.3, 5), 'others could still be asked').toBe(false)
})
