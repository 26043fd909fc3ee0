import { expect, test } from 'vitest'
import { packHold } from '../../shared/rules/ledger.ts'
import {
  type AskedSoFar,
  expectedStill,
  howMany,
  keptExpected,
  largestWave,
  nextStep,
  paceOf,
  refillAt,
  type Waving,
} from '../../shared/rules/waves.ts'

const zone = 'Asia/Shanghai'
const morning = Date.parse('2022-01-25T10:00:00+08:00')
const minute = 60_000
const hour = 60 * minute

const need = (changes: Partial<Waving> = {}): Waving => ({
  stage: 'open',
  urgency: 'high',
  open: { a: 2, b: 1 },
  holds: {},
  deadline: morning + 72 * hour,
  ...changes,
})
const nobody: AskedSoFar = { silent: [], gone: 0 }
/** So many people of this chance, asked so many minutes before the morning, who have not answered. */
const silent = (count: number, chance: number, minutesAgo = 0): AskedSoFar => ({
  silent: Array.from({ length: count }, () => ({ chance, askedAt: morning - minutesAgo * minute })),
  gone: 0,
})

test('A need that has asked nobody asks until enough is expected of those it asks', () => {
  expect(nextStep(need(), nobody, morning, zone)).toEqual({
    kind: 'ask',
    expect: 3 * keptExpected.high,
    atLeast: 0,
  })
  expect(nextStep(need({ urgency: 'normal' }), nobody, morning, zone)).toMatchObject({
    expect: expect.closeTo(3 * keptExpected.normal),
  })
})

test('Less is open, fewer are asked; one yes that takes several pieces counts for them', () => {
  const pace = { slowness: 1, piecesPerYes: 3 }
  expect(nextStep(need({ open: { a: 0, b: 6 } }), nobody, morning, zone, pace)).toMatchObject({
    expect: expect.closeTo(2 * keptExpected.high),
  })
  expect(nextStep(need({ open: { a: 1 } }), nobody, morning, zone, pace)).toMatchObject({
    expect: keptExpected.high,
  })
})

test('The best are asked until enough is expected, at least those who are to be replaced, never more than a wave', () => {
  const chances = [0.5, 0.5, 0.25, 0.25, 0.1, 0.1]
  expect(howMany(chances, { expect: 1, atLeast: 0 })).toBe(2)
  expect(howMany(chances, { expect: 1.1, atLeast: 0 })).toBe(3)
  expect(howMany(chances, { expect: 0, atLeast: 4 })).toBe(4)
  expect(howMany(chances, { expect: 9, atLeast: 0 })).toBe(6)
  expect(howMany(Array(90).fill(0.01), { expect: 5, atLeast: 0 })).toBe(largestWave)
  expect(howMany([], { expect: 1, atLeast: 2 })).toBe(0)
})

test('While enough is expected of those asked, it waits just until that has fallen', () => {
  const asked = silent(60, 0.05)
  const step = nextStep(need(), asked, morning, zone)
  expect(step.kind).toBe('wait')
  const { until } = step as { until: number }
  const level = refillAt * keptExpected.high * 3
  const at = (time: number) => expectedStill(asked.silent, time, zone, paceOf('high'))
  expect(at(until)).toBeLessThanOrEqual(level)
  expect(at(until - 2 * minute)).toBeGreaterThan(level)
  expect(nextStep(need(), asked, until, zone)).toMatchObject({ kind: 'ask', atLeast: 0 })
  // The same silence means less where nobody hurries.
  const calm = nextStep(need({ urgency: 'normal' }), asked, morning, zone) as { until: number }
  expect(calm.until).toBeGreaterThan(until)
})

test('Silence of half an hour says much of an urgent request, and little of another', () => {
  const after = (urgency: 'high' | 'normal') =>
    expectedStill(silent(20, 0.05, 30).silent, morning, zone, paceOf(urgency))
  expect(after('high')).toBeCloseTo(0.32, 1)
  expect(after('normal')).toBeGreaterThan(0.6)
})

test('A no, a bounce or a full week releases the next at once, one for each, and only once', () => {
  const asked = { ...silent(65, 0.05), gone: 2 }
  expect(nextStep(need(), asked, morning, zone)).toEqual({ kind: 'ask', expect: 0, atLeast: 2 })
  expect(nextStep(need({ replaced: 2 }), asked, morning, zone).kind).toBe('wait')
  expect(nextStep(need({ open: { a: 0, b: 0 } }), asked, morning, zone).kind).toBe('wait')
})

test('Nobody is asked at night, and the night does not count as silence', () => {
  const late = Date.parse('2022-01-25T22:30:00+08:00')
  const seven = Date.parse('2022-01-26T07:00:00+08:00')
  expect(nextStep(need(), nobody, late, zone)).toEqual({ kind: 'wait', until: seven })
  const asked = { silent: [{ chance: 0.5, askedAt: late - 31 * minute }], gone: 0 }
  const at = (time: number) => expectedStill(asked.silent, time, zone, paceOf('high'))
  expect(at(seven)).toBeCloseTo(at(late), 6)
  expect(nextStep(need(), { ...asked, gone: 3 }, late, zone)).toEqual({ kind: 'wait', until: seven })
})

test('A covered need asks nobody and looks again when a reservation runs out, or at its deadline', () => {
  const open = { a: 0, b: 0 }
  const until = Math.floor((morning + 10 * minute) / 1000)
  const wait = (changes: Partial<Waving>) => nextStep(need({ open, ...changes }), nobody, morning, zone)
  expect(wait({})).toEqual({ kind: 'wait', until: morning + 72 * hour })
  const holds = { v1: packHold({ quantities: { a: 1 }, until }), v2: packHold({ quantities: { b: 1 } }) }
  expect(wait({ holds })).toEqual({ kind: 'wait', until: until * 1000 })
})

test('At its deadline a need ends; one that is over rests, or waits for its last reservation', () => {
  expect(nextStep(need({ deadline: morning }), nobody, morning, zone)).toEqual({ kind: 'expire' })
  for (const stage of ['draft', 'review', 'expired', 'closed', 'cancelled'] as const)
    expect(nextStep(need({ stage }), nobody, morning, zone)).toEqual({ kind: 'rest' })
  const holds = { v1: packHold({ quantities: { a: 1 }, until: 1_700_000_000 }) }
  expect(nextStep(need({ stage: 'expired', holds }), nobody, morning, zone)).toEqual({
    kind: 'rest',
    until: 1_700_000_000_000,
  })
})
