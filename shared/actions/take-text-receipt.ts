import type { Effects } from '../effects.ts'
import { readContact } from '../store/contact.ts'
import { type Invitation, invitationsTo, readInvitation } from '../store/invitation.ts'
import { failTexted, receiveText } from '../store/invitation-moves.ts'
import { wakeNeed } from '../store/ledger-moves.ts'
import { scopeOf } from '../store/scope.ts'
import { suppress } from '../store/suppression.ts'
import { readVolunteer } from '../store/volunteer.ts'
import { changeVolunteer } from './change-volunteer.ts'
import { awaitedMs } from './take-receipt.ts'

/** What a network says about a text message. 'bad-number': there is no such number; 'not-delivered': the phone was off, or it was blocked. */
export interface TextReceipt {
  readonly kind: 'delivered' | 'not-delivered' | 'bad-number'
  /** Normal form (E.164). */
  readonly number: string
  /** Of the message, as it was handed over, where whoever carried it says so. */
  readonly reference?: string | undefined
  /** When, epoch ms. */
  readonly at: number
}

/**
 * Learns from a receipt of a text message. A number that is none is left alone from now on; whoever was asked by text and not reached counts so, and
 * somebody else is asked. The first final word about a message stands: late and repeated receipts change nothing.
 */
export async function takeTextReceipt(
  fx: Effects,
  { kind, number, reference, at }: TextReceipt,
): Promise<void> {
  const since = fx.now() - awaitedMs
  if (at < since) return
  const identity = fx.identify(number)
  const owner = await readContact(fx.table, identity)
  if (kind === 'bad-number') await leaveAlone(fx, identity, { owner: owner?.volunteer, at })
  if (!owner) return
  const texted = (await textedTo(fx, owner.volunteer, reference)).filter((one) => one.at > since)
  for (const one of texted) {
    if (kind === 'delivered') await receiveText(fx.table, one, 'delivered')
    else await notReached(fx, one)
  }
}

/** Nothing more goes to this number, and it counts as unconfirmed: unless its owner has shown since that it works. */
async function leaveAlone(
  fx: Effects,
  identity: string,
  { owner, at }: { owner: string | undefined; at: number },
): Promise<void> {
  const known = owner === undefined ? undefined : await readVolunteer(fx.table, owner, { strong: true })
  if ((known?.mobile?.confirmedAt ?? 0) > at) return
  await suppress(fx.table, identity, { why: 'bounced', at: fx.now() })
  if (owner === undefined) return
  await changeVolunteer(fx, owner, (now) =>
    now.mobile?.identity === identity && now.mobile.confirmedAt !== undefined
      ? { mobile: { address: now.mobile.address, identity } }
      : undefined,
  )
}

/** The invitation the receipt is about; where it does not say, the last one that went to this person by text. */
async function textedTo(
  fx: Effects,
  volunteer: string,
  reference: string | undefined,
): Promise<Invitation[]> {
  const [kind, need = '', to] = (reference ?? '').split('.')
  if (reference !== undefined) {
    const found = kind === 'ask' && to === volunteer && (await readInvitation(fx.table, volunteer, need))
    return found && wentByText(found) ? [found] : []
  }
  const all = (await invitationsTo(fx.table, volunteer)).filter(wentByText)
  return all.sort((a, b) => textedAt(b) - textedAt(a)).slice(0, 1)
}

const wentByText = ({ via, text }: Invitation): boolean =>
  via === 'mobile' || (text !== undefined && text !== 'paid')
const textedAt = ({ at, textAt }: Invitation): number => textAt ?? at

async function notReached(fx: Effects, one: Invitation): Promise<void> {
  if (one.via !== 'mobile') await receiveText(fx.table, one, 'failed')
  else if (await failTexted(fx.table, one))
    await wakeNeed(fx.table, fx.now(), { scope: scopeOf(one.org), need: one.need })
}
