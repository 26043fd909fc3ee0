import { describe, expect, it } from 'vitest'
import { mayAsk } from '../../shared/rules/budget.ts'
import { dayMs, hourMs, minuteMs } from '../../shared/rules/zone-time.ts'
import { newAgenda } from './agenda.ts'
import { startsAt, weekMs } from './calendar.ts'
import { calibrationOf } from './calibration.ts'
import { coveredBy, gini, outcomeOf, quantile } from './outcome.ts'
import { type Parameters, priors } from './parameters.ts'
import { lapseMs, type Played, play, warmUpWeeks } from './play.ts'
import { everybody } from './policies/everybody.ts'
import { budgetOf, type Candidate, type Policy, type View } from './policy.ts'
import { buildTown, openMs } from './town.ts'

const residents = 4_000
const aTown = (parameters: Partial<Parameters> = {}, seed = 1) =>
  buildTown(seed, { ...priors, needsPerWeek: 5, ...parameters }, residents, 20)

/** Asks all candidates whenever it is called, and shows each view to a test. */
const asking = (
  look: (view: View) => void,
  more: Partial<Policy> = {},
  ask = (view: View) => view.candidates(),
): Policy => ({
  name: 'test',
  sees: 'answers',
  keepsBudget: false,
  decide: (view) => {
    look(view)
    return { ask: ask(view) }
  },
  ...more,
})

