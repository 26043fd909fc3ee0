import type { Effects } from '../effects.ts'
import { rowsPerTurn, turnsFor } from '../rules/import-life.ts'
import { changeCampaign, putCampaign, removeCampaign } from '../store/campaign.ts'
import {
  type ImportChange,
  type ImportItem,
  moveImport,
  readImport,
  removeRows,
  rowsOfTurn,
  type WhichImport,
} from '../store/import-item.ts'
import { readOrganization } from '../store/organization.ts'
import { removeUnsent } from '../store/remove-need.ts'
import { scopeOf } from '../store/scope.ts'
import { campaignOf, needOfRow, writeNeedRow } from './need-of-row.ts'
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
  if (it.done === 0) await begin(turn)
  if (it.done >= it.turns) {
    await removeRows(fx.table, which, it.turns)
    await endTurn(turn, { state: 'done' }, { ends: true })
    return
  }
  const wanted = new Set(it.rows)
  for (const row of await rowsOfTurn(fx.table, which, it.done)) {
    if (!wanted.has(row.row)) continue
    const why = await writeNeedRow(fx, which.scope, it, row)
    if (why !== undefined) {
      await endTurn(turn, { state: 'undoing', failed: { row: row.row, why } })
      return
    }
  }
  await endTurn(turn, { done: it.done + 1 })
}

/** The campaign stands before its first need, and names all of them: whatever comes later finds it. */
async function begin({ fx, which: { scope }, it }: Turn): Promise<void> {
  if (!it.needs) return
  const organization = await readOrganization(fx.table, scope.org)
  const token = fx.newId(20)
  await putCampaign(fx.table, scope, {
    campaign: campaignOf(it),
    org: scope.org,
    orgName: organization?.name ?? '',
    title: it.needs.title,
    publicText: it.needs.publicText,
    token,
    tokenHash: fx.hash(token),
    needs: it.rows.map((row) => needOfRow(fx, scope, it, row)),
    by: it.by,
    at: fx.now(),
  })
}

async function takeRowsBack(turn: Turn): Promise<void> {
  const { fx, which, it } = turn
  if (it.undone >= turnsFor(it.rows.length)) {
    await removeRows(fx.table, which, it.turns)
    if (it.kept.length === 0) await removeCampaign(fx.table, which.scope, campaignOf(it))
    else await changeCampaign(fx.table, which.scope, campaignOf(it), { needs: it.kept })
    await endTurn(turn, { state: 'undone' }, { ends: true })
    return
  }
  const kept: string[] = []
  for (const row of it.rows.slice(it.undone * rowsPerTurn, (it.undone + 1) * rowsPerTurn)) {
    const need = needOfRow(fx, which.scope, it, row)
    if (!(await removeUnsent(fx.table, { scope: which.scope, need }))) kept.push(need)
  }
  await endTurn(turn, { undone: it.undone + 1, kept: [...it.kept, ...kept] })
}
