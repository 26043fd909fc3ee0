import { describe, expect, it } from 'vitest'
import type { Urgency } from '../../shared/rules/topics.ts'
import { hourMs } from '../../shared/rules/zone-time.ts'
import { answerTo, fresh, minutesTo, spellDays } from './answering.ts'
import { afterWaking, isNight, morning, startsAt, weekMs } from './calendar.ts'
import { draw } from './draws.ts'
import { densities, parameterNames, parameters, priors, usualResidents } from './parameters.ts'
import type { Person } from './people.ts'
import { buildTown, fits, type Town } from './town.ts'

const town = buildTown(1, priors, usualResidents, 100)
const people = Array.from({ length: town.registered }, (_, place) => town.person(place, 0))
const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
const share = <T>(values: readonly T[], is: (one: T) => boolean) => values.filter(is).length / values.length

describe('the simulated town', () => {
  it('has a source, a grade and a range around the prior for every parameter', () => {
    for (const name of parameterNames) {
      const { prior, range, source } = parameters[name]
      expect(range[0], name).toBeLessThanOrEqual(prior)
      expect(range[1], name).toBeGreaterThanOrEqual(prior)
      expect(source.length, name).toBeGreaterThan(5)
    }
  })

  it('registers 2, 5 and 10 % of its residents, the same people and needs first', () => {
    const towns = densities.map((density) => buildTown(1, { ...priors, density }, usualResidents, 100))
    expect(towns.map(({ registered }) => registered)).toEqual([800, 2000, 4000])
    expect(towns[0]!.person(7, 1)).toEqual(towns[2]!.person(7, 1))
    expect(towns[0]!.needs).toEqual(towns[2]!.needs)
  })

  it('is the same for the same seed and another for another', () => {
    const again = buildTown(1, priors, usualResidents, 100)
    expect(again.person(3, 0)).toEqual(town.person(3, 0))
    expect(again.needs).toEqual(town.needs)
    expect(buildTown(2, priors, usualResidents, 100).person(3, 0)).not.toEqual(town.person(3, 0))
  })

  it('has half who never answer, a mean chance of 0.05, and a tenth who give 60 % of the yeses', () => {
    const chances = people.map(({ chance }) => chance).sort((a, b) => b - a)
    expect(share(chances, (chance) => chance === 0)).toBeCloseTo(0.5, 1)
    expect(mean(chances)).toBeGreaterThan(0.0475)
    expect(mean(chances)).toBeLessThan(0.0525)
    const tenth = chances.slice(0, chances.length / 10)
    expect((mean(tenth) * 0.1) / mean(chances)).toBeCloseTo(0.6, 1)
    expect(chances[0]).toBeLessThan(0.42)
  })

  it('scores people with a log-normal error of σ 0.7 around their true chance', () => {
    const errors = people.flatMap(({ chance, score }) =>
      chance > 0 && score < 0.95 ? [Math.log(score / chance)] : [],
    )
    const middle = mean(errors)
    expect(Math.abs(middle)).toBeLessThan(0.05)
    expect(Math.sqrt(mean(errors.map((error) => (error - middle) ** 2)))).toBeCloseTo(0.7, 1)
    expect(people.filter(({ chance }) => chance === 0).every(({ score }) => score === 0)).toBe(true)
  })

  it('lets people choose two of six topics, half of those with the scarce one having its skill', () => {
    expect(people.every(({ topics }) => new Set(topics).size === 2)).toBe(true)
    const health = people.filter(({ topics }) => topics.includes('health'))
    expect(health.length / people.length).toBeCloseTo(1 / 3, 1)
    expect(share(health, ({ skills }) => skills.length > 0)).toBeCloseTo(0.5, 1)
  })

  it('posts 2.5 needs per 10,000 residents a week, of 1 to 5 places, by day', () => {
    expect(town.needs.length / 100).toBeGreaterThan(9)
    expect(town.needs.length / 100).toBeLessThan(11)
    expect(mean(town.needs.map(({ places }) => places))).toBeCloseTo(3, 0)
    expect(new Set(town.needs.map(({ places }) => places))).toEqual(new Set([1, 2, 3, 4, 5]))
    expect(town.needs.some(({ postedAt }) => isNight(postedAt))).toBe(false)
  })

  it('lies in real communities of four streets', () => {
    const areas = new Set(people.map(({ area }) => area))
    expect(areas.size).toBeGreaterThan(30)
    expect(new Set([...areas].map((area) => area.slice(0, 9))).size).toBe(4)
  })

  it('finds somebody fit by topic, skill and reach', () => {
    const need = town.needs.find(({ topic }) => topic === 'clothing')!
    const one = { ...people[0]!, topics: ['clothing'] as const, reachArea: '4205' }
    expect(fits(one, need)).toBe(true)
    expect(fits({ ...one, topics: ['tutoring'] }, need)).toBe(false)
    expect(fits({ ...one, reachArea: '420583' }, need)).toBe(false)
    expect(fits(one, { ...need, skill: '护理' })).toBe(false)
    expect(fits({ ...one, skills: ['护理'] }, { ...need, skill: '护理' })).toBe(true)
  })

  it('loses 30 % of its people in a year', () => {
    expect(share(people, ({ staysMs }) => staysMs < 365 * 24 * hourMs)).toBeCloseTo(0.3, 1)
  })
})

