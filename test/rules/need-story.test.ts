import { describe, expect, test } from 'vitest'
import { type Happened, milestones, type StoryFacts, storyOf } from '../../shared/rules/need-story.ts'

const minute = 60_000
const opened = Date.parse('2022-01-25T10:00:00+08:00')
const after = (minutes: number) => opened + minutes * minute
const happened = (kind: string, minutes: number, volunteer: string, lines = 'a1'): Happened => ({
  kind,
  at: after(minutes),
  volunteer,
  lines,
})

describe('when a need had its first yes, and when it was covered', () => {
  const two = [{ id: 'a' as const, wanted: 2 }]
  test.each<[string, readonly Happened[], number?, number?]>([
    ['nobody promised', []],
    ['one of two', [happened('pledged', 5, 'liu')], 5],
    ['both', [happened('pledged', 5, 'liu'), happened('pledged', 9, 'chen')], 5, 9],
    ['one alone brings both', [happened('pledged', 5, 'liu', 'a2')], 5, 5],
    [
      'withdrawn before it was full',
      [
        happened('pledged', 5, 'liu'),
        happened('withdrawn', 7, 'liu'),
        happened('pledged', 9, 'chen'),
        happened('pledged', 20, 'wu'),
      ],
      5,
      20,
    ],
    ['more after a change', [happened('pledged', 5, 'liu'), happened('changed', 8, 'liu', 'a2')], 5, 8],
    ['the first time counts', [happened('pledged', 5, 'liu', 'a2'), happened('lapsed', 50, 'liu')], 5, 5],
    [
      'what arrived counts once beside its promise',
      [happened('pledged', 5, 'liu'), happened('received', 60, 'liu'), happened('received', 90, 'wu')],
      5,
      90,
    ],
    [
      'what arrived stays when the rest lapses',
      [
        happened('pledged', 5, 'liu'),
        happened('received', 60, 'liu'),
        happened('lapsed', 70, 'liu'),
        happened('pledged', 80, 'wu'),
      ],
      5,
      80,
    ],
    [
      'entries about nobody are passed over',
      [{ kind: 'wave', at: after(1) }, happened('pledged', 5, 'liu')],
      5,
    ],
  ])('%s', (_, events, first, covered) => {
    expect(milestones(two, events)).toEqual({
      ...(first === undefined ? {} : { firstYesAt: after(first) }),
      ...(covered === undefined ? {} : { coveredAt: after(covered) }),
    })
  })

  test('every line must be full', () => {
    const lines = [...two, { id: 'b' as const, wanted: 1 }]
    const first = [happened('pledged', 5, 'liu', 'a2')]
    expect(milestones(lines, first).coveredAt).toBeUndefined()
    expect(milestones(lines, [...first, happened('pledged', 6, 'wu', 'b1')]).coveredAt).toBe(after(6))
  })
})

describe('the story of a need', () => {
  const facts: StoryFacts = {
    text: {
      need: 'need1',
      topics: ['shoes'],
      urgency: 'high',
      area: '420502003002',
      createdAt: opened - 60 * minute,
      approvedAt: opened,
    },
    ledger: { lines: [{ id: 'a', wanted: 3 }], received: { a: 2 }, got: { liu: 'a1', zhao: 'a1' } },
    invitations: [
      { volunteer: 'liu', at: after(0), state: 'sent', match: '100:topic', via: 'email' },
      { volunteer: 'chen', at: after(0), state: 'sent', match: '50:topic', via: 'mobile' },
      { volunteer: 'wu', at: after(0), state: 'declined', match: '50:topic', via: 'email' },
      { volunteer: 'gone', at: after(0), state: 'failed', match: '50:topic' },
      { volunteer: 'quiet', at: after(30), state: 'unknown', via: 'push' },
    ],
    pledges: [
      { volunteer: 'chen', state: 'pledged', lines: 'a1', at: after(12) },
      { volunteer: 'never', state: 'withdrawn', lines: 'a1', at: after(13) },
    ],
    events: [
      happened('pledged', 4, 'liu'),
      happened('received', 300, 'liu'),
      happened('received', 400, 'zhao'),
    ],
  }
  const ended = { endedAt: after(2880), outcome: 'partly', reason: 'not-enough-offers' } as const

  test('counts people asked, their yeses and what came', () => {
    expect(storyOf(facts, ended, 'Asia/Shanghai')).toEqual({
      need: 'need1',
      topics: ['shoes'],
      urgency: 'high',
      area: '420502003',
      openedAt: opened,
      firstYesAt: after(4),
      coveredAt: after(400),
      ...ended,
      wanted: 3,
      received: 2,
      promised: 3,
      asked: 4,
      yes: 2,
      declined: 1,
      failed: 1,
      unasked: 1,
      expected: 0.2,
      delays: [4, 12],
      sent: { email: 2, mobile: 1, push: 1 },
      givers: 2,
    })
  })

  test('a delay counts waking time only', () => {
    const asked = Date.parse('2022-01-25T21:50:00+08:00')
    const said = Date.parse('2022-01-26T07:20:00+08:00')
    const night = storyOf(
      {
        ...facts,
        invitations: [{ volunteer: 'liu', at: asked, state: 'sent' }],
        events: [{ kind: 'pledged', at: said, volunteer: 'liu', lines: 'a1' }],
        pledges: [],
      },
      ended,
      'Asia/Shanghai',
    )
    expect(night.delays).toEqual([30])
  })
})
