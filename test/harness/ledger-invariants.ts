import { expect } from 'vitest'
import { held, type LineId } from '../../shared/rules/ledger.ts'
import { type Ledger, readLedger, type Where } from '../../shared/store/ledger-item.ts'
import type { World } from './world.ts'

/** open + Σ holds + received = wanted for every line, and nothing below zero. Answers the ledger. */
export async function expectBalanced(world: World, where: Where): Promise<Ledger> {
  const ledger = await readLedger(world.newProcess().fx.table, where, { strong: true })
  expect(ledger, 'the ledger is there').toBeDefined()
  for (const line of (ledger as Ledger).lines) {
    const id = line.id as LineId
    const { open, received } = ledger as Ledger
    expect(open[id], `open of line ${id}`).toBeGreaterThanOrEqual(0)
    expect((open[id] ?? 0) + held(ledger as Ledger, id) + (received[id] ?? 0), `sum of line ${id}`).toBe(
      line.wanted,
    )
  }
  return ledger as Ledger
}
