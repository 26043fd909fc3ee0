import { expect, test } from 'vitest'
import { type Foreseen, forecast, peopleAhead } from '../../shared/rules/forecast.ts'
import type { ShortNeed } from '../../shared/rules/giving-way.ts'
import type { Asked, Candidate, Situation } from '../../shared/rules/matching.ts'
import type { Ahead } from '../../shared/rules/play-ahead.ts'

const zone = 'Asia/Shanghai'
const morning = Date.parse('2022-01-25T10:00:00+08:00')
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const need: Foreseen = { urgency: 'high', open: { a: 2 }, deadline: morning + 7 * day }
const many = (count: number, chance: number, more: Partial<Ahead> = {}): Ahead[] =>
  Array.from({ length: count }, () => ({ chance, yes: chance, from: 0, ...more }))
const told = (people: readonly Ahead[], of = need, now = morning) => forecast(of, people, now, zone)

test('With many people who fit, the first yes is promised within the hour, all within the day, and how many are asked', () => {
  const seen = told(many(400, 0.05))
  expect(seen.probability).toBe(0.8)
  expect(seen.people).toBeGreaterThan(30)
  expect(seen.people).toBeLessThan(60)
  expect(seen.withinMs).toBeGreaterThan(10 * minute)
  expect(seen.withinMs).toBeLessThan(120 * minute)
  expect(seen.coveredInDay).toBeGreaterThan(0.9)
})

test('What is not urgent takes longer; likelier people make it fewer and sooner', () => {
  const usual = told(many(400, 0.05))
  const calm = told(many(400, 0.05), { ...need, urgency: 'normal' })
  const warm = told(many(400, 0.5))
  expect(calm.withinMs).toBeGreaterThan(usual.withinMs)
  expect(warm.people).toBeLessThan(7)
})

test('With few people who fit it says how likely a yes is within a day, and how likely it is that they are enough', () => {
  const seen = told(many(2, 0.1))
  expect(seen).toMatchObject({ people: 2, withinMs: day })
  expect(seen.probability).toBeCloseTo(1 - 0.9 ** 2, 1)
  expect(seen.coveredInWeek, 'both must say yes').toBeCloseTo(0.01, 1)
})

test('With nobody it promises nothing', () => {
  expect(told([])).toEqual({ people: 0, probability: 0, withinMs: day, coveredInDay: 0, coveredInWeek: 0 })
})

test('At night it counts from the morning', () => {
  const night = Date.parse('2022-01-25T23:00:00+08:00')
  const seen = told(many(400, 0.05), need, night)
  expect(seen.withinMs).toBeGreaterThan(8 * hour)
  expect(seen.withinMs).toBeLessThan(11 * hour)
})

test('Whoever rests counts from when they can be asked: within the day, or within the week', () => {
  const rested = told(many(60, 0.05, { from: 5 * 60 }))
  const later = told(many(60, 0.05, { from: 3 * 15 * 60 }))
  expect(rested.withinMs).toBeGreaterThan(5 * hour)
  expect(rested.coveredInDay).toBeGreaterThan(0.5)
  expect(later).toMatchObject({ probability: 0, coveredInDay: 0 })
  expect(later.coveredInWeek).toBeGreaterThan(0.7)
})

test('Whoever is left to a need that goes before comes only when that one has enough', () => {
  const one = { ...need, open: { a: 3 } }
  const people = many(60, 0.05, { leftTo: 0 })
  const free = forecast(one, people, morning, zone, undefined, [{ lacks: 0 }])
  const after = forecast(one, people, morning, zone, undefined, [{ lacks: 1 }])
  const late = forecast(one, people, morning, zone, undefined, [{ lacks: 2.9 }])
  expect(after.coveredInDay).toBeLessThan(free.coveredInDay)
  expect(late.coveredInDay).toBeLessThan(0.05)
  expect(late.coveredInWeek, 'they come back after a rest').toBeGreaterThan(0.2)
})

test('The same is told of the same: no chance of its own is in it', () => {
  expect(told(many(50, 0.03))).toEqual(told(many(50, 0.03)))
})

const asked: Asked = { need: 'own', org: 'o', area: '420502003002', topics: ['shoes'] }
const neighbour = (volunteer: string): Candidate => ({
  volunteer,
  area: '420502003002',
  reachArea: '420502003',
  topics: ['shoes'],
  skills: [],
  quiet: { from: '22:00', to: '07:00' },
  perWeek: 2,
})

test('Whoever left their last request unanswered may not be looking yet; whoever answered is', () => {
  const askedAt = morning - 3 * day
  const silent = { asks: {}, asked: 1, lastAskedAt: askedAt, restUntil: askedAt + 3 * day }
  const budgets = new Map([
    ['silent', silent],
    ['declined', { ...silent, restUntil: askedAt + day }],
    ['resting', { ...silent, lastAskedAt: morning - day, restUntil: morning + 2 * day }],
  ])
  const at: Situation = { now: morning, zone, concerned: new Set(), budgets }
  const people = ['silent', 'declined', 'resting'].map(neighbour)
  const seen = new Map(people.map((one) => [one.volunteer, peopleAhead([one], asked, at)[0]!]))
  const share = (who: string) => seen.get(who)!.yes / seen.get(who)!.chance
  expect(share('silent')).toBeCloseTo(1 - 0.8 ** 3, 6)
  expect(share('declined')).toBe(1)
  expect(share('resting'), 'as when the rest is over').toBeCloseTo(1 - 0.8 ** 3, 6)
  expect(seen.get('resting')!.from, 'in waking minutes').toBe(2 * 15 * 60)
  // Where people are known to be less likely because they are asked again and again, that is not counted twice.
  const known = peopleAhead([neighbour('declined')], asked, { ...at, likelier: 0.5 })[0]!
  expect(known.yes / known.chance).toBeCloseTo(2, 6)
})

test('Whoever fits a need that goes before is left to it', () => {
  const at: Situation = { now: morning, zone, concerned: new Set(), budgets: new Map() }
  const before: ShortNeed = {
    ...{ ...asked, need: 'other', lacks: 1 },
    ...{ openedAt: morning - day, lookedAt: morning - hour, until: morning + day },
  }
  expect(peopleAhead([neighbour('v')], asked, at, [before])[0]!.leftTo).toBe(0)
  expect(peopleAhead([neighbour('v')], asked, at)[0]!.leftTo).toBeUndefined()
})
