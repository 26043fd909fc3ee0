import { describe, expect, it } from 'vitest'
import { sayWhereItStands } from '../../shared/messages/where-it-stands.ts'
import { dayOf } from '../../shared/rules/dates.ts'
import { toldByDay } from '../../shared/rules/told-days.ts'
import { type StandsFacts, whereItStands } from '../../shared/rules/where-it-stands.ts'

const zone = 'Asia/Shanghai'
/** Wednesday, 26 January 2022 in 宜昌. */
const at = (day: number, time: string) => Date.parse(`2022-01-${day}T${time}:00+08:00`)
const now = at(26, '15:00')

const facts = (given: Partial<StandsFacts> = {}): StandsFacts => ({
  standing: 'open',
  now,
  asked: { people: 12, since: at(24, '10:00') },
  promises: [{ who: '王芳', what: { a: 2 }, state: 'pledged', by: at(27, '23:59') }],
  givers: 0,
  missing: { a: 1 },
  deadline: at(31, '23:59'),
  asksAgain: at(26, '17:52'),
  someoneNext: true,
  stopped: false,
  ...given,
})

const said = (given: Partial<StandsFacts> = {}, language: 'zh-CN' | 'en' = 'en') =>
  sayWhereItStands(whereItStands(facts(given)), {
    ...{ language, zone, now },
    quantities: ({ a = 0 }) => (language === 'en' ? `${a} coats` : `外套 ${a} 件`),
  })

const promise = (who: string, state: StandsFacts['promises'][number]['state'], day = 28) => ({
  ...{ who, state, what: { a: 1 } },
  by: at(day, '23:59'),
})

describe('where a need stands', () => {
  it('says who was asked, who brings what, what is missing and when others are asked', () => {
    expect(said()).toBe(
      'Asked 12 neighbours since Mon 24 January; 王芳 brings 2 coats by Thu 27 January; still missing: 1 coats. If nobody promises before, the next neighbours are asked today at about 18:00.',
    )
    expect(said({}, 'zh-CN')).toBe(
      '1月24日 周一以来问了 12 位邻居；王芳 1月27日 周四前带来 外套 2 件；还差 外套 1 件。没人认领的话，今天 18:00 左右再问下一批。',
    )
  })

  it('names two of many, soonest first, and counts the others', () => {
    const promises = [
      promise('陈', 'pledged', 30),
      promise('李', 'pledged', 27),
      promise('赵', 'pledged', 29),
    ]
    const words = said({ standing: 'covered', promises, missing: { a: 0 } })
    expect(words).toContain('李 brings 1 coats by Thu 27 January; 赵 brings')
    expect(words).toContain(
      'one more has promised; everything is promised. The last is promised for Sun 30 January.',
    )
  })

  it.each([
    ['draft', {}, 'It is not published: nobody sees it yet. Next: check it, then hand it in or publish it.'],
    [
      'review',
      {},
      'It is written and is waiting for a colleague to approve it. Once it is approved, neighbours are asked at once.',
    ],
    [
      'arrived',
      { promises: [], givers: 2, missing: {} },
      'Asked 12 neighbours since Mon 24 January; everything is here. Next: close it and say thank you.',
    ],
    [
      'expired',
      { promises: [] },
      'Asked 12 neighbours since Mon 24 January; still missing: 1 coats. The deadline is over: extend it or close it.',
    ],
    ['closed', { outcome: 'fully', givers: 3 }, 'It is closed, fully met; 3 neighbours gave something.'],
    ['cancelled', {}, 'It was cancelled; nobody is asked any more.'],
  ] as const)('of a need that is %s', (standing, given, words) => {
    expect(said({ standing, ...given })).toBe(words)
  })

  it('what waits for the organisation comes before what happens by itself', () => {
    const promises = [promise('陈', 'late'), promise('李', 'delivered')]
    expect(said({ promises })).toContain(
      'One says it was dropped off: please confirm. One is past the promised day: please ask them. If nobody',
    )
  })

  it.each([
    ['while all asking is stopped', { stopped: true }, 'All requests are stopped for now.'],
    ['when nobody fits', { someoneNext: false }, 'Nobody else fits for now'],
    ['when it is due', { asksAgain: now }, 'The next neighbours are being asked now.'],
    ['in the morning', { asksAgain: at(27, '07:00') }, 'are asked tomorrow at about 07:00.'],
    ['days ahead', { asksAgain: at(29, '09:01') }, 'are asked on Sat 29 January at about 09:15.'],
  ] as const)('says what comes of asking %s', (_, given, words) => {
    expect(said(given)).toContain(words)
  })

  it('promises no hour that is not known, and none after the deadline', () => {
    for (const asksAgain of [undefined, at(31, '23:59')]) expect(said({ asksAgain })).toMatch(/1 coats\.$/)
  })

  it('says today instead of the day, and that nobody was asked', () => {
    expect(said({ asked: { people: 1, since: at(26, '09:00') } })).toContain('Asked one neighbour today;')
    expect(said({ asked: { people: 0, since: now }, promises: [] })).toMatch(
      /^Nobody has been asked yet; still/,
    )
  })
})

describe('a story by days', () => {
  const event = (kind: string, when: number, count?: number) => ({
    kind,
    at: when,
    ...(count ? { count } : {}),
  })
  const told = (events: readonly { kind: string; at: number; count?: number }[]) =>
    toldByDay(events, (instant) => dayOf(instant, zone)).map(
      ({ day, told: all }) =>
        `${day}: ${all.map((one) => [one.event.kind, one.count, one.rounds].join(' ')).join(', ')}`,
    )

  it('folds the waves of a day that nothing came between, and no others', () => {
    const events = [
      event('approved', at(24, '09:00')),
      event('wave', at(24, '09:01'), 10),
      event('wave', at(24, '12:00'), 10),
      event('wave', at(24, '18:00'), 5),
      event('pledged', at(24, '18:05')),
      event('wave', at(24, '20:00'), 2),
      event('wave', at(25, '07:30'), 3),
    ]
    expect(told(events)).toEqual([
      '2022-01-24: approved 0 1, wave 25 3, pledged 0 1, wave 2 1',
      '2022-01-25: wave 3 1',
    ])
  })

  it('counts days by the clock of the place', () => {
    expect(told([event('posted', at(24, '23:59')), event('edited', at(25, '00:00'))])).toHaveLength(2)
  })
})
