import { describe, expect, test } from 'vitest'
import {
  type BoardFilter,
  choicesOf,
  filterQuery,
  type OnBoard,
  readFilter,
  shownOf,
  toDo,
} from '../../shared/rules/board.ts'
import { newsSince, readSight, sightOf } from '../../shared/rules/board-sight.ts'

const now = Date.parse('2022-01-25T02:00:00Z')
const hour = 3_600_000
const past = Math.floor((now - hour) / hour).toString(36)

const aNeed = (need: string, changes: Partial<OnBoard> = {}): OnBoard => ({
  need,
  title: '小志：冬季外套、鞋子',
  place: '西陵区 云集街道',
  area: '420502003002',
  alias: '小志',
  deadline: now + 72 * hour,
  stage: 'open',
  urgency: 'normal',
  topics: ['clothing', 'shoes'],
  responsible: 'li',
  lines: [{ id: 'a', wanted: 2, label: '冬季外套' }],
  open: { a: 2 },
  received: { a: 0 },
  holds: {},
  got: {},
  wave: 0,
  createdAt: now - 48 * hour,
  ...changes,
})

const board = [
  aNeed('plain'),
  aNeed('late', { holds: { liu: `a1@${past}` }, open: { a: 1 } }),
  aNeed('confirm', { holds: { liu: `a2@${past}!` }, open: { a: 0 } }),
  aNeed('silent', { wave: 2 }),
  aNeed('asked-today', { wave: 1, openedAt: now - 2 * hour }),
  aNeed('review', { stage: 'review', responsible: 'wang' }),
  aNeed('arrived', { open: { a: 0 }, received: { a: 2 }, got: { liu: 'a2' } }),
  aNeed('expired', { stage: 'expired', deadline: now - hour, topics: ['food'] }),
  aNeed('urgent', { urgency: 'high', area: '420502004001', place: '西陵区 西坝街道' }),
  aNeed('rice', {
    title: '王奶奶：大米',
    alias: '王奶奶',
    lines: [{ id: 'a', wanted: 1, label: 'Ｒice 5kg' }],
  }),
]
const shown = (filter: BoardFilter) => shownOf(board, filter, { member: 'wang', now }).map(({ need }) => need)

describe('the board shows', () => {
  test.each<[string, BoardFilter, string[]]>([
    ['what is late', { todo: 'late' }, ['late']],
    ['what is to be confirmed', { todo: 'to-confirm' }, ['confirm']],
    ['what has asked in vain for a day', { todo: 'no-answers' }, ['silent']],
    ['what waits for review', { todo: 'to-review' }, ['review']],
    ['what has all arrived', { todo: 'to-close' }, ['arrived']],
    ['what is past its day', { todo: 'expired' }, ['expired']],
    ['what is covered', { state: 'covered' }, ['confirm']],
    ['a topic', { topic: 'food' }, ['expired']],
    ['a street', { area: '420502004' }, ['urgent']],
    ['mine', { mine: true }, ['review']],
    ['what is urgent', { urgent: true }, ['urgent']],
    ['an alias', { q: '王奶奶' }, ['rice']],
    ['a thing, in whatever width and case', { q: ' rICE ' }, ['rice']],
    ['all words together', { q: '小志 外套 鞋子 没有' }, []],
    ['two things at once', { topic: 'clothing', urgent: true }, ['urgent']],
  ])('%s', (_, filter, expected) => {
    expect(shown(filter)).toEqual(expected)
  })

  test('what is most pressing first, then what ends soonest', () => {
    expect(shown({}).slice(0, 6)).toEqual(['late', 'confirm', 'silent', 'review', 'arrived', 'expired'])
    const sooner = aNeed('sooner', { deadline: now + hour })
    const order = shownOf([aNeed('later'), sooner], {}, { member: 'li', now })
    expect(order.map(({ need }) => need)).toEqual(['sooner', 'later'])
  })

  test('what is to do in all, and nothing of what there is none', () => {
    expect(toDo(board, now)).toEqual([
      { task: 'late', count: 1 },
      { task: 'to-confirm', count: 1 },
      { task: 'no-answers', count: 1 },
      { task: 'to-review', count: 1 },
      { task: 'to-close', count: 1 },
      { task: 'expired', count: 1 },
    ])
    expect(toDo([aNeed('plain')], now)).toEqual([])
  })

  test('as choices only what there is', () => {
    expect(choicesOf(board)).toEqual({
      topics: ['clothing', 'shoes', 'food'],
      states: ['review', 'open', 'covered', 'arrived', 'expired'],
      streets: [
        { code: '420502003', place: '西陵区 云集街道' },
        { code: '420502004', place: '西陵区 西坝街道' },
      ],
    })
  })
})

describe('a filter in an address', () => {
  test('is read as it was written', () => {
    const filter: BoardFilter = {
      todo: 'late',
      state: 'open',
      topic: 'shoes',
      area: '420502003',
      mine: true,
      urgent: true,
      q: '鞋 子&',
    }
    const query = Object.fromEntries(new URLSearchParams(filterQuery(filter)))
    expect(readFilter(query)).toEqual(filter)
    expect(filterQuery({})).toBe('')
  })
  test.each<Record<string, string>>([
    { todo: 'everything' },
    { state: 'closed' },
    { topic: 'gold' },
    { area: '../x' },
    { who: 'all', urgent: 'no', q: '   ' },
  ])('leaves out what it does not know: %o', (query) => {
    expect(readFilter(query)).toEqual({})
  })
})

describe('what is new since a look', () => {
  const names = ({ fresh, changed, gone }: ReturnType<typeof newsSince>) => [[...fresh], [...changed], gone]
  const seen = sightOf(board, now)
  test('nothing when nothing happened', () => {
    expect(names(newsSince(seen, board, now))).toEqual([[], [], 0])
    expect(sightOf(board.toReversed(), now)).toBe(seen)
  })
  test.each<[string, readonly OnBoard[], number, unknown]>([
    ['a new need', [...board, aNeed('new')], now, [['new'], [], 0]],
    ['one that is gone', board.slice(1), now, [[], [], 1]],
    [
      'a promise',
      [aNeed('plain', { open: { a: 1 }, holds: { liu: 'a1' } }), ...board.slice(1)],
      now,
      [[], ['plain'], 0],
    ],
    ['time that makes it late', board, now + 30 * hour, [[], ['asked-today'], 0]],
  ])('%s', (_, after, at, expected) => {
    expect(names(newsSince(seen, after, at))).toEqual(expected)
  })
  test('is read from an address only as it was made', () => {
    expect(readSight(seen)).toBe(seen)
    for (const other of [undefined, 'abc', `${seen}é`, 'a'.repeat(8000)])
      expect(readSight(other)).toBeUndefined()
  })
})
