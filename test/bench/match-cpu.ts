import { findMatches } from '../../shared/actions/match.ts'
import { decoded, peopleNear } from '../../shared/actions/people-around.ts'
import { aCrowd, crowdNeed } from '../harness/a-crowd.ts'
import { type Figure, median, timeOf } from './figure.ts'

const rounds = 41

/**
 * Figure 5: time to choose among 2,000 with one in twenty passing, against the same with everybody decoded first. Both include what the
 * SDK does with a page.
 */
export const matchCpu: Figure = {
  name: 'match-cpu',
  measure: async () => {
    const { fx, concerned, districts } = await aCrowd(2000)
    const choose = () => findMatches(fx, crowdNeed, concerned, { districts }, { expect: 0, atLeast: 25 })
    const decodeAll = async () => {
      for (const one of await peopleNear(fx, crowdNeed)) decoded(one, crowdNeed)
    }
    const readOnly = () => peopleNear(fx, crowdNeed)
    const ratios: number[] = []
    for (let round = 0; round < rounds; round++) {
      // All decoded, and then chosen from: the choosing without its reading is added.
      const [own, all, read] = [await timeOf(choose), await timeOf(decodeAll), await timeOf(readOnly)]
      ratios.push(own / (all + Math.max(0, own - read)))
    }
    return [
      {
        name: 'match-cpu time',
        value: rounded(median(ratios)),
        unit: 'of decode-all',
        target: 0.8,
        limit: 0.63,
      },
    ]
  },
}
const rounded = (ratio: number): number => Math.round(ratio * 100) / 100
