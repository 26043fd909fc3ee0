import { payForText } from '../../../shared/actions/pay-for-text.ts'
import type { DueWork } from '../../../shared/actions/sweep.ts'
import type { NotifyEffects } from '../../../shared/channels/notify-effects.ts'
import type { LogWord } from '../../../shared/effects.ts'
import { maySend, mostRefusals, sendAgainMs, tryAgainAt } from '../../../shared/rules/sending.ts'
import { type Claim, finish } from '../../../shared/store/due.ts'
import { countHandOver, endMessage, putOff } from '../../../shared/store/handing-over.ts'
import { type Notice, notice } from '../../../shared/store/notice.ts'
import { readSuppression, suppress } from '../../../shared/store/suppression.ts'
import { getItem } from '../../../shared/store/table.ts'
import { handOver, type Letter } from '../hand-over.ts'
import type { Way } from '../reach.ts'
import { forInvited, forMember } from './for-member.ts'
import { forVolunteer } from './for-volunteer.ts'

/** A notice as it is to go out now: to whom, what it says, and not before when. */
export interface Prepared {
  readonly ways: readonly Way[]
  readonly letter: Letter
  /** Epoch ms: the end of the reader's quiet hours, for what can wait. */
  readonly notBefore?: number
}

/** Sends one notice, written from the state as it is now; what is no longer true is skipped. */
export const sendNotice: DueWork<NotifyEffects> = async (fx, claimed) => {
  const found = await getItem(fx.table, claimed.key, notice, { strong: true })
  if (found?.state !== 'due') return found && finish(fx.table, claimed)
  const prepared = await prepare(fx, found)
  if (!prepared) return end(fx, claimed, 'skipped')
  if (prepared.notBefore !== undefined && prepared.notBefore > fx.now()) {
    await putOff(fx.table, claimed, prepared.notBefore)
    return
  }
  const way = await openWay(fx, prepared.ways, found)
  const sends = found.sends ?? 0
  if (!way) return end(fx, claimed, 'failed')
  if (!maySend(way.channel, sends)) return end(fx, claimed, 'unknown')
  const paid = way.channel === 'mobile' ? { paid: true } : {}
  if (!(await countHandOver(fx.table, claimed, sends, paid))) return
  const answer = await handOver(fx, way, prepared.letter, found.kind as LogWord)
  switch (answer.kind) {
    case 'sent':
      return end(fx, claimed, 'sent')
    case 'unknown':
      if (!maySend(way.channel, sends + 1)) return end(fx, claimed, 'unknown')
      await putOff(fx.table, claimed, fx.now() + sendAgainMs)
      return
    case 'refused': {
      if (answer.permanent) await suppress(fx.table, way.identity, { why: 'bounced', at: fx.now() })
      const tries = found.tries + 1
      if (answer.permanent || tries >= mostRefusals) return end(fx, claimed, sends > 0 ? 'unknown' : 'failed')
      await putOff(fx.table, claimed, tryAgainAt(fx.now(), tries, found.id), { tries, sends })
    }
  }
}

function prepare(fx: NotifyEffects, found: Notice): Promise<Prepared | undefined> {
  const [kind, id = '', member = ''] = found.to.split('#')
  if (kind === 'V') return forVolunteer(fx, found, id)
  if (kind === 'O') return forMember(fx, found, { org: id, member })
  return forInvited(fx, found)
}

/**
 * The first address that exists and did not complain, and whose message is paid for where it costs money. Who only stopped being asked still hears about
 * their own promises.
 */
async function openWay(
  fx: NotifyEffects,
  ways: readonly Way[],
  { kind, paid, sends = 0 }: Notice,
): Promise<Way | undefined> {
  for (const way of ways) {
    const suppressed = await readSuppression(fx.table, way.identity)
    if (suppressed && suppressed.why !== 'stopped') continue
    if (way.channel !== 'mobile' || paid || !maySend('mobile', sends)) return way
    const refusal = await payForText(fx, way.address, 'notices')
    if (refusal === undefined) return way
    fx.log('text-unpaid', { kind: kind as LogWord, refusal })
  }
  return undefined
}

async function end(fx: NotifyEffects, claimed: Claim, state: Notice['state']): Promise<void> {
  await endMessage(fx.table, claimed, { state })
}
