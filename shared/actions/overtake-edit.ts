import type { Effects } from '../effects.ts'
import { editionOf } from '../rules/edition.ts'
import { sameEdition } from '../store/edit-ledger.ts'
import { updateLedger, type Where } from '../store/ledger-item.ts'
import { rewriteText } from '../store/need-store.ts'
import type { WholeNeed } from './need-access.ts'

/** Where an edit has begun in the ledger and its texts have not come, raises both: the late texts find another version and fail. */
export async function overtakeEdit(
  fx: Effects,
  where: Where,
  whole: WholeNeed,
): Promise<WholeNeed | undefined> {
  const { ledger, text } = whole
  if (editionOf(ledger, text) === text.version) return whole
  const next = Math.max(editionOf(ledger, text), text.version) + 1
  const same = sameEdition(ledger)
  const taken = await updateLedger(fx.table, where, {
    set: ['edition = :next'],
    when: ['stage = :stage', same.when],
    values: { ':next': next, ':stage': ledger.stage, ...same.values },
  })
  if (!taken || !(await rewriteText(fx.table, where, text.version, next, {}))) return undefined
  return { ledger: { ...ledger, edition: next }, text: { ...text, version: next } }
}
