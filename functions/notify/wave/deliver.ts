import type { NotifyEffects } from '../../../shared/channels/notify-effects.ts'
import { signedFor } from '../../../shared/rules/link-token.ts'
import { maySend, mostRefusals, sendAgainMs, tryAgainAt } from '../../../shared/rules/sending.ts'
import { giveBack } from '../../../shared/store/budget.ts'
import type { Invitation, InvitationFailure } from '../../../shared/store/invitation.ts'
import { settleInvitation } from '../../../shared/store/invitation-moves.ts'
import { readSuppression, suppress } from '../../../shared/store/suppression.ts'
import type { Volunteer } from '../../../shared/store/volunteer.ts'
import { handOver } from '../hand-over.ts'
import { waysTo } from '../reach.ts'
import { secretFor } from '../secrets.ts'
import type { Asking } from './asking.ts'
import { invitationLetter } from './letter.ts'

/** What became of one volunteer in one turn. */
export type Outcome =
  | { readonly kind: 'done' }
  /** Cannot be asked: somebody else should be. `unseen` when no invitation says so. */
  | { readonly kind: 'replace'; readonly unseen?: true }
  /** Stays in the wave until then (epoch ms); `refused` when a channel would not take it now. */
  | { readonly kind: 'later'; readonly at: number; readonly refused?: true }

/** Hands a counted invitation to its channel, unless its reader has asked us to stop, and notes the result. */
export async function deliver(
  fx: NotifyEffects,
  asking: Asking,
  request: NonNullable<Asking['request']>,
  volunteer: Volunteer,
  sent: Invitation,
): Promise<Outcome> {
  const { table } = fx
  const way = waysTo(volunteer, fx.channels).find(({ channel }) => channel === sent.via)
  const secret = secretFor(fx, signedFor.invitation(sent.volunteer, sent.need), sent.linkKeyId)
  if (!way || !secret) return failed(fx, sent, 'unreachable')
  // Just before sending: whoever pressed 'stop' a moment ago is not asked any more.
  const stopped = await readSuppression(table, way.identity)
  if (stopped) return failed(fx, sent, stopped.why === 'stopped' ? 'stopped' : 'unreachable')
  const { name, language } = volunteer
  const letter = invitationLetter(fx, request, {
    volunteer: sent.volunteer,
    name,
    language,
    token: secret.token,
  })
  const answer = await handOver(fx, way, letter, 'invitation')
  const sends = sent.sends ?? 1
  switch (answer.kind) {
    case 'sent':
      await settleInvitation(table, sent, { state: 'sent' })
      return { kind: 'done' }
    case 'unknown':
      await settleInvitation(table, sent, { state: 'unknown' })
      return maySend(way.channel, sends) ? { kind: 'later', at: fx.now() + sendAgainMs } : { kind: 'done' }
    case 'refused': {
      if (answer.permanent) {
        await suppress(table, way.identity, { why: 'bounced', at: fx.now() })
        return failed(fx, sent, 'unreachable')
      }
      const refusals = asking.wave.tries + 1
      if (refusals >= mostRefusals && sends <= 1) return failed(fx, sent, 'refused')
      await settleInvitation(table, sent, { state: sends > 1 ? 'unknown' : 'sending', sends: sends - 1 })
      if (refusals >= mostRefusals) return { kind: 'done' }
      const at = tryAgainAt(fx.now(), refusals, `${sent.need} ${sent.wave}`)
      return { kind: 'later', at, refused: true }
    }
  }
}

/** Nothing went out: the coordinator sees it, and the ask is given back. */
async function failed(fx: NotifyEffects, sent: Invitation, why: InvitationFailure): Promise<Outcome> {
  // Handed over before with an unknown end: it may have arrived, so it stays unknown and counted.
  const maybeArrived = (sent.sends ?? 1) > 1
  await settleInvitation(fx.table, sent, maybeArrived ? { state: 'unknown' } : { state: 'failed', why })
  if (maybeArrived) return { kind: 'done' }
  await giveBack(fx.table, sent.volunteer, sent.need)
  return { kind: 'replace' }
}
