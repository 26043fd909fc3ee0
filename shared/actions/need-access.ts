import type { Effects } from '../effects.ts'
import { atLeast, type Role } from '../rules/roles.ts'
import { type Ledger, readLedger, type Where } from '../store/ledger-item.ts'
import { putLedger, readTextNow } from '../store/need-store.ts'
import type { NeedText } from '../store/need-text.ts'

/** Who acts for the organisation: a member, as the session or token says. */
export interface Actor {
  readonly member: string
  readonly role: Role
}

/** Posters care for their own needs, coordinators and administrators for all. */
export function mayChange(by: Actor, text: Pick<NeedText, 'createdBy' | 'responsible'>): boolean {
  return atLeast(by.role, 'coordinator') || [text.createdBy, text.responsible].includes(by.member)
}

export interface WholeNeed {
  readonly ledger: Ledger
  readonly text: NeedText
}

/**
 * Both items of a need as last written, the ledger read first: whoever then changes the ledger on the condition of what
 * was read here knows that these texts belong to it. A ledger that a crash left unwritten is written now.
 */
export async function readNeedNow(fx: Effects, where: Where): Promise<WholeNeed | undefined> {
  const ledger = await readLedger(fx.table, where, { strong: true })
  const text = await readTextNow(fx.table, where)
  if (!text) return undefined
  if (ledger) return { ledger, text }
  await putLedger(fx.table, where.scope, text)
  const written = await readLedger(fx.table, where, { strong: true })
  return written && { ledger: written, text }
}
