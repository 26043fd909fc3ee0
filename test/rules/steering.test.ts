import { expect, test } from 'vitest'
import { type Latecomer, needsFor, type Unmet } from '../../shared/rules/steering.ts'

const now = 1_000_000
const late: Latecomer = {
  need: 'theirs',
  topics: ['clothing', 'shoes'],
  skills: [],
  area: '420502003002',
  reachArea: '420502',
  muted: [],
}
const unmet = (need: string, changes: Partial<Unmet> = {}): Unmet => ({
  need,
  org: 'yunyi',
  street: '420502003',
  topics: ['clothing'],
  urgency: 'normal',
  deadline: now + 1000,
  ...changes,
})

test.each([
  ['is about something they would help with', {}, {}, true],
  ['is about something else', { topics: ['law'] }, {}, false],
  ['is the one they came for', { need: 'theirs' }, {}, false],
  ['is over', { deadline: now }, {}, false],
  ['is of an organisation they do not want to hear from', {}, { muted: ['yunyi'] }, false],
  ['wants a skill they have', { skill: '缝补' }, { skills: [' 缝补'] }, true],
  ['wants a skill they have not', { skill: '缝补' }, { skills: ['修车'] }, false],
  ['is in another street of their district', { street: '420502004' }, {}, true],
  ['is farther than they said', { street: '420502004' }, { reachArea: '420502003' }, false],
  ['is in the street of their community', {}, { reachArea: '420502003002' }, true],
  [
    'is in another street than their community',
    { street: '420502004' },
    { reachArea: '420502003002' },
    false,
  ],
  [
    'is in another district, for somebody who goes anywhere',
    { street: '420503001' },
    { reachArea: '4205' },
    true,
  ],
  ['is anywhere, for a stranger', { street: '420503001' }, { reachArea: undefined }, true],
] as const)('A need that %s', (_, need, person, shown) => {
  expect(needsFor([unmet('one', need)], { ...late, ...person }, now)).toHaveLength(shown ? 1 : 0)
})

test('The nearest come first, then the most urgent, then what ends soonest', () => {
  const needs = [
    unmet('far and urgent', { street: '420502009', urgency: 'high' }),
    unmet('near', { deadline: now + 500 }),
    unmet('near, later'),
    unmet('near and urgent', { urgency: 'high', deadline: now + 5000 }),
    unmet('far', { street: '420502001' }),
  ]
  expect(needsFor(needs, late, now).map(({ need }) => need)).toEqual([
    'near and urgent',
    'near',
    'near, later',
    'far and urgent',
    'far',
  ])
})
