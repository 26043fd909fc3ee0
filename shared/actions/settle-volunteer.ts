import type { Effects } from '../effects.ts'
import { listedForMs } from '../rules/import-life.ts'
import { readContact } from '../store/contact.ts'
import { type Claim, finish } from '../store/due.ts'
import { copyKeys, putCopies, removeCopies } from '../store/match-copies.ts'
import { lift, readSuppression } from '../store/suppression.ts'
import {
  identitiesOf,
  volunteer as profile,
  removeVolunteer,
  settleVolunteer,
  type Volunteer,
} from '../store/volunteer.ts'
import { sayNo } from './answer-listing.ts'
import { isAskedAtAll } from './asked-at-all.ts'
import { spanOf } from './change-volunteer.ts'
import { eraseVolunteer } from './erase-volunteer.ts'
import { showOffers } from './show-offers.ts'
import type { DueWork } from './sweep.ts'

/** A new volunteer's address is claimed within one request; after this long (ms) a missing claim means a crash or a lost race. */
const claimedWithinMs = 60_000

/**
 * Due work of a volunteer: brings the match copies in line with what they want, shows what they have ready to the open needs that lack it,
 * and forgets who lost the race for their own address. The volunteer item is the truth and every step may be repeated.
 */
export const settleVolunteerWork: DueWork = async (fx, claimed) => {
  const id = claimed.key.pk.slice('V#'.length)
  const volunteer = profile.parse(claimed.item)
  if (volunteer.state === 'left') return eraseVolunteer(fx, claimed, volunteer)
  if (!(await ownsAddress(fx, volunteer))) {
    const sure = volunteer.joinedAt + claimedWithinMs
    if (fx.now() < sure) return finish(fx.table, claimed, sure)
    await removeVolunteer(fx.table, id)
    return
  }
  if (volunteer.state === 'imported') return waitForYes(fx, claimed, volunteer)
  const wanted = isAskedAtAll(volunteer, fx.now()) ? [spanOf(volunteer)] : []
  if (wanted.length > 0) {
    await putCopies(fx.table, volunteer)
    await liftStops(fx, volunteer)
  }
  const kept = new Set(wanted.flatMap((span) => copyKeys(id, span)).map((key) => `${key.pk} ${key.sk}`))
  const gone = volunteer.copied
    .flatMap((span) => copyKeys(id, span))
    .filter((key) => !kept.has(`${key.pk} ${key.sk}`))
  await removeCopies(fx.table, gone)
  await showOffers(fx, volunteer, wanted.length > 0)
  await settleVolunteer(fx.table, claimed, volunteer, {
    copied: wanted,
    dueAt: lookAgainAt(volunteer, fx.now()),
  })
}

/** Somebody who was only put on a list: nothing is asked of them. Silence is a no, and is remembered without their name. */
async function waitForYes(fx: Effects, claimed: Claim, volunteer: Volunteer): Promise<void> {
  const until = volunteer.joinedAt + listedForMs
  if (fx.now() < until) return finish(fx.table, claimed, until)
  return sayNo(fx, volunteer.volunteer)
}

function lookAgainAt(volunteer: Volunteer, now: number): number | undefined {
  if (volunteer.pausedUntil !== undefined && volunteer.pausedUntil > now) return volunteer.pausedUntil
  return undefined
}

/** Their addresses are claimed for them; somebody written down without an address has none to claim. */
async function ownsAddress(fx: Effects, volunteer: Volunteer): Promise<boolean> {
  const addresses = [volunteer.email, volunteer.mobile].filter((address) => address !== undefined)
  if (addresses.length === 0) return true
  const claims = await Promise.all(addresses.map(({ identity }) => readContact(fx.table, identity)))
  return claims.some((claim) => claim?.volunteer === volunteer.volunteer)
}

/** Whoever wants messages again has taken back an earlier 'stop asking me'; and a number that has been shown to work since it bounced does work. */
async function liftStops(fx: Effects, volunteer: Volunteer): Promise<void> {
  const { mobile } = volunteer
  for (const identity of identitiesOf(volunteer)) {
    const mark = await readSuppression(fx.table, identity)
    const works = mobile?.identity === identity && (mobile.confirmedAt ?? 0) > (mark?.at ?? 0)
    if (mark?.why === 'stopped' || (mark?.why === 'bounced' && works))
      await lift(fx.table, identity, mark.why)
  }
}
