import { describe, expect, it } from 'vitest'
import { answerWords } from '../../shared/messages/answer.ts'
import { followUpWords } from '../../shared/messages/follow-up.ts'
import { unitOf } from '../../shared/rules/unit-words.ts'

describe('a unit beside its count', () => {
  it('leaves no gap in a sentence where there is none', () => {
    for (const words of [answerWords, followUpWords])
      expect([words.en.amount(1, ''), words['zh-CN'].amount(1, ''), words.en.amount(1, 'pairs')]).toEqual([
        '1',
        '1',
        '1 pair',
      ])
  })

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
