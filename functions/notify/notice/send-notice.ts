import { payForText } from '../../../shared/actions/pay-for-text.ts'
import type { DueWork } from '../../../shared/actions/sweep.ts'
import type { SendAnswer } from '../../../shared/channels/channel.ts'
import type { NotifyEffects } from '../../../shared/channels/notify-effects.ts'
import type { LogWord } from '../../../shared/effects.ts'
import { maySend, mostRefusals, sendAgainMs, tryAgainAt } from '../../../shared/rules/sending.ts'
import { type Claim, claim, finish } from '../../../shared/store/due.ts'
import { countHandOver, endMessage, putOff } from '../../../shared/store/handing-over.ts'
import { type Notice, notice } from '../../../shared/store/notice.ts'
import { readSuppression, suppress } from '../../../shared/store/suppression.ts'
import { handOver, type Letter } from '../hand-over.ts'
import type { Way } from '../reach.ts'
import { forInvited, forMember } from './for-member.ts'
import { forReporter } from './for-reporter.ts'
import { forVolunteer } from './for-volunteer.ts'

/** A notice as it is to go out now: to whom, what it says, and not before when. */
export interface Prepared {
  readonly ways: readonly Way[]
  readonly letter: Letter
  /** Epoch ms: the end of the reader's quiet hours, for what can wait. */
  readonly notBefore?: number
}

/**
 * Sends one notice, written from the state as it is now; what is no longer true is skipped. Whoever counts its hand-over has it: until then nothing
 * is done that two could not do. A text message is claimed before, because paying for it is.
 */
export const sendNotice: DueWork<NotifyEffects> = async (fx, seen) => {
  const found = notice.parse(seen.item)
  let claimed = seen
  if (found.state !== 'due') return finish(fx.table, claimed)
  const prepared = await prepare(fx, found)
  if (!prepared) return end(fx, claimed, 'skipped')
  if (prepared.notBefore !== undefined && prepared.notBefore > fx.now()) {
    await putOff(fx.table, claimed, prepared.notBefore)
    return
  }
  const sends = found.sends ?? 0
  let counted = false
  for (const way of prepared.ways) {
    if (!(await isOpen(fx, way))) continue
    if (!maySend(way.channel, sends)) return end(fx, claimed, 'unknown')
    if (way.channel === 'mobile' && claimed === seen) {
      const mine = await claim(fx.table, { ...seen.key, dueAt: seen.dueAt }, fx.now())
      if (!mine) return
      claimed = mine
    }
    if (!(await isPaid(fx, way, notice.parse(claimed.item)))) continue
    if (!counted) {
      const mine = await countHandOver(fx.table, fx.now(), claimed, sends, paidBy(way))
      if (!mine) return
      claimed = mine
      counted = true
    }
    const answer = await handOver(fx, way, prepared.letter, found.kind as LogWord)
    if (answer.kind !== 'refused' || !answer.permanent)
      return settle(fx, claimed, { found, way, sends, answer })
    if (way.channel !== 'push') await suppress(fx.table, way.identity, { why: 'bounced', at: fx.now() })
    // It may have arrived there before: then no other channel says it again.
    if (sends > 0) return end(fx, claimed, 'unknown')
  }
  return end(fx, claimed, 'failed')
}

/** Notes an answer that leaves the message with this channel. */
async function settle(
  fx: NotifyEffects,
  claimed: Claim,
  { found, way, sends, answer }: { found: Notice; way: Way; sends: number; answer: SendAnswer },
): Promise<void> {
  switch (answer.kind) {
    case 'sent':
      return end(fx, claimed, 'sent')
    case 'unknown':
      if (!maySend(way.channel, sends + 1)) return end(fx, claimed, 'unknown')
      await putOff(fx.table, claimed, fx.now() + sendAgainMs)
      return
    case 'refused': {
      const tries = found.tries + 1
      if (tries >= mostRefusals) return end(fx, claimed, sends > 0 ? 'unknown' : 'failed')
      await putOff(fx.table, claimed, tryAgainAt(fx.now(), tries, found.id), {
        tries,
        sends,
        ...paidBy(way),
      })
    }
  }
}

function prepare(fx: NotifyEffects, found: Notice): Promise<Prepared | undefined> {
  const [kind, id = '', member = ''] = found.to.split('#')
  if (kind === 'V') return forVolunteer(fx, found, id)
  if (kind === 'O') return forMember(fx, found, { org: id, member })
  return found.kind === 'concern-answered' ? forReporter(fx, found, id) : forInvited(fx, found)
}

/** The address exists and did not complain. Who only stopped being asked still hears about their own promises. */
async function isOpen(fx: NotifyEffects, { identity }: Way): Promise<boolean> {
  const suppressed = await readSuppression(fx.table, identity)
  return !suppressed || suppressed.why === 'stopped'
}

/** A text message costs money: paid for once, before its first hand-over. Any other costs nothing. */
async function isPaid(fx: NotifyEffects, way: Way, { kind, paid }: Notice): Promise<boolean> {
  if (way.channel !== 'mobile' || paid) return true
  const refusal = await payForText(fx, way.address, 'notices')
  if (refusal !== undefined) fx.log('text-unpaid', { kind: kind as LogWord, refusal })
  return refusal === undefined
}

function paidBy({ channel }: Way): Pick<Notice, 'paid'> {
  return channel === 'mobile' ? { paid: true } : {}
}

async function end(fx: NotifyEffects, claimed: Claim, state: Notice['state']): Promise<void> {
  await endMessage(fx.table, claimed, { state })
}