describe('the event loop', () => {
  it('comes to the same for the same seed and to something else for another', () => {
    const once = outcomeOf([play(aTown(), everybody())])
    expect(outcomeOf([play(aTown(), everybody())])).toEqual(once)
    expect(outcomeOf([play(aTown({}, 2), everybody())])).not.toEqual(once)
  })

  it('never gives out more places than there are, and turns the others away', () => {
    const season = play(aTown({ meanChance: 0.1 }), everybody())
    for (const { need, accepted, undelivered } of season.needs)
      expect(accepted - undelivered).toBeLessThanOrEqual(need.places)
    expect(outcomeOf([season]).surplusTurnedAway).toBeGreaterThan(0)
    expect(outcomeOf([season]).needs).toBeGreaterThan(10)
  })

  it('never lists somebody who has opted out or left, or was asked for this need', () => {
    const left = new Set<number>()
    play(
      aTown({ optOut: 0.1 }),
      asking(({ asked, candidates }) => {
        for (const { candidate, answer } of asked) if (answer === 'left') left.add(candidate.id)
        const before = new Set(asked.map(({ candidate }) => candidate.id))
        for (const { id } of candidates()) expect(left.has(id) || before.has(id)).toBe(false)
      }),
    )
    expect(left.size).toBeGreaterThan(20)
  })

  it('refuses a policy that asks the same person twice for one need', () => {
    const twice = asking(
      () => {},
      {},
      (view) => [...view.candidates(), ...view.asked.map(({ candidate }) => candidate)],
    )
    expect(() => play(aTown(), twice)).toThrow('cannot be asked')
    const doubled = asking(
      () => {},
      {},
      (view) => view.candidates().flatMap((one) => [one, one]),
    )
    expect(() => play(aTown(), doubled)).toThrow('cannot be asked')
  })

  it('counts every request over a weekly cap, and sends none for a policy that promised to keep it', () => {
    const busy = aTown({ topicsEach: 6 })
    const open = play(busy, everybody())
    expect(open.breaches).toBeGreaterThan(0)
    expect(open.askedOverTwice).toBeGreaterThan(0)
    const promised = play(busy, { ...everybody(), keepsBudget: true })
    expect(promised.breaches).toBeGreaterThan(0)
    expect(promised.askedOverTwice).toBe(0)
    const seldom = play(
      busy,
      asking(
        () => {},
        { keepsBudget: true },
        (view) => view.candidates().filter((one) => mayAsk(budgetOf(one.history), view.now, one.perWeek)),
      ),
    )
    expect(seldom.breaches).toBe(0)
  })

  it('calls at once when a need is posted, at each answer, at a lapse and when woken, and only while somebody is wanted', () => {
    const why = new Set<View['why']>()
    let wakes = 0
    play(
      aTown({ undelivered: 0.3, meanChance: 0.1 }),
      asking(() => {}, {
        decide: (view) => {
          why.add(view.why)
          expect(view.open).toBeGreaterThan(0)
          expect(view.now).toBeLessThan(view.need.deadline)
          if (view.why === 'posted') expect(view.now).toBe(view.need.postedAt)
          if (view.why === 'woken') {
            wakes++
            expect((view.now - view.need.postedAt) % hourMs).toBe(0)
          }
          const next = view.now - ((view.now - view.need.postedAt) % hourMs) + hourMs
          return { ask: view.why === 'posted' ? view.candidates() : [], wakeAt: next }
        },
      }),
    )
    expect(why).toEqual(new Set(['posted', 'answered', 'lapsed', 'woken']))
    expect(wakes).toBeGreaterThan(100)
  })

  it('opens the place of a pledge that is not delivered after three days', () => {
    let lapses = 0
    play(
      aTown({ undelivered: 0.3, meanChance: 0.1 }),
      asking(
        ({ asked, now, open, need, why }) => {
          const held = asked.filter(({ answer, lapsed }) => answer === 'yes' && !lapsed).length
          expect(open).toBe(need.places - held)
          const lapsed = asked.filter((one) => one.lapsed)
          for (const { answeredAt } of lapsed) expect(answeredAt! + lapseMs).toBeLessThanOrEqual(now)
          if (why === 'lapsed') lapses++
        },
        {},
        ({ why, candidates }) => (why === 'posted' ? candidates() : []),
      ),
    )
    expect(lapses).toBeGreaterThan(5)
  })

  it('shows each policy no more than it may see', () => {
    const seen = (sees: Policy['sees']) => {
      const chances: (number | undefined)[] = []
      play(
        aTown(),
        asking(
          ({ candidates }) => chances.push(...candidates().map(({ chance }) => chance)),
          { sees },
          () => [],
        ),
      )
      return chances
    }
    expect(new Set(seen('answers'))).toEqual(new Set([undefined]))
    expect(seen('score')).not.toEqual(seen('truth'))
    expect(Object.keys(firstCandidate())).not.toContain('score')
  })

  it('gives the same answer of the same person to the same need, whoever asks and in whatever order', () => {
    // One need that is never covered: what came before has left its mark on nobody.
    const need = { ...aTown().needs.find(({ topic }) => topic === 'clothing')!, places: 100 }
    const town = { ...aTown(), needs: [need] }
    const answers = (order: (view: View) => readonly Candidate[]) => {
      const found = new Map<string, string>()
      play(town, {
        ...{ name: 'test', sees: 'answers', keepsBudget: false },
        decide: (view) => {
          for (const { candidate, answer, answeredAt } of view.asked)
            if (answeredAt) found.set(`${candidate.id}`, `${answer} ${answeredAt}`)
          return { ask: view.why === 'posted' ? order(view) : [] }
        },
      })
      return found
    }
    const forwards = answers((view) => view.candidates())
    const backwards = answers((view) => [...view.candidates()].reverse())
    expect(forwards.size).toBeGreaterThan(3)
    expect(Object.fromEntries(backwards)).toEqual(Object.fromEntries(forwards))
  })

  it('has as many registered at any time, unless nobody takes the place of those who opt out', () => {
    const fitting = (parameters: Partial<Parameters>) => {
      const counts: number[] = []
      const one = aTown({ optOut: 0.05, topicsEach: 6, wideReach: 1, scarceSkill: 1, ...parameters })
      play(
        one,
        asking(({ why, candidates }) => why === 'posted' && counts.push(candidates().length)),
      )
      return counts
    }
    expect(Math.min(...fitting({}))).toBe(400)
    const used = fitting({ optOutsReplaced: 0 })
    expect(used[0]).toBe(400)
    expect(used.at(-1)).toBeLessThan(300)
  })

  it('counts nothing of the first weeks and no need that is not played to its end', () => {
    const town = aTown()
    const counted = play(town, everybody()).needs.map(({ need }) => need.postedAt)
    expect(Math.min(...counted)).toBeGreaterThanOrEqual(startsAt + warmUpWeeks * weekMs)
    expect(Math.max(...counted)).toBeLessThan(town.endsAt - openMs)
    expect(counted.length).toBeLessThan(town.needs.length)
  })
})

