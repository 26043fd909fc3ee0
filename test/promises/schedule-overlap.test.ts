import { expect, test } from 'vitest'
import { broadcastWorks } from '../../functions/broadcast/works.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import { anApprovedNeed, asked, waves } from '../harness/an-approved-need.ts'

test('schedule-overlap: five sweeps at the same moment start one wave', async () => {
  const at = await anApprovedNeed(40)
  await Promise.all(
    Array.from({ length: 5 }, () => sweep(at.world.newProcess().fx, 'broadcast', broadcastWorks)),
  )
  expect(await waves(at)).toEqual([25])
  expect(await asked(at)).toHaveLength(25)
})