describe('how people answer', () => {
  it('takes 10 minutes for 45 % of the yeses, 30 for 69 %, 60 for 82 % and 120 for 92 %', () => {
    expect(minutesTo(0.45)).toBeCloseTo(10, 0)
    expect(Math.abs(minutesTo(0.69) - 30)).toBeLessThan(1)
    expect(Math.abs(minutesTo(0.82) - 60)).toBeLessThan(2.5)
    expect(Math.abs(minutesTo(0.92) - 120)).toBeLessThan(5)
    expect(minutesTo(0)).toBe(1)
  })

  it('is frozen from 22:00 to 07:00', () => {
    const evening = startsAt + 21.5 * hourMs
    expect(afterWaking(evening, hourMs / 2)).toBe(startsAt + 22 * hourMs)
    expect(afterWaking(evening, hourMs)).toBe(startsAt + 31.5 * hourMs)
    expect(afterWaking(startsAt + 3 * hourMs, hourMs)).toBe(startsAt + 8 * hourMs)
    expect(afterWaking(startsAt + 23 * hourMs, 16 * hourMs)).toBe(startsAt + (24 + 24 + 8) * hourMs)
    expect(morning(startsAt + 23 * hourMs)).toBe(startsAt + 31 * hourMs)
  })

  it('gives the stated shares of yes, no, opt-out and non-delivery to one message each', () => {
    const answers = firstAnswers(town)
    expect(share(answers, ({ kind }) => kind === 'yes')).toBeCloseTo(0.05, 2)
    expect(share(answers, ({ kind }) => kind === 'no')).toBeCloseTo(0.0325, 2)
    expect(share(answers, ({ kind }) => kind === 'opts-out')).toBeCloseTo(0.007, 2)
    expect(share(answers, ({ kind }) => kind === 'silence')).toBeGreaterThan(0.9)
    const yes = answers.filter(({ kind }) => kind === 'yes')
    expect(share(yes, ({ delivers }) => !delivers)).toBeCloseTo(0.135, 1)
  })

  it('takes 3–6 times as long where it is not urgent', () => {
    const asked = startsAt + 7 * hourMs
    const answer = (one: Person, urgency: Urgency) =>
      answerTo(town, one, fresh, { ...town.needs[0]!, urgency }, asked)
    const willing = people.filter((one) => answer(one, 'high').kind === 'yes')
    const delay = (urgency: Urgency) => mean(willing.map((one) => answer(one, urgency).at - asked))
    expect(willing.length).toBeGreaterThan(100)
    expect(delay('normal') / delay('high')).toBeGreaterThan(3)
  })

  it('makes those who stay silent inactive for a geometric time of five days and less likely by a tenth', () => {
    const [need, later] = town.needs
    const silent = people.find(
      (one) => one.chance > 0.1 && answerTo(town, one, fresh, need!, startsAt).kind === 'silence',
    )!
    const { weariness } = answerTo(town, silent, fresh, need!, startsAt)
    expect(weariness.lowered).toBeCloseTo(-Math.log(0.9), 6)
    expect(weariness.inactiveUntil).toBeGreaterThanOrEqual(startsAt + 24 * hourMs)
    const unseen = answerTo(town, silent, weariness, later!, startsAt + hourMs)
    expect(unseen.weariness).toEqual(weariness)
    const spells = Array.from({ length: 20_000 }, (_, at) => spellDays((at + 0.5) / 20_000, 5))
    expect(mean(spells)).toBeCloseTo(5, 1)
    expect(Math.min(...spells)).toBe(1)
  })

  it('draws evenly and independently for each purpose, person and need', () => {
    const draws = Array.from({ length: 50_000 }, (_, at) => draw(1, 'yes', at % 500, Math.floor(at / 500)))
    expect(mean(draws)).toBeCloseTo(0.5, 2)
    expect(mean(draws.map((one) => (one - 0.5) ** 2))).toBeCloseTo(1 / 12, 3)
    const others = draws.map((_, at) => draw(1, 'opt-out', at % 500, Math.floor(at / 500)))
    const neighbours = draws.map((_, at) => draw(2, 'yes', at % 500, Math.floor(at / 500)))
    for (const more of [others, neighbours, [...draws.slice(1), draws[0]!]])
      expect(Math.abs(mean(draws.map((one, at) => (one - 0.5) * (more[at]! - 0.5))))).toBeLessThan(0.002)
  })
})

/** Everybody asked once, each for another need, rested. */
function firstAnswers(of: Town) {
  return Array.from({ length: 10 }, (_, round) =>
    people.map((one, at) =>
      answerTo(of, one, fresh, of.needs[(at + round * 97) % of.needs.length]!, startsAt + weekMs),
    ),
  ).flat()
}
