import { isAskedAtAll } from '../../../shared/actions/asked-at-all.ts'
import { noteAnswers } from '../../../shared/actions/note-answers.ts'
import type { NotifyEffects } from '../../../shared/channels/notify-effects.ts'
import { signedFor } from '../../../shared/rules/link-token.ts'
import { maskName } from '../../../shared/rules/masking.ts'
import { quietEnds } from '../../../shared/rules/quiet-hours.ts'
import { maySend } from '../../../shared/rules/sending.ts'
import { giveBack, spendBudget } from '../../../shared/store/budget.ts'
import { type Invitation, readInvitation } from '../../../shared/store/invitation.ts'
import { countSend, putInvitation, settleInvitation } from '../../../shared/store/invitation-moves.ts'
import type { Volunteer } from '../../../shared/store/volunteer.ts'
import { newSecret, secretFor } from '../secrets.ts'
import type { Asking } from './asking.ts'
import { callOff, isUnfinished } from './call-off.ts'
import { chooseWay } from './choose-way.ts'
import { deliver, type Outcome } from './deliver.ts'

/**
 * Asks one volunteer, at whatever point an earlier turn left it. Order: the ask is spent, the invitation written, the letter handed over, the
 * result noted. A crash in between leaves an invitation that says how often it may have been handed over.
 */
export async function invite(fx: NotifyEffects, asking: Asking, id: string): Promise<Outcome> {
  const known = asking.invitations.get(id)
  if (known && !isUnfinished(known, asking)) return finished(fx, asking, known)
  const volunteer = asking.volunteers.get(id)
  if (!volunteer || !isAskedAtAll(volunteer, asking.now))
    return { kind: 'replace', ...((await callOff(fx, asking, id, 'stopped')) ? {} : { unseen: true }) }
  const awake = quietEnds(asking.now, volunteer.quiet, fx.zone)
  if (awake > asking.now) return { kind: 'later', at: awake }
  if (known) return resume(fx, asking, volunteer, known)

  const spent = await spendBudget(
    fx.table,
    asking.now,
    { volunteer: id, need: asking.need, perWeek: volunteer.perWeek },
    asking.budgets.get(id),
  )
  if (!spent) return { kind: 'replace', unseen: true }
  await noteAnswers(fx, volunteer, spent)
  const chosen = await chooseWay(fx, asking, volunteer)
  if (chosen.kind === 'unreachable') return fail(fx, asking, volunteer, { why: 'unreachable' })
  if (chosen.kind === 'unpaid') return fail(fx, asking, volunteer, { why: 'unpaid', unpaid: chosen.refusal })
  const fresh: Invitation = { ...blank(fx, asking, volunteer), via: chosen.way.channel, sends: 1 }
  if (await putInvitation(fx.table, fresh)) return deliver(fx, asking, volunteer, fresh)
  // Refused: either our own write whose answer was lost, or somebody else's.
  const there = await readInvitation(fx.table, id, asking.need, { strong: true })
  const own = there?.wave === fresh.wave && there.at === fresh.at && there.sends === 1
  return own ? deliver(fx, asking, volunteer, there) : { kind: 'done' }
}

/** Takes an invitation up again that an earlier turn did not finish. */
async function resume(
  fx: NotifyEffects,
  asking: Asking,
  volunteer: Volunteer,
  known: Invitation,
): Promise<Outcome> {
  const sends = known.sends ?? 1
  const sameLink = secretFor(fx, signedFor.invitation(known.volunteer, known.need), known.linkKeyId)
  if (!maySend(known.via ?? 'email', sends) || !sameLink) {
    if (known.state === 'sending') await settleInvitation(fx.table, known, { state: 'unknown' })
    return { kind: 'done' }
  }
  const mine = await countSend(fx.table, known, sends)
  return mine ? deliver(fx, asking, volunteer, { ...known, sends: sends + 1 }) : { kind: 'done' }
}

/** One that failed in a turn that then crashed may still have its ask to give back and its place to be taken. */
async function finished(fx: NotifyEffects, asking: Asking, known: Invitation): Promise<Outcome> {
  if (known.wave !== asking.wave.wave || known.state !== 'failed') return { kind: 'done' }
  await giveBack(fx.table, known.volunteer, known.need)
  return { kind: 'replace' }
}

/** An invitation that never goes out, kept so that this need does not try the same person again. */
async function fail(
  fx: NotifyEffects,
  asking: Asking,
  volunteer: Volunteer,
  because: Pick<Invitation, 'why' | 'unpaid'>,
): Promise<Outcome> {
  await putInvitation(fx.table, { ...blank(fx, asking, volunteer), state: 'failed', ...because })
  await giveBack(fx.table, volunteer.volunteer, asking.need)
  return { kind: 'replace' }
}

function blank(fx: NotifyEffects, asking: Asking, volunteer: Volunteer): Invitation {
  const { tokenHash, linkKeyId } = newSecret(fx, signedFor.invitation(volunteer.volunteer, asking.need))
  return {
    volunteer: volunteer.volunteer,
    need: asking.need,
    org: asking.wave.org,
    wave: asking.wave.wave,
    name: maskName(volunteer.name),
    language: volunteer.language,
    ...(asking.wave.why?.[volunteer.volunteer] ? { match: asking.wave.why[volunteer.volunteer] } : {}),
    state: 'sending',
    tokenHash,
    linkKeyId,
    at: asking.now,
  }
}
