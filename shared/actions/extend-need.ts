import type { Effects } from '../effects.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { updateLedger } from '../store/ledger-item.ts'
import { mostTries } from '../store/ledger-moves.ts'
import { owing } from '../store/owing.ts'
import type { Scope } from '../store/scope.ts'
import { notReady } from './check-need.ts'
import { type Actor, mayChange, readNeedNow } from './need-access.ts'
import type { NeedRefusal } from './need-refusal.ts'
import { tellOfNeed } from './tell-of-need.ts'

/** Gives an open or expired need more time, until `deadline` (epoch ms); one that had expired is open again. */
export async function extendNeed(
  fx: Effects,
  scope: Scope,
  by: Actor,
  of: { readonly need: string; readonly deadline: number },
): Promise<Result<undefined, NeedRefusal>> {
  const where = { scope, need: of.need }
  for (let tries = 0; tries < mostTries; tries++) {
    const whole = await readNeedNow(fx, where)
    if (!whole) return refuse({ kind: 'absent' })
    const { ledger, text } = whole
    if (!mayChange(by, text)) return refuse({ kind: 'not-yours' })
    if (ledger.stage !== 'open' && ledger.stage !== 'expired')
      return refuse({ kind: 'wrong-stage', stage: ledger.stage })
    if (ledger.stage === 'open' && ledger.deadline === of.deadline) return ok(undefined)
    const now = fx.now()
    if (of.deadline <= now || of.deadline < ledger.deadline) return refuse({ kind: 'deadline-passed' })
    const hindrance = await notReady(fx, text)
    if (hindrance) return refuse(hindrance)
    const owed = owing(now, where, { kind: 'extended', by: by.member, at: now, version: text.version })
    const done = await updateLedger(fx.table, where, {
      set: ['stage = :open', 'deadline = :deadline', ...owed.set],
      add: owed.add,
      when: ['stage = :from', 'deadline = :before'],
      values: {
        ':open': 'open',
        ':from': ledger.stage,
        ':deadline': of.deadline,
        ':before': ledger.deadline,
        ...owed.values,
      },
    })
    if (!done) continue
    await tellOfNeed(fx, where)
    return ok(undefined)
  }
  return refuse({ kind: 'changed-meanwhile' })
}
