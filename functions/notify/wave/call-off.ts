import type { NotifyEffects } from '../../../shared/channels/notify-effects.ts'
import { giveBack } from '../../../shared/store/budget.ts'
import type { Invitation, InvitationFailure } from '../../../shared/store/invitation.ts'
import { settleInvitation } from '../../../shared/store/invitation-moves.ts'
import type { Asking } from './asking.ts'

/**
 * One volunteer is not to be asked after all. Who was certainly not written to gets the ask back; who may have been stays as they are.
 * Answers whether an invitation was on its way.
 */
export async function callOff(
  fx: NotifyEffects,
  asking: Asking,
  id: string,
  why?: InvitationFailure,
): Promise<boolean> {
  const known = asking.invitations.get(id)
  if (known && !isUnfinished(known, asking)) return false
  if (known && (known.sends ?? 1) > 0) {
    if (known.state === 'sending') await settleInvitation(fx.table, known, { state: 'unknown' })
    return false
  }
  if (known) await settleInvitation(fx.table, known, { state: 'failed', ...(why ? { why } : {}) })
  if (asking.budgets.get(id)?.asks[asking.need] !== undefined) await giveBack(fx.table, id, asking.need)
  return known !== undefined
}

/** Of this very wave, and not known to have come to an end. */
export function isUnfinished(known: Invitation, { wave }: Pick<Asking, 'wave'>): boolean {
  return known.wave === wave.wave && (known.state === 'sending' || known.state === 'unknown')
}
