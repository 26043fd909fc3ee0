import { expect, test } from 'vitest'
import { forecast } from '../../shared/rules/forecast.ts'

const zone = 'Asia/Shanghai'
const morning = Date.parse('2022-01-25T10:00:00+08:00')
const minute = 60_000
const day = 24 * 60 * minute
const need = { urgency: 'high' as const, open: { a: 2 }, deadline: morning + 7 * day }

test('With many people who fit, the first yes is promised within the hour, and how many are asked', () => {
  const seen = forecast(need, Array(500).fill(0.05), morning, zone)
  expect(seen).toMatchObject({ people: 40, covered: 1, probability: 0.8 })
  expect(seen.withinMs).toBeGreaterThan(10 * minute)
  expect(seen.withinMs).toBeLessThan(90 * minute)
})

test('What is not urgent takes longer; likelier people make it fewer and sooner', () => {
  const calm = forecast({ ...need, urgency: 'normal' }, Array(500).fill(0.05), morning, zone)
  const warm = forecast(need, Array(500).fill(0.5), morning, zone)
  const usual = forecast(need, Array(500).fill(0.05), morning, zone)
  expect(calm.withinMs).toBeGreaterThan(usual.withinMs)
  expect(warm.people).toBe(4)
})

test('With few people who fit it says how likely a yes is within a day, and how much of it they give', () => {
  const seen = forecast(need, [0.1, 0.1], morning, zone)
  expect(seen.people).toBe(2)
  expect(seen.covered).toBeCloseTo(0.1)
  expect(seen.probability).toBeCloseTo(0.19, 2)
  expect(seen.withinMs).toBe(day)
})

test('With nobody it promises nothing', () => {
  expect(forecast(need, [], morning, zone)).toEqual({ people: 0, covered: 0, probability: 0, withinMs: day })
})

test('At night it counts from the morning', () => {
  const night = Date.parse('2022-01-25T23:00:00+08:00')
  const seen = forecast(need, Array(500).fill(0.05), night, zone)
  expect(seen.withinMs).toBeGreaterThan(8 * 60 * minute)
  expect(seen.withinMs).toBeLessThan(10 * 60 * minute)
})
