import type { Effects } from '../effects.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { openLedgers, updateLedger } from '../store/ledger-item.ts'
import { readMember } from '../store/member.ts'
import { owing } from '../store/owing.ts'
import type { Scope } from '../store/scope.ts'
import { type Actor, mayChange, readNeedNow } from './need-access.ts'
import type { NeedRefusal } from './need-refusal.ts'
import { tellOfNeed } from './tell-of-need.ts'

export type HandOverRefusal = NeedRefusal | { readonly kind: 'no-such-member' }

/** Makes another member the one who answers for a need. */
export async function handOverNeed(
  fx: Effects,
  scope: Scope,
  by: Actor,
  of: { readonly need: string; readonly to: string },
): Promise<Result<undefined, HandOverRefusal>> {
  const where = { scope, need: of.need }
  const whole = await readNeedNow(fx, where)
  if (!whole) return refuse({ kind: 'absent' })
  if (!mayChange(by, whole.text)) return refuse({ kind: 'not-yours' })
  if (whole.text.responsible === of.to) return ok(undefined)
  const to = await readMember(fx.table, scope, of.to)
  if (to?.member.state !== 'active') return refuse({ kind: 'no-such-member' })
  const { stage } = whole.ledger
  if (stage === 'closed' || stage === 'cancelled') return refuse({ kind: 'wrong-stage', stage })
  const now = fx.now()
  const owed = owing(now, where, {
    kind: 'handed-over',
    by: by.member,
    at: now,
    version: whole.text.version,
    note: of.to,
  })
  const done = await updateLedger(fx.table, where, {
    set: ['responsible = :to', ...owed.set],
    add: owed.add,
    when: ['stage = :stage'],
    values: { ':stage': stage, ':to': of.to, ...owed.values },
  })
  if (!done) return refuse({ kind: 'changed-meanwhile' })
  await tellOfNeed(fx, where)
  return ok(undefined)
}

/** Hands over every need that a member answers for, such as when they leave. Answers how many; repeating it finishes the rest. */
export async function handOverAllNeeds(
  fx: Effects,
  scope: Scope,
  by: Actor,
  of: { readonly from: string; readonly to: string },
): Promise<Result<number, HandOverRefusal>> {
  let handed = 0
  for (const { need } of await openLedgers(fx.table, scope)) {
    const whole = await readNeedNow(fx, { scope, need })
    if (whole?.text.responsible !== of.from) continue
    const done = await handOverNeed(fx, scope, by, { need, to: of.to })
    if (!done.ok && done.refusal.kind !== 'wrong-stage') return done
    if (done.ok) handed++
  }
  return ok(handed)
}
