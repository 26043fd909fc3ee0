import type { Effects } from '../effects.ts'
import { rowsPerTurn, turnsFor } from '../rules/import-life.ts'
import {
  type ImportChange,
  type ImportItem,
  moveImport,
  readImport,
  removeRows,
  rowsOfTurn,
  type WhichImport,
} from '../store/import-item.ts'
import { scopeOf } from '../store/scope.ts'
import { kindsOfImport } from './import-kinds.ts'
import type { DueWork } from './sweep.ts'

/**
 * What an import does when it is due: writes the rows of its next turn, or takes those of its last turns back. Every row has an
 * id of its own, so a turn may be played again; the head says how far it has come, and moves on in one write that needs the
 * turn's lease. A row that cannot be written takes all that were written back.
 */
export const importWork: DueWork = async (fx, claimed) => {
  const which = {
    scope: scopeOf(claimed.key.pk.slice('O#'.length)),
    import: claimed.key.sk.slice('IMPORT#'.length),
  }
  const it = await readImport(fx.table, fx.now(), which)
  if (!it || it.dueAt !== claimed.dueAt) return
  const turn = { fx, which, it, lease: claimed.dueAt }
  if (it.state === 'running') return writeRows(turn)
  if (it.state === 'undoing') return takeRowsBack(turn)
}

interface Turn {
  readonly fx: Effects
  readonly which: WhichImport
  readonly it: ImportItem
  readonly lease: number
}

/** Ends a turn; without `ends` there is another. */
function endTurn(
  { fx, which, it, lease }: Turn,
  change: ImportChange,
  { ends = false } = {},
): Promise<boolean> {
  const now = fx.now()
  return moveImport(fx.table, which, it.state, { change, lease, now, ...(ends ? {} : { due: now }) })
}

async function writeRows(turn: Turn): Promise<void> {
  const { fx, which, it } = turn
  const kind = kindsOfImport[it.kind]
  if (it.done === 0) await kind.begin?.(fx, which.scope, it)
  if (it.done >= it.turns) {
    await removeRows(fx.table, which, it.turns)
    await endTurn(turn, { state: 'done' }, { ends: true })
    return
  }
  const wanted = new Set(it.rows)
  for (const row of await rowsOfTurn(fx.table, which, it.done)) {
    if (!wanted.has(row.row)) continue
    const why = await kind.write(fx, which.scope, it, row)
    if (why !== undefined) {
      await endTurn(turn, { state: 'undoing', failed: { row: row.row, why } })
      return
    }
  }
  await endTurn(turn, { done: it.done + 1 })
}

async function takeRowsBack(turn: Turn): Promise<void> {
  const { fx, which, it } = turn
  const kind = kindsOfImport[it.kind]
  if (it.undone >= turnsFor(it.rows.length)) {
    await removeRows(fx.table, which, it.turns)
    await kind.end?.(fx, which.scope, it)
    await endTurn(turn, { state: 'undone' }, { ends: true })
    return
  }
  const kept: string[] = []
  for (const row of it.rows.slice(it.undone * rowsPerTurn, (it.undone + 1) * rowsPerTurn)) {
    const stays = await kind.takeBack(fx, which.scope, it, row)
    if (stays !== undefined) kept.push(stays)
  }
  await endTurn(turn, { undone: it.undone + 1, kept: [...it.kept, ...kept] })
}
