import { expect, test } from 'vitest'
import { dueAt } from '../../shared/store/due.ts'
import { keys } from '../../shared/store/keys.ts'
import { anApprovedNeed, ledgerNow } from '../harness/an-approved-need.ts'

const minute = 60_000

test('due-audit: an open need is always due, whatever happened to it', async () => {
  const at = await anApprovedNeed(12)
  for (let step = 0; step < 10; step++) {
    await at.world.sweep()
    const { stage, dueAt: due, dueShard } = await ledgerNow(at)
    expect({ stage, due: due !== undefined }).toEqual({ stage, due: stage === 'open' })
    if (due !== undefined)
      expect(dueShard).toBe(dueAt('broadcast', keys.ledger(at.where.scope, at.where.need), due).dueShard)
    at.world.clock.advance(Math.max(minute, (due ?? 0) - at.world.clock.now()))
  }
})
