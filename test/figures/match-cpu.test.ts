import { expect, test, vi } from 'vitest'
import { findMatches } from '../../shared/actions/match.ts'
import { matchCopy } from '../../shared/store/match-copies.ts'
import { aCrowd, crowdNeed } from '../harness/a-crowd.ts'

/** Figure 5: of everybody whose reach includes a need, how many copies are decoded. A count, not a time (that is in `npm run bench`). */
test('match-cpu: of 2,000 candidates with one in twenty passing, only the copies of those who pass are decoded', async () => {
  const crowd = await aCrowd(2000)
  const decodes = vi.spyOn(matchCopy, 'parse')
  const { concerned, districts } = crowd
  const { matches, outlook } = await findMatches(
    crowd.fx,
    crowdNeed,
    concerned,
    { districts },
    { expect: 0, atLeast: 25 },
  )
  expect(crowd.copies).toBe(2000)
  expect(crowd.passing.size).toBe(100)
  expect(decodes).toHaveBeenCalledTimes(100)
  expect(matches).toHaveLength(25)
  expect(matches.every(({ volunteer }) => crowd.passing.has(volunteer))).toBe(true)
  // Nobody is forgotten over it: everybody else is still counted by their reason.
  expect(outlook.counts).toEqual({
    'their-turn-comes': 75,
    'no-skill': 400,
    resting: 500,
    quiet: 500,
    asked: 500,
  })
})
