import { expect, test } from 'vitest'
import { draftPublicText } from '../../shared/messages/draft-public-text.ts'

test('a public text made from the things reads like a sentence, in both languages', () => {
  const lines = [
    { label: 'Winter coat', wanted: 1, unit: '' },
    { label: 'Trainers', wanted: 1, unit: 'pairs' },
    { label: 'TV set', wanted: 2, unit: 'boxes' },
  ]
  expect(draftPublicText('en', lines)).toMatch(
    /^A neighbour needs 1 winter coat, 1 pair of trainers, 2 boxes of TV set\. If/,
  )
  expect(draftPublicText('zh-CN', [{ label: '运动鞋', wanted: 1, unit: '双' }])).toMatch(
    /^一位邻居需要1双运动鞋。/,
  )
})
