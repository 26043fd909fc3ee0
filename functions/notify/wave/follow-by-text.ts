import { isAskedAtAll } from '../../../shared/actions/asked-at-all.ts'
import type { SendAnswer } from '../../../shared/channels/channel.ts'
import type { NotifyEffects } from '../../../shared/channels/notify-effects.ts'
import { signedFor } from '../../../shared/rules/link-token.ts'
import { quietEnds } from '../../../shared/rules/quiet-hours.ts'
import { mostRefusals, tryAgainAt } from '../../../shared/rules/sending.ts'
import { type Invitation, readInvitation } from '../../../shared/store/invitation.ts'
import { beginText, noteUnpaid, settleText } from '../../../shared/store/invitation-moves.ts'
import { readSuppression, suppress } from '../../../shared/store/suppression.ts'
import type { Volunteer } from '../../../shared/store/volunteer.ts'
import { handOver } from '../hand-over.ts'
import { type AddressWay, waysTo } from '../reach.ts'
import { secretFor } from '../secrets.ts'
import type { Asking } from './asking.ts'
import { payFor } from './choose-way.ts'
import type { Outcome } from './deliver.ts'
import { invitationLetter } from './letter.ts'
import { editLookMs } from './need-now.ts'

/** Whether somebody can be sent a text message after what comes before it in their own order. */
export function hasNumberAfter(fx: NotifyEffects, volunteer: Volunteer): boolean {
  return waysTo(volunteer, fx.channels).findIndex(({ channel }) => channel === 'mobile') > 0
}

/** The number a text message may follow to: one that comes after the way somebody was asked by, in their own order. */
function numberAfter(
  fx: NotifyEffects,
  volunteer: Volunteer,
  via: Invitation['via'] = 'email',
): AddressWay | undefined {
  const ways = waysTo(volunteer, fx.channels)
  const asked = ways.findIndex(({ channel }) => channel === via)
  const number = ways.findIndex(({ channel }) => channel === 'mobile')
  const way = ways[number]
  return number > asked && way?.channel === 'mobile' ? way : undefined
}

/**
 * Sends somebody the request once more as a text message, with the same link and as the same ask: if they have neither answered nor stopped, and if it can be
 * paid for. It is claimed before it is handed over, so that a crash or a lost answer never leads to a second one.
 */
export async function followByText(
  fx: NotifyEffects,
  asking: Asking,
  request: NonNullable<Asking['request']>,
  id: string,
): Promise<Outcome> {
  const done = { kind: 'done' } as const
  const known = asking.invitations.get(id)
  const volunteer = asking.volunteers.get(id)
  if (!known || !volunteer || known.wave !== asking.wave.wave) return done
  // We died while handing it over: it may have gone.
  if (known.text === 'sending') await settleText(fx.table, known, 'unknown')
  if (!isSilent(asking, request, known) || !isAskedAtAll(volunteer, asking.now)) return done
  const way = numberAfter(fx, volunteer, known.via)
  const secret = secretFor(fx, signedFor.invitation(id, known.need), known.linkKeyId)
  if (!way || !secret || (await readSuppression(fx.table, way.identity))) return done
  const awake = quietEnds(asking.now, volunteer.quiet, fx.zone)
  if (awake > asking.now) return { kind: 'later', at: awake }
  // Before it is claimed: what is claimed and not handed over is lost.
  const need = await asking.latest()
  if (need.kind !== 'asks') return { kind: 'later', at: fx.now() + (need.kind === 'edited' ? editLookMs : 0) }
  const unpaid = known.text === 'paid' ? undefined : await payFor(fx, asking, way)
  if (unpaid) {
    await noteUnpaid(fx.table, known, unpaid)
    return done
  }
  if (!(await claimText(fx, asking, known))) return done
  const { name, language, quiet } = volunteer
  const letter = invitationLetter(fx, need.request, {
    volunteer: id,
    name,
    language,
    quiet,
    token: secret.token,
  })
  return settled(fx, asking, { known, way, answer: await handOver(fx, way, letter, 'invitation') })
}

/** Asked by something that may have arrived, not texted yet, and without any answer. */
function isSilent(
  { answered }: Asking,
  { ledger }: NonNullable<Asking['request']>,
  known: Invitation,
): boolean {
  const { volunteer, state, text } = known
  return (
    (state === 'sent' || state === 'unknown') &&
    (text === undefined || text === 'paid') &&
    !answered.has(volunteer) &&
    ledger.holds[volunteer] === undefined
  )
}

/** Refused, it is either our own write whose answer was lost, or somebody else's. */
async function claimText(fx: NotifyEffects, { now }: Asking, known: Invitation): Promise<boolean> {
  if (await beginText(fx.table, known, now)) return true
  const there = await readInvitation(fx.table, known.volunteer, known.need, { strong: true })
  const silent = there?.state === 'sent' || there?.state === 'unknown'
  return silent && there.text === 'sending' && there.textAt === now
}

async function settled(
  fx: NotifyEffects,
  asking: Asking,
  { known, way, answer }: { known: Invitation; way: AddressWay; answer: SendAnswer },
): Promise<Outcome> {
  const refusals = asking.wave.tries + 1
  if (answer.kind !== 'refused') {
    await settleText(fx.table, known, answer.kind)
    return { kind: 'done' }
  }
  if (answer.permanent) await suppress(fx.table, way.identity, { why: 'bounced', at: fx.now() })
  if (answer.permanent || refusals >= mostRefusals) {
    await settleText(fx.table, known, 'failed')
    return { kind: 'done' }
  }
  await settleText(fx.table, known, 'paid')
  return { kind: 'later', at: tryAgainAt(fx.now(), refusals, `${known.need} ${known.wave}`), refused: true }
}
