import type { Effects } from '../effects.ts'
import { mayMove } from '../rules/need-life.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { atLeast } from '../rules/roles.ts'
import { sameEdition } from '../store/edit-ledger.ts'
import { updateLedger, type Where } from '../store/ledger-item.ts'
import { countsOf, ledgerWords } from '../store/need-store.ts'
import type { NeedText } from '../store/need-text.ts'
import { readOrganization } from '../store/organization.ts'
import { owing } from '../store/owing.ts'
import type { Scope } from '../store/scope.ts'
import { findingsGate, notReady } from './check-need.ts'
import { type Actor, mayChange, readNeedNow, type WholeNeed } from './need-access.ts'
import type { NeedRefusal } from './need-refusal.ts'
import { overtakeEdit } from './overtake-edit.ts'
import { tellOfNeed } from './tell-of-need.ts'

export interface OfVersion {
  readonly need: string
  /** The version of the texts that was looked at. */
  readonly version: number
}

/** Whether this member may let this need out: a second person, or its poster where the organisation says that one is enough. */
export async function mayApprove(
  fx: Effects,
  scope: Scope,
  by: Actor,
  text: Pick<NeedText, 'createdBy' | 'responsible'>,
): Promise<boolean> {
  const organization = await readOrganization(fx.table, scope.org)
  if (organization?.oneIsEnough) return mayChange(by, text)
  return atLeast(by.role, 'coordinator') && by.member !== text.createdBy
}

/** Hands a draft to a second person. Everything the check points out must be settled first. */
export async function askReview(
  fx: Effects,
  scope: Scope,
  by: Actor,
  of: OfVersion,
): Promise<Result<undefined, NeedRefusal>> {
  const where = { scope, need: of.need }
  const whole = await readNeedNow(fx, where)
  if (!whole) return refuse({ kind: 'absent' })
  if (!mayChange(by, whole.text)) return refuse({ kind: 'not-yours' })
  const { stage } = whole.ledger
  if (stage === 'review') return ok(undefined)
  if (!mayMove(stage, 'review')) return refuse({ kind: 'wrong-stage', stage })
  // The consent may still come while a colleague reads; without it nothing goes out.
  const hindrance = await hindered(fx, whole, of, findingsGate)
  if (hindrance) return refuse(hindrance)
  const now = fx.now()
  const owed = owing(now, where, {
    kind: 'review-asked',
    by: by.member,
    at: now,
    version: whole.text.version,
  })
  return moved(fx, where, whole, { to: 'review', owed })
}

/**
 * Lets a need out: texts of exactly the version that was looked at, checked once more, with the consent a minor needs.
 * One conditional write of the ledger opens it and makes it due for broadcast; an edit begun meanwhile makes it fail, and
 * an edit that never ended is overtaken first, so that its texts can no longer arrive.
 */
export async function approveNeed(
  fx: Effects,
  scope: Scope,
  by: Actor,
  of: OfVersion,
): Promise<Result<undefined, NeedRefusal>> {
  const where = { scope, need: of.need }
  const whole = await readNeedNow(fx, where)
  if (!whole) return refuse({ kind: 'absent' })
  const { stage } = whole.ledger
  if (stage === 'open' && whole.text.approvedBy === by.member) return ok(undefined)
  if (stage === 'expired' || !mayMove(stage, 'open')) return refuse({ kind: 'wrong-stage', stage })
  if (!(await mayApprove(fx, scope, by, whole.text))) return refuse({ kind: 'second-person-needed' })
  const hindrance = await hindered(fx, whole, of, notReady)
  if (hindrance) return refuse(hindrance)
  const settled = await overtakeEdit(fx, where, whole)
  if (!settled) return refuse({ kind: 'changed-meanwhile' })
  const { text } = settled
  const now = fx.now()
  const owed = owing(now, where, { kind: 'approved', by: by.member, at: now, version: text.version })
  return moved(fx, where, settled, {
    to: 'open',
    owed,
    // Nothing is promised before it opens: whatever an unfinished edit left in the ledger is set right by the texts.
    words: {
      ...ledgerWords(text),
      openedAt: now,
      open: countsOf(text.lines, (line) => line.wanted),
      received: countsOf(text.lines, () => 0),
    },
  })
}

/** Gives a need back to its poster, with a word on what to change. */
export async function sendBack(
  fx: Effects,
  scope: Scope,
  by: Actor,
  of: OfVersion & { readonly note: string },
): Promise<Result<undefined, NeedRefusal>> {
  const where = { scope, need: of.need }
  const whole = await readNeedNow(fx, where)
  if (!whole) return refuse({ kind: 'absent' })
  if (!atLeast(by.role, 'coordinator')) return refuse({ kind: 'not-yours' })
  const { stage } = whole.ledger
  if (stage === 'draft') return ok(undefined)
  if (!mayMove(stage, 'draft')) return refuse({ kind: 'wrong-stage', stage })
  const now = fx.now()
  const owed = owing(now, where, {
    kind: 'sent-back',
    by: by.member,
    at: now,
    version: whole.text.version,
    note: of.note,
  })
  return moved(fx, where, whole, { to: 'draft', owed })
}

/** What stands between these texts and going on. */
async function hindered(
  fx: Effects,
  { text }: WholeNeed,
  of: OfVersion,
  gate: typeof notReady,
): Promise<NeedRefusal | undefined> {
  if (text.version !== of.version) return { kind: 'changed-meanwhile' }
  if (text.deadline <= fx.now()) return { kind: 'deadline-passed' }
  return gate(fx, text)
}

async function moved(
  fx: Effects,
  where: Where,
  { ledger }: WholeNeed,
  move: {
    to: 'draft' | 'review' | 'open'
    owed: ReturnType<typeof owing>
    words?: Record<string, unknown>
  },
): Promise<Result<undefined, NeedRefusal>> {
  const same = sameEdition(ledger)
  const words = Object.entries(move.words ?? {})
  const done = await updateLedger(fx.table, where, {
    set: ['stage = :to', ...words.map(([name]) => `#${name} = :${name}`), ...move.owed.set],
    add: move.owed.add,
    when: ['stage = :from', same.when],
    names: Object.fromEntries(words.map(([name]) => [`#${name}`, name])),
    values: {
      ':from': ledger.stage,
      ':to': move.to,
      ...same.values,
      ...Object.fromEntries(words.map(([name, value]) => [`:${name}`, value])),
      ...move.owed.values,
    },
  })
  if (!done) {
    // Our own write may have arrived although its answer was lost: nobody else writes the same telling.
    const after = await readNeedNow(fx, where)
    if (!after?.ledger.telling?.has(move.owed.packed)) return refuse({ kind: 'changed-meanwhile' })
  }
  await tellOfNeed(fx, where)
  return ok(undefined)
}
