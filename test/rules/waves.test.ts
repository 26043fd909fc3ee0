import { expect, test } from 'vitest'
import { packHold } from '../../shared/rules/ledger.ts'
import { nextStep, type Waving, waveSize } from '../../shared/rules/waves.ts'

const zone = 'Asia/Shanghai'
const morning = Date.parse('2022-01-25T10:00:00+08:00')
const minute = 60_000
const hour = 60 * minute

const need = (changes: Partial<Waving> = {}): Waving => ({
  stage: 'open',
  urgency: 'normal',
  open: { a: 2, b: 1 },
  holds: {},
  deadline: morning + 72 * hour,
  ...changes,
})

test.each([
  [{ open: { a: 1 }, urgency: 'normal' as const }, 10],
  [{ open: { a: 2, b: 1 }, urgency: 'normal' as const }, 15],
  [{ open: { a: 2 }, urgency: 'high' as const }, 20],
  [{ open: { a: 9, b: 8 }, urgency: 'high' as const }, 25],
])('The size of a wave for %o is %i', (given, size) => {
  expect(waveSize(given)).toBe(size)
})

test('An open need that has asked nobody asks at once', () => {
  expect(nextStep(need(), morning, zone)).toEqual({ kind: 'ask', size: 15 })
})

test('A wave is given its time, which is shorter where it is urgent', () => {
  const waveAt = morning - 20 * minute
  expect(nextStep(need({ waveAt }), morning, zone)).toEqual({ kind: 'wait', until: waveAt + 4 * hour })
  expect(nextStep(need({ waveAt, urgency: 'high' }), morning, zone)).toEqual({
    kind: 'wait',
    until: waveAt + 30 * minute,
  })
  expect(nextStep(need({ waveAt, urgency: 'high' }), morning + 10 * minute, zone).kind).toBe('ask')
})

test('No wave goes out at night: it waits for the morning', () => {
  const late = Date.parse('2022-01-25T22:30:00+08:00')
  const seven = Date.parse('2022-01-26T07:00:00+08:00')
  expect(nextStep(need({ urgency: 'high' }), late, zone)).toEqual({ kind: 'wait', until: seven })
  expect(nextStep(need({ waveAt: late - 2 * hour }), late - hour, zone)).toEqual({
    kind: 'wait',
    until: seven,
  })
})

test('A covered need asks nobody and looks again when a reservation runs out, or at its deadline', () => {
  const open = { a: 0, b: 0 }
  const until = Math.floor((morning + 10 * minute) / 1000)
  expect(nextStep(need({ open }), morning, zone)).toEqual({ kind: 'wait', until: morning + 72 * hour })
  const holds = { v1: packHold({ quantities: { a: 1 }, until }), v2: packHold({ quantities: { b: 1 } }) }
  expect(nextStep(need({ open, holds }), morning, zone)).toEqual({ kind: 'wait', until: until * 1000 })
})

test('At its deadline a need ends; one that is over rests, or waits for its last reservation', () => {
  expect(nextStep(need({ deadline: morning }), morning, zone)).toEqual({ kind: 'expire' })
  for (const stage of ['draft', 'review', 'expired', 'closed', 'cancelled'] as const)
    expect(nextStep(need({ stage }), morning, zone)).toEqual({ kind: 'rest' })
  const holds = { v1: packHold({ quantities: { a: 1 }, until: 1_700_000_000 }) }
  expect(nextStep(need({ stage: 'expired', holds }), morning, zone)).toEqual({
    kind: 'rest',
    until: 1_700_000_000_000,
  })
})

test('Whoever could not be reached is replaced at once, by day, without cutting the time of the others', () => {
  const waveAt = morning - 20 * minute
  expect(nextStep(need({ waveAt }), morning, zone, 3)).toEqual({ kind: 'ask', size: 3, instead: true })
  const night = Date.parse('2022-01-25T23:00:00+08:00')
  expect(nextStep(need({ waveAt: night - minute }), night, zone, 3).kind).toBe('wait')
})
