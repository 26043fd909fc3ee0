import { describe, expect, it } from 'vitest'
import { calibrationOf, keptKinds } from '../calibration.ts'
import { outcomeOf } from '../outcome.ts'
import { priors } from '../parameters.ts'
import { play } from '../play.ts'
import { buildTown } from '../town.ts'
import { contender } from './all.ts'

/** Small and short, so that it can be played in every run of the tests; `npm run simulate` plays thousands of needs. */
const town = buildTown(3, priors, 16_000, 18)
const played = Object.fromEntries(
  ['everybody', 'ours', 'ours-history'].map((name) => [name, play(town, contender(name).start(priors, 1))]),
)
const outcome = (name: string) => outcomeOf([played[name]!])

describe('the product in the simulated town', () => {
  it('asks nobody above their weekly cap, ever', () => {
    for (const name of ['ours', 'ours-history']) {
      expect(outcome(name).budgetBreaches).toBe(0)
      expect(outcome(name).askedOverTwiceAWeek).toBe(0)
    }
    expect(outcome('everybody').budgetBreaches).toBeGreaterThan(1000)
  })

  it('covers about as many needs within a day as asking everybody, with a tenth of the messages', () => {
    const all = outcome('everybody')
    for (const name of ['ours', 'ours-history']) {
      expect(outcome(name).coveredWithinDay).toBeGreaterThan(all.coveredWithinDay - 0.08)
      expect(outcome(name).messagesPerCoveredNeed!).toBeLessThan(all.messagesPerCoveredNeed! / 5)
    }
    // A small town in its first weeks: what is learned pays later.
    expect(outcome('ours').messagesPerYes!).toBeLessThan(20)
    expect(outcome('ours-history').messagesPerYes!).toBeLessThan(30)
  })

  it('tells a poster beforehand what comes about as often, where people are many and where they are few', () => {
    const sparse = { ...priors, density: 0.02 }
    const few = play(buildTown(3, sparse, 10_000, 34), contender('ours-history').start(sparse, 1))
    // The same people and needs in every run: the limits are just above what these come to.
    const most = {
      many: { firstYes: [0.17, 0.04], coveredInDay: [0.05, 0.07], coveredInWeek: [0.01, 0.02] },
      few: { firstYes: [0.19, 0.12], coveredInDay: [0.09, 0.1], coveredInWeek: [0.12, 0.1] },
    } as const
    for (const [where, season] of [
      ['many', played['ours-history']!],
      ['few', few],
    ] as const) {
      const kept = calibrationOf([season])!
      for (const kind of keptKinds) {
        const [brier, error] = most[where][kind]
        expect(kept[kind].brier, `${kind} where people are ${where}: Brier score`).toBeLessThan(brier)
        expect(kept[kind].error, `${kind} where people are ${where}: mean error`).toBeLessThan(error)
      }
      expect(Math.abs(Math.log2(kept.peopleTold / kept.peopleAsked)), where).toBeLessThan(0.7)
    }
  })
})