describe('what is measured', () => {
  const need = aTown().needs[0]!
  const aNeed = (more: Partial<Played>): Played => ({
    need,
    ...{ messages: 10, accepted: 1, surplus: 0, undelivered: 0 },
    ...{ firstYesAt: undefined, coveredAt: undefined, foretold: undefined },
    ...more,
  })
  const after = (ms: number) => need.postedAt + ms
  const season = (needs: readonly Played[]) => ({
    ...{ policy: 'test', town: aTown(), needs, messagesByPlace: [0, 0, 0, 8] },
    ...{ people: 10, askedOverTwice: 1, optOuts: 3, breaches: 4 },
  })

  it('counts needs covered in time, times over all needs, and messages over what came of them', () => {
    const needs = [
      aNeed({ firstYesAt: after(5 * minuteMs), coveredAt: after(hourMs), accepted: 3 }),
      aNeed({ firstYesAt: after(hourMs), coveredAt: after(2 * dayMs), surplus: 2 }),
      aNeed({ accepted: 0 }),
      aNeed({ firstYesAt: after(2 * hourMs) }),
    ]
    expect(outcomeOf([season(needs)])).toMatchObject({
      ...{ coveredWithinDay: 0.25, coveredWithinWeek: 0.5, messagesPerYes: 8, messagesPerCoveredNeed: 20 },
      ...{ medianFirstYesMinutes: 60, p90FirstYesMinutes: 20_160 },
      ...{ medianCoveredMinutes: 2 * 24 * 60, p90CoveredMinutes: 20_160 },
      ...{
        askedOverTwiceAWeek: 0.1,
        optOuts: 3,
        gini: 0.75,
        surplusTurnedAway: 2,
        budgetBreaches: 4,
        needs: 4,
      },
    })
    expect(coveredBy(needs, hourMs)).toBe(0.25)
    expect(outcomeOf([season([aNeed({ accepted: 0 })])]).messagesPerYes).toBeNull()
  })

  it('has quantiles and Gini as they are defined', () => {
    expect(quantile([3, 1, 2], 0.5)).toBe(2)
    expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9)
    expect(gini([5, 5, 5])).toBeCloseTo(0, 9)
    expect(gini([0, 0, 0, 1])).toBeCloseTo(0.75, 9)
    expect(gini([0, 0])).toBe(0)
  })

  it('compares what was told with what came, by tenths and by Brier score', () => {
    const told = (probability: number, firstYesAt: number | undefined, coveredAt?: number) =>
      aNeed({
        ...{ firstYesAt, coveredAt },
        foretold: {
          ...{ people: 20, firstYesWithinMs: hourMs, probability },
          ...{ coveredInDay: 0.1, coveredInWeek: 0.6 },
        },
      })
    const needs = [
      told(0.8, after(hourMs), after(2 * dayMs)),
      told(0.8, after(2 * hourMs), after(8 * dayMs)),
      told(0.3, undefined),
      aNeed({ firstYesAt: after(1) }),
    ]
    const calibration = calibrationOf([season(needs)])!
    expect(calibration).toMatchObject({ forecasts: 3, peopleTold: 20, peopleAsked: 10 })
    expect(calibration.firstYes.deciles).toEqual([
      { from: 0.3, needs: 1, told: 0.3, came: 0 },
      { from: 0.8, needs: 2, told: 0.8, came: 0.5 },
    ])
    expect(calibration.firstYes.brier).toBeCloseTo((0.04 + 0.64 + 0.09) / 3, 9)
    expect(calibration.firstYes.error).toBeCloseTo(0.3, 9)
    expect(calibration.coveredInDay.deciles).toMatchObject([{ from: 0.1, needs: 3, came: 0 }])
    expect(calibration.coveredInWeek.error).toBeCloseTo(0.6 - 1 / 3, 9)
    expect(calibration.people).toEqual([{ from: 16, needs: 3, told: 20, asked: 10 }])
    expect(calibrationOf([season([aNeed({})])])).toBeUndefined()
  })

  it('takes what is due in order of time, and of the same time in the order it was put in', () => {
    const agenda = newAgenda<number>()
    const times = Array.from({ length: 500 }, (_, at) => (at * 7919) % 101)
    times.forEach((at, event) => {
      agenda.add(at, event)
    })
    const taken = times.map(() => agenda.next()!)
    expect(taken.map(({ at }) => at)).toEqual([...times].sort((a, b) => a - b))
    for (const [at, one] of taken.entries())
      if (taken[at - 1]?.at === one.at) expect(one.event).toBeGreaterThan(taken[at - 1]!.event)
    expect(agenda.next()).toBeUndefined()
  })
})

function firstCandidate() {
  let found: object = {}
  play(
    aTown(),
    asking(
      ({ candidates }) => {
        found = candidates()[0] ?? found
      },
      {},
      () => [],
    ),
  )
  return found
}
