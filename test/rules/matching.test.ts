import { expect, test } from 'vitest'
import { packWhy, readWhy } from '../../shared/rules/match-reasons.ts'
import {
  type Asked,
  askableAt,
  type Candidate,
  chanceNow,
  inAskingOrder,
  matchOf,
  type Situation,
  whyNot,
} from '../../shared/rules/matching.ts'
import { hasScarceSkill } from '../../shared/rules/scarce-skills.ts'

const now = Date.parse('2022-01-25T10:00:00+08:00')
const day = 86_400_000
const need: Asked = { need: 'n1', org: 'yunyi', area: '420502003002', topics: ['shoes', 'clothing'] }
const at = (changes: Partial<Situation> = {}): Situation => ({
  now,
  zone: 'Asia/Shanghai',
  concerned: new Set(),
  budgets: new Map(),
  ...changes,
})
const one = (changes: Partial<Candidate> = {}): Candidate => ({
  volunteer: 'v1',
  area: '420502003004',
  reachArea: '420502003',
  topics: ['shoes'],
  skills: [],
  quiet: { from: '22:00', to: '07:00' },
  perWeek: 2,
  ...changes,
})
const asked = (...ago: number[]) =>
  new Map([
    [
      'v1',
      {
        asks: Object.fromEntries(ago.map((days, i) => [`other${i}`, now - days * day])),
        lastAskedAt: now - Math.min(...ago) * day,
      },
    ],
  ])

test.each([
  ['a neighbour of the same street who chose shoes', one(), need, at(), undefined],
  ['somebody who chose other things', one({ topics: ['tutoring'] }), need, at(), 'other-topic'],
  ['somebody without the skill', one({ skills: ['刺绣'] }), { ...need, skill: '修鞋' }, at(), 'no-skill'],
  [
    'the skill in another spelling',
    one({ skills: ['Sewing '] }),
    { ...need, skill: 'sewing' },
    at(),
    undefined,
  ],
  ['somebody who stays in their own community', one({ reachArea: '420502003004' }), need, at(), 'too-far'],
  ['somebody who was asked before', one(), need, at({ concerned: new Set(['v1']) }), 'concerned'],
  ['somebody with two messages this week', one(), need, at({ budgets: asked(1, 6) }), 'resting'],
  ['somebody whose last messages are old', one(), need, at({ budgets: asked(1, 7) }), undefined],
  ['somebody asleep', one({ quiet: { from: '09:00', to: '12:00' } }), need, at(), 'quiet'],
] as const)('Matching judges %s', (_, candidate, asking, situation, reason) => {
  expect(whyNot(candidate, asking, situation)).toBe(reason)
})

test('Who sleeps can be asked when they wake; who has had enough, when their week is over', () => {
  expect(askableAt(one({ quiet: { from: '09:00', to: '12:00' } }), at())).toBe(now + 2 * 3_600_000)
  expect(askableAt(one(), at({ budgets: asked(1, 6) }))).toBe(now + day)
  expect(askableAt(one({ perWeek: 1 }), at({ budgets: asked(1, 6) }))).toBe(now + 6 * day)
  expect(askableAt(one({ perWeek: 0 }), at())).toBeUndefined()
})

test('The nearest ring is asked first, within it whoever was asked longest ago, then whoever lives nearest', () => {
  const budgets = new Map([
    ['same-street-lately', { asks: {}, lastAskedAt: now - day }],
    ['same-street-long-ago', { asks: {}, lastAskedAt: now - 30 * day }],
  ])
  const metres: Record<string, number> = { '420502003003': 900, '420502003004': 300 }
  const living = (volunteer: string, area: string) => one({ volunteer, area })
  const ordered = inAskingOrder(
    [
      living('other-district', '420503001001'),
      living('same-district', '420502009001'),
      living('same-street-lately', '420502003004'),
      living('same-street-far', '420502003003'),
      living('same-street-near', '420502003004'),
      living('same-street-long-ago', '420502003004'),
      living('same-community', '420502003002'),
    ],
    need,
    at({ budgets, metresTo: (home) => metres[home] }),
  )
  expect(ordered.map((candidate) => candidate.volunteer)).toEqual([
    'same-community',
    'same-street-near',
    'same-street-far',
    'same-street-long-ago',
    'same-street-lately',
    'same-district',
    'other-district',
  ])
})

test('The reasons for a match are closed codes, and go through the table and back', () => {
  const match = matchOf(one({ skills: ['修鞋'], offer: 'fits' }), { ...need, skill: '修鞋' }, at())
  expect(match).toEqual({
    volunteer: 'v1',
    chance: 0.5,
    reasons: ['offer-fits', 'skill', 'same-street', 'topic', 'never-asked'],
  })
  expect(readWhy(packWhy(match))).toEqual({ chance: 0.5, reasons: match.reasons })
  expect(matchOf(one(), need, at({ budgets: asked(22) })).reasons).toContain('rested-3')
  expect(readWhy('')).toBeUndefined()
  expect(readWhy('52:topic,<script>,same-moon')?.reasons).toEqual(['topic'])
})

test('Whose offer fits goes first, then who has said yes, then neighbours; who is kept for a scarce skill goes last', () => {
  const living = (volunteer: string, changes: Partial<Candidate> = {}) => one({ volunteer, ...changes })
  const ordered = inAskingOrder(
    [
      living('lawyer', { kept: true, area: '420502003002' }),
      living('silent', { answers: -2, area: '420502003002' }),
      living('neighbour', { area: '420502003002' }),
      living('giver', { answers: 2, area: '420502009001' }),
      living('offers', { offer: 'fits', area: '420503001001' }),
    ],
    need,
    at(),
  )
  expect(ordered.map(({ volunteer }) => volunteer)).toEqual([
    'offers',
    'giver',
    'neighbour',
    'silent',
    'lawyer',
  ])
})

test('An organisation that somebody has muted does not ask them; others do', () => {
  const muting = one({ muted: ['yunyi'] })
  expect(whyNot(muting, need, at())).toBe('muted')
  expect(whyNot(muting, { ...need, org: 'huiai' }, at())).toBeUndefined()
})

test('Somebody who reads another language is half as likely', () => {
  const chinese = { ...need, language: 'zh-CN' as const }
  const chance = (language: 'zh-CN' | 'en') => chanceNow(one({ language }), chinese, at())
  expect(chance('en')).toBeCloseTo(chance('zh-CN') / 2)
})

test('Who rests after a request or a promise is not asked before it is over', () => {
  const resting = (until: number) => at({ budgets: new Map([['v1', { asks: {}, restUntil: until }]]) })
  expect(whyNot(one(), need, resting(now + 1))).toBe('resting')
  expect(whyNot(one(), need, resting(now))).toBeUndefined()
  expect(askableAt(one(), resting(now + 3 * day))).toBe(now + 3 * day)
})

test.each([
  [['clothing', 'law'], [], true],
  [['clothing'], ['律师，执业五年'], true],
  [['clothing'], ['Nurse'], true],
  [['clothing'], ['缝补'], false],
  [['clothing', 'repairs'], [], false],
] as const)('Topics %o with skills %o are scarce: %s', (topics, skills, scarce) => {
  expect(hasScarceSkill({ topics, skills })).toBe(scarce)
})
