import type { SendAnswer } from '../../../shared/channels/channel.ts'
import type { NotifyEffects } from '../../../shared/channels/notify-effects.ts'
import { signedFor } from '../../../shared/rules/link-token.ts'
import { maySend, mostRefusals, sendAgainMs, tryAgainAt } from '../../../shared/rules/sending.ts'
import type { TextRefusal } from '../../../shared/rules/text-limits.ts'
import { giveBack } from '../../../shared/store/budget.ts'
import type { Invitation, InvitationFailure } from '../../../shared/store/invitation.ts'
import { settleInvitation, turnTo } from '../../../shared/store/invitation-moves.ts'
import { readSuppression, suppress } from '../../../shared/store/suppression.ts'
import type { Volunteer } from '../../../shared/store/volunteer.ts'
import { handOver } from '../hand-over.ts'
import { type Way, waysTo } from '../reach.ts'
import { secretFor } from '../secrets.ts'
import type { Asking } from './asking.ts'
import { payFor } from './choose-way.ts'
import { invitationLetter } from './letter.ts'
import { editLookMs, type NeedNow } from './need-now.ts'

/** What became of one volunteer in one turn. */
export type Outcome =
  | { readonly kind: 'done' }
  /** Cannot be asked: somebody else should be. `unseen` when no invitation says so. */
  | { readonly kind: 'replace'; readonly unseen?: true }
  /** Stays in the wave until then (epoch ms); `refused` when a channel would not take it now. */
  | { readonly kind: 'later'; readonly at: number; readonly refused?: true }

/**
 * Hands a counted invitation to its channel, unless its reader has asked us to stop, and notes the result. A channel that will never have it,
 * because nothing of this person is there any more, gives way to the next within the same turn: still one message.
 */
export async function deliver(
  fx: NotifyEffects,
  asking: Asking,
  volunteer: Volunteer,
  counted: Invitation,
): Promise<Outcome> {
  const secret = secretFor(fx, signedFor.invitation(counted.volunteer, counted.need), counted.linkKeyId)
  if (!secret) return failed(fx, counted, 'unreachable')
  const { name, language, quiet } = volunteer
  const to = { volunteer: counted.volunteer, name, language, quiet, token: secret.token }
  let sent = counted
  let unpaid: TextRefusal | undefined
  for (const way of waysLeft(fx, volunteer, counted)) {
    // Just before sending: whoever pressed 'stop' a moment ago is not asked any more, and the words are those of now.
    const stopped = await readSuppression(fx.table, way.identity)
    if (stopped?.why === 'stopped') return failed(fx, sent, 'stopped')
    if (stopped) continue
    if (way.channel !== sent.via) unpaid = await payFor(fx, asking, way)
    if (unpaid) continue
    if (way.channel !== sent.via && !(await turnTo(fx.table, sent, way.channel))) return { kind: 'done' }
    sent = { ...sent, via: way.channel }
    const need = await asking.latest()
    if (need.kind !== 'asks') return notNow(fx, sent, need)
    const answer = await handOver(fx, way, invitationLetter(fx, need.request, to), 'invitation')
    if (answer.kind !== 'refused' || !answer.permanent) return settled(fx, asking, sent, answer)
    if (way.channel !== 'push') await suppress(fx.table, way.identity, { why: 'bounced', at: fx.now() })
  }
  return unpaid ? failed(fx, sent, 'unpaid', unpaid) : failed(fx, sent, 'unreachable')
}

/**
 * The ways still open to this invitation: from the one it goes by onwards. When an earlier hand-over may have arrived, only that one, so that
 * nobody is asked twice.
 */
function waysLeft(fx: NotifyEffects, volunteer: Volunteer, { via, sends = 1 }: Invitation): Way[] {
  const ways = waysTo(volunteer, fx.channels)
  const from = ways.findIndex(({ channel }) => channel === via)
  if (sends > 1) return ways.filter(({ channel }) => channel === via)
  return ways.slice(Math.max(from, 0))
}

/** Notes an answer that ends the turn for this person. */
async function settled(
  fx: NotifyEffects,
  asking: Asking,
  sent: Invitation,
  answer: SendAnswer,
): Promise<Outcome> {
  const { table } = fx
  const sends = sent.sends ?? 1
  switch (answer.kind) {
    case 'sent':
      await settleInvitation(table, sent, { state: 'sent' })
      return { kind: 'done' }
    case 'unknown':
      await settleInvitation(table, sent, { state: 'unknown' })
      return maySend(sent.via ?? 'email', sends)
        ? { kind: 'later', at: fx.now() + sendAgainMs }
        : { kind: 'done' }
    case 'refused': {
      const refusals = asking.wave.tries + 1
      if (refusals >= mostRefusals && sends <= 1) return failed(fx, sent, 'refused')
      await settleInvitation(table, sent, { state: sends > 1 ? 'unknown' : 'sending', sends: sends - 1 })
      if (refusals >= mostRefusals) return { kind: 'done' }
      const at = tryAgainAt(fx.now(), refusals, `${sent.need} ${sent.wave}`)
      return { kind: 'later', at, refused: true }
    }
  }
}

/** Nothing went out in this turn, and the hand-over is not counted: a later one sees what has become of the need. */
async function notNow(
  fx: NotifyEffects,
  sent: Invitation,
  { kind }: Exclude<NeedNow, { kind: 'asks' }>,
): Promise<Outcome> {
  const sends = sent.sends ?? 1
  await settleInvitation(fx.table, sent, { state: sends > 1 ? 'unknown' : 'sending', sends: sends - 1 })
  return { kind: 'later', at: fx.now() + (kind === 'edited' ? editLookMs : 0) }
}

/** Nothing went out: the coordinator sees it, and the ask is given back. */
async function failed(
  fx: NotifyEffects,
  sent: Invitation,
  why: InvitationFailure,
  unpaid?: TextRefusal,
): Promise<Outcome> {
  // Handed over before with an unknown end: it may have arrived, so it stays unknown and counted.
  const maybeArrived = (sent.sends ?? 1) > 1
  await settleInvitation(
    fx.table,
    sent,
    maybeArrived ? { state: 'unknown' } : { state: 'failed', why, unpaid },
  )
  if (maybeArrived) return { kind: 'done' }
  await giveBack(fx.table, sent.volunteer, sent.need)
  return { kind: 'replace' }
}
