import { expect, test } from 'vitest'
import { putStory } from '../../shared/store/need-story.ts'
import { anApprovedNeed, asked, ledgerNow } from '../harness/an-approved-need.ts'

const day = 86_400_000

test('An organisation whose people say yes half as often as expected asks more of them, and keeps what it learned with the need', async () => {
  const people = async (yes: number) => {
    const at = await anApprovedNeed(90, { wanted: [1] })
    const { world, where } = at
    const openedAt = world.clock.now() - 20 * day
    for (let i = 0; i < 10; i++)
      await putStory(world.fx.table, where.scope, {
        need: `old${i}`,
        topics: ['shoes'],
        urgency: 'high',
        area: '420502003',
        openedAt: openedAt + i,
        endedAt: openedAt + 7 * day,
        outcome: 'partly',
        wanted: 4,
        received: yes,
        promised: yes,
        asked: 80,
        yes,
        declined: 0,
        failed: 0,
        unasked: 0,
        expected: 4,
        delays: [],
        sent: {},
        givers: yes,
      })
    await world.sweep()
    return { count: (await asked(at)).length, experience: (await ledgerNow(at)).experience }
  }
  const usual = await people(4)
  const seldom = await people(1)
  expect(usual.experience).toMatch(/^1\.0\d\d:1\.000:1\.000$/)
  expect(seldom.experience).toMatch(/^0\.[34]/)
  expect(seldom.count).toBeGreaterThan(usual.count * 1.8)
})
