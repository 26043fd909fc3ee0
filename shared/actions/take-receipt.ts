import type { Effects } from '../effects.ts'
import { readContact } from '../store/contact.ts'
import { invitationsTo } from '../store/invitation.ts'
import { failInvitation } from '../store/invitation-moves.ts'
import { wakeNeed } from '../store/ledger-moves.ts'
import { scopeOf } from '../store/scope.ts'
import { suppress } from '../store/suppression.ts'
import { changeVolunteer } from './change-volunteer.ts'
import { stopAsking } from './stop-asking.ts'

/** A mailbox that is gone, or a reader who called a message unwanted. */
export interface Receipt {
  readonly kind: 'bounced' | 'complained'
  /** Normal form. */
  readonly address: string
}

/** Invitations older than this are no longer waited for, in ms. */
export const awaitedMs = 14 * 86_400_000

/**
 * Learns from a receipt of the mail service: nothing more goes to that address. After a bounce the address counts as unconfirmed and who was asked
 * through it as not reached, so that the coordinator sees it and somebody else is asked. Late and repeated receipts change nothing more.
 */
export async function takeReceipt(fx: Effects, { kind, address }: Receipt): Promise<void> {
  const identity = fx.identify(address)
  await suppress(fx.table, identity, { why: kind, at: fx.now() })
  const owner = await readContact(fx.table, identity)
  if (!owner) return
  if (kind === 'complained') return stopAsking(fx, owner.volunteer, 'complained')
  const since = fx.now() - awaitedMs
  const asked = await invitationsTo(fx.table, owner.volunteer)
  for (const one of asked.filter(({ at, via = 'email' }) => at > since && via === 'email'))
    if (await failInvitation(fx.table, one, 'unreachable'))
      await wakeNeed(fx.table, fx.now(), { scope: scopeOf(one.org), need: one.need })
  await changeVolunteer(fx, owner.volunteer, (now) =>
    now.email?.identity === identity && now.email.confirmedAt !== undefined
      ? { email: { address: now.email.address, identity } }
      : undefined,
  )
}
