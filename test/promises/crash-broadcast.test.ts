import { expect, test } from 'vitest'
import { broadcastWorks } from '../../functions/broadcast/works.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import { anApprovedNeed, asked, ledgerNow, notices, waves } from '../harness/an-approved-need.ts'
import { walkCrashes } from '../harness/crash-walker.ts'

const day = 86_400_000

test('crash-broadcast: wherever a wave dies, the need asks the same number of people, each once, and stays due', async () => {
  const points = await walkCrashes({
    given: () => anApprovedNeed(22, { wanted: [1] }),
    when: ({ fx }) => sweep(fx, 'broadcast', broadcastWorks),
    holds: async (at) => {
      const [first = 0, ...more] = await waves(at)
      expect(more).toEqual([])
      expect(first).toBeGreaterThan(3)
      expect(await asked(at)).toHaveLength(first)
      const { wave, dueAt: due } = await ledgerNow(at)
      expect(wave).toBe(1)
      expect(due).toBeGreaterThan(at.world.clock.now())
    },
  })
  expect(points).toBeGreaterThan(3)
})

test('crash-broadcast: wherever ending at the deadline dies, it is over once and told once', async () => {
  await walkCrashes({
    given: async () => {
      const at = await anApprovedNeed(0)
      await at.world.sweep()
      at.world.clock.advance(8 * day)
      return at
    },
    when: ({ fx }) => sweep(fx, 'broadcast', broadcastWorks),
    holds: async (at) => {
      expect((await ledgerNow(at)).stage).toBe('expired')
      expect((await ledgerNow(at)).dueAt).toBeUndefined()
      expect(await notices(at, 'deadline-passed')).toHaveLength(1)
    },
  })
})
