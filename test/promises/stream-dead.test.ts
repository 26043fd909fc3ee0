import { expect, test } from 'vitest'
import { broadcastWorks } from '../../functions/broadcast/works.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import { anApprovedNeed, waves } from '../harness/an-approved-need.ts'

const minute = 60_000

test('stream-dead: the sweep alone starts a broadcast within 120 seconds', async () => {
  const at = await anApprovedNeed(20)
  for (let minutes = 0; minutes < 2; minutes++) {
    at.world.clock.advance(minute)
    await sweep(at.world.fx, 'broadcast', broadcastWorks)
  }
  expect(await waves(at)).toEqual([20])
})
