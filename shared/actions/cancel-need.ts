import type { Effects } from '../effects.ts'
import { mayMove } from '../rules/need-life.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import type { Telling } from '../rules/telling.ts'
import { updateLedger, type Where } from '../store/ledger-item.ts'
import { mostTries } from '../store/ledger-moves.ts'
import { owing } from '../store/owing.ts'
import type { Scope } from '../store/scope.ts'
import { type Actor, mayChange, readNeedNow } from './need-access.ts'
import type { NeedRefusal } from './need-refusal.ts'
import { tellOfNeed } from './tell-of-need.ts'

/** Stops a need for good: nothing more goes out, and everybody who promised something is told. Stopping twice is stopping once. */
export function cancelNeed(
  fx: Effects,
  scope: Scope,
  by: Actor,
  of: { readonly need: string; readonly note?: string },
): Promise<Result<undefined, NeedRefusal>> {
  return stop(fx, { scope, need: of.need }, by, 'cancelled', of.note)
}

/** The guardian takes the consent back: the need is cancelled at once, wherever it stands, and nothing more goes out. */
export function withdrawConsent(
  fx: Effects,
  scope: Scope,
  by: Actor,
  of: { readonly need: string },
): Promise<Result<undefined, NeedRefusal>> {
  return stop(fx, { scope, need: of.need }, by, 'consent-withdrawn')
}

async function stop(
  fx: Effects,
  where: Where,
  by: Actor,
  kind: 'cancelled' | 'consent-withdrawn',
  note?: string,
): Promise<Result<undefined, NeedRefusal>> {
  for (let tries = 0; tries < mostTries; tries++) {
    const whole = await readNeedNow(fx, where)
    if (!whole) return refuse({ kind: 'absent' })
    if (!mayChange(by, whole.text)) return refuse({ kind: 'not-yours' })
    const { stage } = whole.ledger
    if (stage === 'cancelled') {
      await tellOfNeed(fx, where)
      return ok(undefined)
    }
    if (!mayMove(stage, 'cancelled')) return refuse({ kind: 'wrong-stage', stage })
    const now = fx.now()
    const telling: Telling = { kind, by: by.member, at: now, version: whole.text.version }
    const owed = owing(now, where, note ? { ...telling, note } : telling)
    const done = await updateLedger(fx.table, where, {
      set: ['stage = :to', ...owed.set],
      add: owed.add,
      when: ['stage = :from'],
      values: { ':from': stage, ':to': 'cancelled', ...owed.values },
    })
    if (!done) continue
    await tellOfNeed(fx, where)
    return ok(undefined)
  }
  return refuse({ kind: 'changed-meanwhile' })
}
