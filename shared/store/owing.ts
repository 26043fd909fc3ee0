import { packTelling, type Telling } from '../rules/telling.ts'
import { dueAt } from './due.ts'
import { keys } from './keys.ts'
import type { Where } from './ledger-item.ts'

/** The parts of a ledger update by which a change says what it owes to people: due at `at`, so that a crash forgets nobody. */
export function owing(at: number, where: Where, telling: Telling) {
  const due = dueAt('broadcast', keys.ledger(where.scope, where.need), at)
  const packed = packTelling(telling)
  return {
    packed,
    set: ['dueShard = :shard', 'dueAt = :dueAt', 'foundAt = :dueAt'],
    add: ['telling :telling'],
    values: { ':shard': due.dueShard, ':dueAt': due.dueAt, ':telling': new Set([packed]) },
  }
}
