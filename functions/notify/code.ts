import { hashDigits } from '../../shared/actions/one-time-code.ts'
import { payForText } from '../../shared/actions/pay-for-text.ts'
import { entrancesOf } from '../../shared/actions/sign-in.ts'
import type { DueWork } from '../../shared/actions/sweep.ts'
import type { NotifyEffects } from '../../shared/channels/notify-effects.ts'
import { codeMail } from '../../shared/messages/mail-code.ts'
import { codeDigits, signedFor } from '../../shared/rules/link-token.ts'
import { maySend } from '../../shared/rules/sending.ts'
import { type Code, code } from '../../shared/store/code.ts'
import { finish } from '../../shared/store/due.ts'
import { countHandOver, putOff } from '../../shared/store/handing-over.ts'
import { readSuppression } from '../../shared/store/suppression.ts'
import { handOver } from './hand-over.ts'

/** Somebody is waiting for a code: a busy channel is asked again soon, in ms. */
const againMs = 20_000

/**
 * Sends a one-time code. The digits are derived here and only their hash is left in the table, before they go out. An address nobody signs in
 * with gets nothing; whoever asked cannot tell.
 */
export const sendCode: DueWork<NotifyEffects> = async (fx, claimed) => {
  const found = code.parse(claimed.item)
  const sends = found.sends ?? 0
  if (isOver(found, fx.now()) || !maySend(found.channel, sends) || !(await isExpected(fx, found)))
    return finish(fx.table, claimed)
  if (!(await mayGo(fx, found))) return finish(fx.table, claimed)
  const linkKeyId = found.linkKeyId ?? fx.linkKeys.current
  const digest = fx.linkKeys.sign(linkKeyId, signedFor.code(found.id))
  if (!digest) return finish(fx.table, claimed)
  const digits = codeDigits(digest)
  const paid = found.channel === 'mobile' ? { paid: true } : {}
  const codeHash = hashDigits(fx, found.id, digits)
  const mine = await countHandOver(fx.table, fx.now(), claimed, sends, { codeHash, linkKeyId, ...paid })
  if (!mine) return
  const { language } = found
  const letter = {
    words: codeMail[language](digits),
    text: { kind: 'code', code: digits, until: found.expiresAtMs },
    language,
    reference: `code.${found.id}`,
  } as const
  const answer = await handOver(fx, { channel: found.channel, address: found.address }, letter, 'code')
  if (answer.kind === 'sent' || (answer.kind === 'refused' && answer.permanent)) return finish(fx.table, mine)
  const known = answer.kind === 'refused' ? { sends } : {}
  await putOff(fx.table, mine, fx.now() + againMs, known)
}

/** A text message costs money: paid for once, before its first hand-over. */
async function mayGo(fx: NotifyEffects, { channel, address, paid }: Code): Promise<boolean> {
  if (channel !== 'mobile' || paid) return true
  const refusal = await payForText(fx, address, 'codes')
  if (refusal !== undefined) fx.log('text-unpaid', { kind: 'code', refusal })
  return refusal === undefined
}

function isOver(found: Code, now: number): boolean {
  return found.expiresAtMs <= now || found.usedAt !== undefined
}

/** Whether the address's owner can mean anything by it: signing in needs a membership; and no mailbox that does not exist. */
async function isExpected(fx: NotifyEffects, found: Code): Promise<boolean> {
  const identity = fx.identify(found.address)
  if ((await readSuppression(fx.table, identity))?.why === 'bounced') return false
  return found.purpose !== 'sign-in' || (await entrancesOf(fx, identity)).length > 0
}
