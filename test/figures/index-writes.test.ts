import { expect, test } from 'vitest'
import { indexWrites } from '../harness/index-writes.ts'

const key = { pk: { S: 'V#liu' }, sk: { S: 'PLEDGE#need' } }
const due = (at: number) => ({
  dueShard: { S: 'broadcast#1' },
  dueAt: { N: `${at}` },
  foundAt: { N: `${at}` },
})
const ofNeed = { needKey: { S: 'N#need' }, needSort: { S: 'PLEDGE#liu' } }

test.each([
  ['what is in no index', key, { ...key, a: { N: '1' } }, 0],
  ['becoming due', key, { ...key, ...due(1) }, 1],
  [
    'a claim, which is nothing to the index',
    { ...key, ...due(1) },
    { ...key, ...due(1), dueAt: { N: '2' } },
    0,
  ],
  ['a due time that moves: its place is left and taken', { ...key, ...due(1) }, { ...key, ...due(2) }, 2],
  ['no longer due', { ...key, ...due(1) }, key, 1],
  [
    'a change that an index of keys does not hold',
    { ...key, ...due(1) },
    { ...key, ...due(1), a: { N: '1' } },
    0,
  ],
  ['the same in one that holds more', { ...key, ...ofNeed }, { ...key, ...ofNeed, a: { N: '1' } }, 0],
  ['a change of what it holds', { ...key, ...ofNeed }, { ...key, ...ofNeed, word: { S: '1' } }, 1],
  ['a new item in two indexes', undefined, { ...key, ...ofNeed, ...due(1) }, 2],
  ['a removed one', { ...key, ...ofNeed, ...due(1) }, undefined, 2],
  ['more than a kilobyte', undefined, { ...key, ...ofNeed, word: { S: 'x'.repeat(1500) } }, 2],
])('index writes: %s', (_, before, after, units) => {
  expect(indexWrites(before, after)).toBe(units)
})
