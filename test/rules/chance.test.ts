import { expect, test } from 'vitest'
import { answerClass, chanceOf, noAnswers } from '../../shared/rules/chance.ts'

test('Without answers somebody is as likely as people like them', () => {
  expect(chanceOf(0.05, noAnswers)).toBeCloseTo(0.05)
  expect(chanceOf(0.2, noAnswers)).toBeCloseTo(0.2)
})

test('The first yes says much, one silence little, ten silences more', () => {
  expect(chanceOf(0.05, { asked: 1, yes: 1 })).toBeCloseTo(0.174, 2)
  expect(chanceOf(0.05, { asked: 1, yes: 0 })).toBeCloseTo(0.0435, 3)
  expect(chanceOf(0.05, { asked: 10, yes: 0 })).toBeCloseTo(0.02, 3)
  // Whoever gives unasked does not become a certainty.
  expect(chanceOf(0.05, { asked: 0, yes: 50 })).toBe(0.95)
})

test.each([
  [{ asked: 0, yes: 0 }, 0],
  [{ asked: 2, yes: 0 }, 0],
  [{ asked: 3, yes: 0 }, -1],
  [{ asked: 13, yes: 0 }, -2],
  [{ asked: 400, yes: 0 }, -2],
  [{ asked: 1, yes: 1 }, 2],
  [{ asked: 9, yes: 9 }, 3],
])('Answers %o are of class %i', (answers, expected) => {
  expect(answerClass(answers)).toBe(expected)
})
