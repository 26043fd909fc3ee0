import { lineIds, type Quantities } from '../rules/ledger.ts'
import { dueAt } from './due.ts'
import { keys } from './keys.ts'
import { updateLedger, type Where } from './ledger-item.ts'
import type { Table } from './table.ts'

/** A decision is tried on fresh readings this often before giving up: each failure means that somebody else succeeded. */
export const mostTries = 8

/** Makes an open need due now: something changed that its next wave must know. Harmless to repeat. */
export async function wakeNeed(table: Table, now: number, where: Where): Promise<void> {
  const due = dueAt('broadcast', keys.ledger(where.scope, where.need), now)
  await updateLedger(table, where, {
    set: ['dueShard = :shard', 'dueAt = :dueAt', 'foundAt = :dueAt'],
    when: ['stage = :open'],
    values: { ':shard': due.dueShard, ':dueAt': due.dueAt, ':open': 'open' },
  })
}

/**
 * Expression parts for an update that gives something back to open: the need becomes due, so that its standby and its next
 * wave learn of it, and its reopenings are counted, so that the next time it is covered is another time.
 */
export function freeing(now: number, where: Where, back: Quantities) {
  if (Object.values(back).every((n) => n <= 0)) return { set: [], values: {} }
  const due = dueAt('broadcast', keys.ledger(where.scope, where.need), now)
  return {
    set: [
      'dueShard = :shard',
      'dueAt = :dueAt',
      'foundAt = :dueAt',
      'reopened = if_not_exists(reopened, :none) + :once',
    ],
    values: { ':shard': due.dueShard, ':dueAt': due.dueAt, ':none': 0, ':once': 1 },
  }
}

/** Expression parts that add `sign` × quantities to a map of counts, never letting a count fall below zero. */
export function moves(quantities: Quantities, sign: 1 | -1, map: 'open' | 'received' = 'open') {
  const set: string[] = []
  const when: string[] = []
  const names: Record<string, string> = {}
  const values: Record<string, number> = {}
  for (const line of lineIds) {
    const change = sign * (quantities[line] ?? 0)
    if (change === 0) continue
    const path = `#${map}.${line}`
    const value = `:${map}_${line}`
    names[`#${map}`] = map
    values[value] = Math.abs(change)
    set.push(`${path} = ${path} ${change > 0 ? '+' : '-'} ${value}`)
    if (change < 0) when.push(`${path} >= ${value}`)
  }
  return { set, when, names, values }
}
