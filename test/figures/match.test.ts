import { expect, test } from 'vitest'
import { copiesOf, costOfMatching, wanted } from '../harness/a-district.ts'
import { aWorld } from '../harness/world.ts'

/**
 * Figure 4: what it costs to find whom to ask, in calls and read units, against the bytes of exactly those whose reach
 * includes the need. Counts, not times: exact on any machine.
 */
test.each([0, 500, 2000, 10_000])(
  'match: finding 25 to ask among %i volunteers reads only those whose reach includes the need',
  async (count) => {
    const cost = await costOfMatching(await aWorld(), copiesOf(count))
    expect(cost.found.matches).toHaveLength(Math.min(wanted, cost.concerned))
    expect(cost.queries).toBe(cost.ringsAndTopics)
    expect(cost.budgetReads).toBe(count === 0 ? 0 : 1)
    expect(cost.readUnits).toBeLessThanOrEqual(cost.most)
  },
)
