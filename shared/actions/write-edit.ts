import type { Effects } from '../effects.ts'
import type { LinesChange } from '../rules/change-lines.ts'
import { editionOf } from '../rules/edition.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import type { TellingKind } from '../rules/telling.ts'
import { editLedger } from '../store/edit-ledger.ts'
import type { Where } from '../store/ledger-item.ts'
import { mostTries } from '../store/ledger-moves.ts'
import { rewriteText } from '../store/need-store.ts'
import { changedWords, type NeedText } from '../store/need-text.ts'
import type { OfVersion } from './approve-need.ts'
import { type Actor, mayChange, readNeedNow, type WholeNeed } from './need-access.ts'
import type { NeedRefusal } from './need-refusal.ts'
import { overtakeEdit } from './overtake-edit.ts'
import { tellOfNeed } from './tell-of-need.ts'

export type Edited = Result<{ readonly version: number }, NeedRefusal>

/** What an edit writes: the texts as they shall be, and what that does to the ledger. */
export interface Edit {
  readonly text: NeedText
  readonly lines?: LinesChange
  readonly telling: TellingKind
}

/**
 * Writes what was decided from a need as last written: the ledger first, on the condition that nobody else edits, then the
 * texts, then everybody concerned is told. Repeating it with the same words changes nothing.
 */
export async function writeEdit(
  fx: Effects,
  where: Where,
  by: Actor,
  of: OfVersion,
  decide: (whole: WholeNeed) => Promise<Result<Edit, NeedRefusal>>,
): Promise<Edited> {
  for (let tries = 0; tries < mostTries; tries++) {
    const whole = await readNeedNow(fx, where)
    if (!whole) return refuse({ kind: 'absent' })
    const { text, ledger } = whole
    if (!mayChange(by, text)) return refuse({ kind: 'not-yours' })
    if (ledger.stage === 'closed' || ledger.stage === 'cancelled')
      return refuse({ kind: 'wrong-stage', stage: ledger.stage })
    const decided = await decide(whole)
    if (!decided.ok) return decided
    // The same words again, such as a repeated request: they stand.
    if (unchanged(whole, decided.value)) return ok({ version: text.version })
    if (text.version !== of.version) return refuse({ kind: 'changed-meanwhile' })
    const settled = await overtakeEdit(fx, where, whole)
    if (!settled) continue
    const { version } = settled.text
    const next = version + 1
    const telling = { kind: decided.value.telling, by: by.member, at: fx.now(), version: next }
    const edit = { ...decided.value, ledger: settled.ledger, next, telling }
    if (!(await editLedger(fx.table, where, edit))) {
      // Whoever was first may only have promised something: decided anew, unless the words have changed.
      of = { ...of, version }
      continue
    }
    if (!(await rewriteText(fx.table, where, version, next, changedWords(text, decided.value.text))))
      return refuse({ kind: 'changed-meanwhile' })
    await tellOfNeed(fx, where)
    return ok({ version: next })
  }
  return refuse({ kind: 'changed-meanwhile' })
}

function unchanged(whole: WholeNeed, { text, lines }: Edit): boolean {
  return (
    editionOf(whole.ledger, whole.text) === whole.text.version &&
    Object.keys(changedWords(whole.text, text)).length === 0 &&
    (lines === undefined ||
      Object.keys(lines.openChange).length + lines.added.length + Object.keys(lines.removed).length === 0)
  )
}
