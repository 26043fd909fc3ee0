import { describe, expect, test } from 'vitest'
import { sayMinutes } from '../../shared/rules/duration-words.ts'
import { type GoingOn, stepCounts, weeksOfAsking } from '../../shared/rules/story-steps.ts'
import { aStory, storyOpenedAt } from '../harness/a-story.ts'

const going = (changes: Partial<GoingOn> = {}): GoingOn => ({
  need: 'n',
  stage: 'open',
  wave: 1,
  lines: [{ id: 'a', wanted: 2 }],
  open: { a: 2 },
  received: { a: 0 },
  holds: {},
  got: {},
  createdAt: 0,
  ...changes,
})
const counts = (...all: Parameters<typeof stepCounts>) => stepCounts(...all).map(({ count }) => count)

describe('how far needs came', () => {
  test.each<[string, Parameters<typeof stepCounts>, number[]]>([
    ['all the way', [[aStory()], []], [1, 1, 1, 1, 1, 1]],
    ['not told yet', [[aStory({ heardOutcome: undefined })], []], [1, 1, 1, 1, 1, 0]],
    [
      'never covered, though something came',
      [[aStory({ covered: undefined, received: 1 })], []],
      [1, 1, 1, 0, 0, 0],
    ],
    ['stopped ones are none', [[aStory({ outcome: 'cancelled' })], []], [0, 0, 0, 0, 0, 0]],
    ['just published', [[], [going({ wave: 0 })]], [1, 0, 0, 0, 0, 0]],
    ['asked', [[], [going()]], [1, 1, 0, 0, 0, 0]],
    [
      'promised by phone, before anybody was asked',
      [[], [going({ wave: 0, holds: { x: 'a1' }, open: { a: 1 } })]],
      [1, 1, 1, 0, 0, 0],
    ],
    ['covered', [[], [going({ holds: { x: 'a2' }, open: { a: 0 } })]], [1, 1, 1, 1, 0, 0]],
    [
      'all arrived',
      [[], [going({ got: { x: 'a2' }, open: { a: 0 }, received: { a: 2 } })]],
      [1, 1, 1, 1, 1, 0],
    ],
    ['together', [[aStory()], [going(), going({ wave: 0 })]], [3, 2, 1, 1, 1, 1]],
  ])('%s', (_, all, expected) => {
    expect(counts(...all)).toEqual(expected)
  })
})

test('asking is counted by the week a need was published', () => {
  const day = 86_400_000
  const until = storyOpenedAt + day
  const weeks = weeksOfAsking(
    [
      aStory({ asked: 10, yes: 2 }),
      aStory({ asked: 4, yes: 0 }),
      aStory({ openedAt: storyOpenedAt - 8 * day, asked: 7, yes: 1 }),
      aStory({ openedAt: until }),
    ],
    until,
    3,
  )
  expect(weeks.map(({ asked, yes }) => [asked, yes])).toEqual([
    [0, 0],
    [7, 1],
    [14, 2],
  ])
})

test.each([
  [0, '0 分钟', '0 minutes'],
  [1, '1 分钟', '1 minute'],
  [119, '119 分钟', '119 minutes'],
  [150, '2.5 小时', '2.5 hours'],
  [1000, '17 小时', '17 hours'],
  [4320, '3 天', '3 days'],
  [20_000, '14 天', '14 days'],
])('%i minutes are said as %s, %s', (minutes, chinese, english) => {
  expect([sayMinutes(minutes, 'zh-CN'), sayMinutes(minutes, 'en')]).toEqual([chinese, english])
})
