import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  beginOfMonth,
  figuresOf,
  monthsBefore,
  shownMonths,
  sumOfTallies,
  tallyOf,
} from '../../shared/rules/figures.ts'
import {
  beginOf,
  countOf,
  histogramOf,
  percentile,
  stepOf,
  sumOfHistograms,
} from '../../shared/rules/histogram.ts'
import { ledgersToPublish } from '../../shared/rules/open-ledger.ts'
import { aStory } from '../harness/a-story.ts'

const minutes = fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 200 })

describe('a histogram of durations', () => {
  test('every minute lies in its step', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (n) => {
        const step = stepOf(n)
        expect(beginOf(step)).toBeLessThanOrEqual(n + 1e-6)
        expect(beginOf(step + 1)).toBeGreaterThan(n - 1e-6)
      }),
    )
  })

  test('added up it is the histogram of all', () => {
    fc.assert(
      fc.property(minutes, minutes, (one, other) => {
        expect(sumOfHistograms([histogramOf(one), histogramOf(other)])).toEqual(
          histogramOf([...one, ...other]),
        )
        expect(countOf(histogramOf(one))).toBe(one.length)
      }),
    )
  })

  test('a percentile lies within a step of the true one', () => {
    fc.assert(
      fc.property(minutes, fc.constantFrom(0.5, 0.9), (all, share) => {
        const sorted = all.toSorted((a, b) => a - b)
        const exact = sorted[Math.ceil(share * all.length) - 1] ?? 0
        const read = percentile(histogramOf(all), share) ?? -1
        expect(read).toBeGreaterThanOrEqual(beginOf(stepOf(exact)) - 1e-6)
        expect(read).toBeLessThanOrEqual(beginOf(stepOf(exact) + 1) + 1e-6)
      }),
    )
  })

  test('of nothing has none', () => {
    expect(percentile({}, 0.5)).toBeUndefined()
  })
})

describe('what figures say', () => {
  const stories = [
    aStory({ firstYes: 10, covered: 60 }),
    aStory({
      firstYes: 20,
      covered: 240,
      outcome: 'partly',
      reason: 'not-enough-offers',
      givers: 1,
      heardOutcome: 0,
    }),
    aStory({ firstYes: 40, covered: undefined, outcome: 'expired', givers: 0, heardOutcome: 0 }),
    aStory({ outcome: 'cancelled', covered: undefined, asked: 4, yes: 0, givers: 2 }),
  ]
  test('counts what ended and was not stopped, with its reasons', () => {
    const said = figuresOf(tallyOf(stories))
    expect(said).toMatchObject({
      needs: 3,
      stopped: 1,
      unmetShare: 2 / 3,
      reasons: { 'not-enough-offers': 1 },
      covered: 2,
      askedPerYes: 34 / 6,
      textsPerCovered: 4,
      mailsPerCovered: 16,
    })
    expect(said.heardShare).toBeCloseTo(4 / 5)
    expect(said.coveredIn?.median).toBeGreaterThan(50)
    expect(said.coveredIn?.most).toBeLessThan(290)
  })

  test('says nothing of what there is none of', () => {
    expect(figuresOf(tallyOf([]))).toEqual({ needs: 0, stopped: 0, endings: {}, reasons: {}, covered: 0 })
  })

  test('is the same whether stories or their tallies are added up', () => {
    expect(sumOfTallies(stories.map((one) => tallyOf([one])))).toEqual(tallyOf(stories))
  })
})

describe('months', () => {
  test.each([
    ['2022-01', 0, '2022-01'],
    ['2022-01', 1, '2021-12'],
    ['2022-03', 15, '2020-12'],
    ['2021-12', -1, '2022-01'],
  ])('%s, %i before: %s', (month, count, expected) => {
    expect(monthsBefore(month, count)).toBe(expected)
  })
  test('are those of the zone', () => {
    const newYear = Date.parse('2021-12-31T16:30:00Z')
    expect(shownMonths(newYear, 'Asia/Shanghai').at(-1)).toBe('2022-01')
    expect(shownMonths(newYear, 'UTC').at(-1)).toBe('2021-12')
    expect(beginOfMonth('2022-01', 'Asia/Shanghai')).toBe(Date.parse('2021-12-31T16:00:00Z'))
  })
})

describe('what is published', () => {
  const about = { from: '2021-08', to: '2022-01', at: 1 }
  const row = (org: string, street: string, needs: number) => ({
    org,
    streets: { [street]: tallyOf(Array.from({ length: needs }, () => aStory({ area: street }))) },
  })
  const published = (rows: Parameters<typeof ledgersToPublish>[0], optedIn: string[]) =>
    ledgersToPublish(rows, new Set(optedIn), about).map(({ of }) => of.id)

  test.each<[string, Parameters<typeof ledgersToPublish>[0], string[], string[]]>([
    ['nothing of who has not said so', [row('a', '420502003', 9), row('b', '420502003', 9)], [], []],
    ['an organisation with enough needs', [row('a', '420502003', 5)], ['a'], ['a']],
    ['none with too few', [row('a', '420502003', 4)], ['a'], []],
    [
      'an area only with two that have said so',
      [row('a', '420502003', 5), row('b', '420502003', 5), row('c', '420502004', 5)],
      ['a', 'b'],
      ['a', 'b', '4205', '420502', '420502003'],
    ],
    [
      'an area with too few needs together is not, the one around it is',
      [row('a', '420502003', 2), row('b', '420502003', 2), row('b', '420502004', 1)],
      ['a', 'b'],
      ['4205', '420502'],
    ],
    ['months are added up', [row('a', '420502003', 3), row('a', '420502003', 2)], ['a'], ['a']],
  ])('%s', (_, rows, optedIn, expected) => {
    expect(published(rows, optedIn)).toEqual(expected)
  })

  test('needs that were only stopped do not make an organisation count', () => {
    const stopped = { org: 'b', streets: { '420502003': tallyOf([aStory({ outcome: 'cancelled' })]) } }
    expect(published([row('a', '420502003', 6), stopped], ['a', 'b'])).toEqual(['a'])
  })
})
