import { describe, expect, it } from 'vitest'
import { unitOf } from '../../shared/rules/unit-words.ts'

describe('a unit beside its count', () => {
  it.each([
    [1, 'pairs', 'pair'],
    [2, 'pairs', 'pairs'],
    [0, 'pairs', 'pairs'],
    [1, 'sets', 'set'],
    [1, 'boxes', 'box'],
    [1, 'pieces', 'piece'],
    [1, 'glass', 'glass'],
    [1, 'kg', 'kg'],
    [1, 's', 's'],
    [1, '双', '双'],
    [1, '', ''],
  ])('%i %s is written %s', (count, unit, written) => {
    expect(unitOf(count, unit)).toBe(written)
  })
})
