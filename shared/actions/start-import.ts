import type { Effects } from '../effects.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { writeAudit } from '../store/audit.ts'
import {
  type ImportItem,
  moveImport,
  type NeedsShared,
  readImport,
  removeRead,
  removeRows,
  type WhichImport,
} from '../store/import-item.ts'
import { kindsOfImport } from './import-kinds.ts'

export type ImportRefusal =
  /** Not there, or not any more. */
  | { readonly kind: 'absent' }
  /** Every row was left out. */
  | { readonly kind: 'no-rows' }
  | { readonly kind: 'wrong-state'; readonly state: ImportItem['state'] }
  /** So many of it went out, or were ended by hand: those cannot be taken back, and so the whole is not. */
  | { readonly kind: 'went-out'; readonly count: number }

/** Says yes to a list that was read: from now on due work writes its rows. Pressing twice is pressing once. */
export async function startImport(
  fx: Effects,
  which: WhichImport,
  by: string,
  given: { readonly leftOut: ReadonlySet<number>; readonly needs?: NeedsShared },
): Promise<Result<undefined, ImportRefusal>> {
  const now = fx.now()
  const it = await readImport(fx.table, now, which)
  if (!it) return refuse({ kind: 'absent' })
  if (it.state !== 'read') return ok(undefined)
  const rows = it.rows.filter((row) => !given.leftOut.has(row))
  if (rows.length === 0) return refuse({ kind: 'no-rows' })
  const change = { state: 'running', rows, ...(given.needs ? { needs: given.needs } : {}) } as const
  const began = await moveImport(fx.table, which, 'read', { change, now, due: now })
  if (began) await note(fx, which, { kind: 'imported', by, detail: it.kind })
  return ok(undefined)
}

/** Forgets a list that was only read. */
export async function discardImport(fx: Effects, which: WhichImport): Promise<void> {
  const it = await readImport(fx.table, fx.now(), which)
  if (it?.state !== 'read') return
  if (await removeRead(fx.table, which)) await removeRows(fx.table, which, it.turns)
}

/** Takes a whole import back while nothing of it went out; due work does it. */
export async function undoImport(
  fx: Effects,
  which: WhichImport,
  by: string,
): Promise<Result<undefined, ImportRefusal>> {
  const now = fx.now()
  const it = await readImport(fx.table, now, which)
  if (!it) return refuse({ kind: 'absent' })
  if (it.state === 'undoing' || it.state === 'undone') return ok(undefined)
  if (it.state !== 'done') return refuse({ kind: 'wrong-state', state: it.state })
  const count = await wentOut(fx, which, it)
  if (count > 0) return refuse({ kind: 'went-out', count })
  const undone = await moveImport(fx.table, which, 'done', { change: { state: 'undoing' }, now, due: now })
  if (undone) await note(fx, which, { kind: 'import-undone', by, detail: it.kind })
  return ok(undefined)
}

/** How many of an import cannot be taken back any more. */
export function wentOut(fx: Effects, { scope }: WhichImport, it: ImportItem): Promise<number> {
  return kindsOfImport[it.kind].wentOut(fx, scope, it)
}

function note(
  fx: Effects,
  { scope, import: id }: WhichImport,
  entry: { readonly kind: 'imported' | 'import-undone'; readonly by: string; readonly detail: string },
): Promise<void> {
  return writeAudit(fx.table, scope, id, { ...entry, at: fx.now(), about: id })
}
