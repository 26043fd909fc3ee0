import { describe, expect, it } from 'vitest'
import { dayMs, hourMs, minuteMs } from '../../../shared/rules/zone-time.ts'
import { isNight, startsAt } from '../calendar.ts'
import { priors } from '../parameters.ts'
import type { Asked, Candidate, History, View } from '../policy.ts'
import { buildTown, type SimulatedNeed } from '../town.ts'
import { escalation } from './escalation.ts'
import { everybody } from './everybody.ts'
import { nearest } from './nearest.ts'
import { oracle } from './oracle.ts'
import { inRounds } from './rounds.ts'
import { steered } from './steered.ts'

const noon = startsAt + 12 * hourMs
const need: SimulatedNeed = {
  ...buildTown(1, priors, 4000, 2).needs[0]!,
  ...{ postedAt: noon, deadline: noon + 14 * dayMs, area: '420502001001', urgency: 'high', places: 2 },
}
const rested: History = {
  ...{ recent: [], lastAskedAt: undefined, restUntil: 0, asked: 0, yes: 0, no: 0, late: 0, undelivered: 0 },
}
const aCandidate = (id: number, more: Partial<Candidate> = {}): Candidate => ({
  ...{ id, area: '420502003001', reach: 'city', reachArea: '4205', topics: [], skills: [], offers: [] },
  ...{ quiet: { from: '22:00', to: '07:00' }, perWeek: 2, chance: undefined, history: rested },
  ...more,
})
const neighbour = { area: '420502001001' }
const many = (count: number, from = 1) => Array.from({ length: count }, (_, at) => aCandidate(from + at))
const aView = (candidates: readonly Candidate[], more: Partial<View> = {}): View => ({
  ...{ now: noon, why: 'posted', need, open: 2, asked: [], candidates: () => candidates },
  ...more,
})
const askedOf = (candidate: Candidate, at: number, answer?: Asked['answer']): Asked => ({
  ...{ candidate, at, answer, answeredAt: answer && at, lapsed: false },
})
const ids = (some: readonly Candidate[]) => some.map(({ id }) => id)

describe('what others do', () => {
  it('everybody: all fitting people at once, and nobody later', () => {
    const policy = everybody()
    expect(policy.decide(aView(many(30))).ask).toHaveLength(30)
    expect(policy.decide(aView(many(5), { why: 'lapsed' })).ask).toEqual([])
  })

  it('escalation: the nearest ring at once, everybody once after two days', () => {
    const policy = escalation()
    const near = [aCandidate(1, neighbour), aCandidate(2, neighbour)]
    const first = policy.decide(aView([...many(5, 10), ...near]))
    expect(ids(first.ask)).toEqual([1, 2])
    expect(first.wakeAt).toBe(noon + 2 * dayMs)
    const between = policy.decide(aView(many(5, 10), { why: 'answered', now: noon + dayMs }))
    expect(between).toEqual({ ask: [], wakeAt: noon + 2 * dayMs })
    const woken = aView(many(5, 10), { why: 'woken', now: noon + 2 * dayMs })
    expect(policy.decide(woken).ask).toHaveLength(5)
    expect(policy.decide({ ...woken, now: noon + 3 * dayMs }).ask).toEqual([])
  })

  it('escalation: where nobody lives in the community, the next ring is the nearest', () => {
    const street = aCandidate(1, { area: '420502001009' })
    expect(ids(escalation().decide(aView([street, ...many(3, 10)])).ask)).toEqual([1])
  })

  it('nearest: the three nearest, the next three when all have declined or after a day', () => {
    const policy = nearest()
    const near = [aCandidate(1, neighbour), aCandidate(2, { area: '420502001002' }), aCandidate(3, neighbour)]
    const first = policy.decide(aView([...many(9, 10), ...near]))
    expect(ids(first.ask).slice(0, 2).sort()).toEqual([1, 3])
    expect(ids(first.ask)[2]).toBe(2)
    const asked = (...answers: Asked['answer'][]) =>
      first.ask.map((one, at) => askedOf(one, noon, answers[at]))
    const later = (now: number, ...answers: Asked['answer'][]) =>
      policy.decide(aView(many(9, 10), { why: 'answered', now, asked: asked(...answers) }))
    expect(later(noon + hourMs, 'no', 'no')).toEqual({ ask: [], wakeAt: noon + dayMs })
    expect(later(noon + hourMs, 'no', 'no', 'left').ask).toHaveLength(3)
    expect(later(noon + dayMs, 'no', 'yes').ask).toHaveLength(3)
  })

  it('rounds: two every 30 seconds, six times, and then nobody', () => {
    const policy = inRounds()
    const all = many(40)
    const asked: Asked[] = []
    for (let now = noon; now < noon + 5 * minuteMs; now += 10_000) {
      const left = all.filter((one) => !asked.some(({ candidate }) => candidate === one))
      const { ask } = policy.decide(aView(left, { now, asked, why: 'woken' }))
      asked.push(...ask.map((one) => askedOf(one, now)))
    }
    expect(asked.map(({ at }) => (at - noon) / 30_000)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
  })

  it('steered: as many as fill the open places at one in 18, again after an hour, four where it is not urgent, never at night', () => {
    const policy = steered()
    const first = policy.decide(aView(many(100)))
    expect(first.ask).toHaveLength(36)
    expect(first.wakeAt).toBe(noon + hourMs)
    const asked = first.ask.map((one) => askedOf(one, noon))
    const left = { why: 'answered', asked, open: 1 } as const
    expect(policy.decide(aView(many(60, 200), { ...left, now: noon + minuteMs })).ask).toEqual([])
    expect(policy.decide(aView(many(60, 200), { ...left, now: noon + hourMs })).ask).toHaveLength(18)
    const calm = policy.decide(aView(many(100), { need: { ...need, urgency: 'normal' } }))
    expect(calm.wakeAt).toBe(noon + 4 * hourMs)
    const night = startsAt + 23 * hourMs
    expect(isNight(night)).toBe(true)
    expect(policy.decide(aView(many(60), { now: night }))).toEqual({
      ask: [],
      wakeAt: startsAt + 31 * hourMs,
    })
  })

  it('oracle: the likeliest first, as many as keep enough yeses expected, within caps and rests, never at night', () => {
    const policy = oracle(priors, 1)
    const people = [0.1, 0.4, 0.3, 0.9, 0, 0.8].map((chance, at) => aCandidate(at, { chance }))
    const resting = aCandidate(8, { chance: 0.95, history: { ...rested, restUntil: noon + hourMs } })
    const recent = [1, 2].map((need) => ({ need, at: noon - dayMs }))
    const spent = aCandidate(9, { chance: 0.95, history: { ...rested, recent } })
    const { ask } = policy.decide(aView([...people, resting, spent]))
    expect(ids(ask)).toEqual([3, 5, 1])
    const asked = ask.map((one) => askedOf(one, noon))
    expect(policy.decide(aView(many(5), { why: 'woken', asked })).ask).toEqual([])
    // After a day hardly anything is still expected of the silent.
    const day = { why: 'woken', asked, now: noon + dayMs, open: 1 } as const
    expect(ids(policy.decide(aView([aCandidate(20, { chance: 0.2 })], day)).ask)).toEqual([20])
    expect(policy.decide(aView(people, { now: startsAt + 23 * hourMs })).ask).toEqual([])
    expect(policy.sees).toBe('truth')
    expect(policy.keepsBudget).toBe(true)
  })
})
