import { expect, test } from 'vitest'
import { experienceOf, learnsFrom, packExperience, readExperience } from '../../shared/rules/experience.ts'
import type { NeedStory } from '../../shared/rules/need-story.ts'

const zone = 'Asia/Shanghai'
const openedAt = Date.parse('2022-01-25T10:00:00+08:00')
const story = (changes: Partial<NeedStory> = {}): NeedStory => ({
  need: 'n1',
  topics: ['shoes'],
  urgency: 'high',
  area: '420502003',
  openedAt,
  endedAt: openedAt + 7 * 86_400_000,
  outcome: 'fully',
  wanted: 3,
  received: 3,
  promised: 3,
  asked: 60,
  yes: 3,
  declined: 2,
  failed: 0,
  unasked: 0,
  expected: 3,
  delays: [6, 13, 40],
  sent: {},
  givers: 3,
  ...changes,
})
const learn = (stories: readonly NeedStory[], urgency: 'high' | 'normal' = 'high') =>
  experienceOf(stories, { topics: ['shoes', 'clothing'], urgency }, zone)
const many = (count: number, changes: Partial<NeedStory>) =>
  Array.from({ length: count }, () => story(changes))

test('Without history the prior counts', () => {
  expect(learn([])).toEqual({ likelier: 1, slowness: 1, piecesPerYes: 1 })
  expect(learn([], 'normal').slowness).toBe(4.5)
  expect(learn(many(9, { topics: ['law'], yes: 0 }))).toEqual(learn([]))
})

test('Where fewer say yes than was expected of them, less is expected, by and by, down to a floor', () => {
  const one = learn(many(1, { yes: 0, delays: [], promised: 0 })).likelier
  const twenty = learn(many(20, { yes: 0, delays: [], promised: 0 })).likelier
  expect(one).toBeLessThan(1)
  expect(one).toBeGreaterThan(0.7)
  expect(twenty).toBe(0.25)
  expect(learn(many(20, { yes: 9 })).likelier).toBeGreaterThan(2)
  expect(learn(many(40, { yes: 90 })).likelier).toBe(3)
  expect(learn(many(20, {})).likelier).toBeCloseTo(1, 1)
})

test('What had no time to come is not counted as not coming', () => {
  const soon = { coveredAt: openedAt + 10 * 60_000 }
  expect(learn(many(20, { ...soon, yes: 1, expected: 2 })).likelier).toBeGreaterThan(1)
  expect(learn(many(20, { yes: 1, expected: 2 })).likelier).toBeLessThan(0.7)
})

test('It learns how fast people answer, and how much each gives', () => {
  expect(learn(many(20, { delays: [60, 130, 400] })).slowness).toBe(3)
  expect(learn(many(20, { delays: [12, 26, 80] })).slowness).toBeGreaterThan(1.5)
  expect(learn(many(20, { promised: 6 })).piecesPerYes).toBeGreaterThan(1.7)
  expect(learn(many(20, { promised: 1 })).piecesPerYes).toBe(1)
})

test('What is long ago is forgotten', () => {
  const bad = { yes: 0, delays: [], promised: 0 }
  expect(learn([...many(learnsFrom, {}), ...many(100, bad)]).likelier).toBeCloseTo(1, 1)
})

test('It rests with the need as a few letters', () => {
  const learned = learn(many(20, { delays: [12, 26, 80], promised: 6, yes: 2 }))
  const read = readExperience(packExperience(learned), 'high')
  expect(read.likelier).toBeCloseTo(learned.likelier, 2)
  expect(read.slowness).toBeCloseTo(learned.slowness, 2)
  expect(readExperience(undefined, 'normal')).toEqual({ likelier: 1, slowness: 4.5, piecesPerYes: 1 })
  expect(readExperience('nonsense', 'high')).toEqual({ likelier: 1, slowness: 1, piecesPerYes: 1 })
})
