import type { Effects } from '../effects.ts'
import { releaseContact } from '../store/contact.ts'
import type { Claim } from '../store/due.ts'
import {
  deleteAll,
  forgetGiver,
  forgetReach,
  forgetWords,
  noticeKeys,
  ownKeys,
  stripPledge,
} from '../store/erasure.ts'
import { keys } from '../store/keys.ts'
import { copyKeys, removeCopies } from '../store/match-copies.ts'
import { type Pledge, pledgesBy } from '../store/pledge.ts'
import { scopeOf } from '../store/scope.ts'
import { removeVolunteer, stripVolunteer, type Volunteer } from '../store/volunteer.ts'
import { withdrawPledge } from './change-pledge.ts'
import { isLive } from './leave.ts'
import { takeBackOffers } from './show-offers.ts'

/**
 * The second look comes this long after somebody left, in ms: a request that was under way has ended by then (10 s), and
 * whoever must hear that a pledge was withdrawn has heard it.
 */
const secondLookMs = 120_000
/** Pledges somebody wanted to finish are looked at this often. */
const waitForPledgesMs = 86_400_000

/**
 * Erases somebody who has left, as due work: whatever a crash leaves is found again. First everything that asks or names
 * them goes and live pledges are withdrawn; after the second look nothing is left, the profile last of all. Who wanted to
 * finish keeps what to call them and how to reach them until their last pledge has ended.
 */
export async function eraseVolunteer(fx: Effects, claimed: Claim, volunteer: Volunteer): Promise<void> {
  const id = volunteer.volunteer
  await removeCopies(
    fx.table,
    volunteer.copied.flatMap((span) => copyKeys(id, span)),
  )
  await takeBackOffers(fx, id)
  for (const address of [volunteer.email, volunteer.mobile]) {
    if (!address) continue
    await releaseContact(fx.table, address.identity, id)
    await deleteAll(fx.table, [keys.lastWord(address.identity)])
    await forgetReach(fx.table, address.identity)
  }
  const pledges = await pledgesBy(fx.table, id)
  const finishing = volunteer.leaving === 'finish' ? pledges.filter(isLive) : []
  await deleteOwn(fx, id, finishing)
  for (const pledge of pledges) if (!finishing.includes(pledge)) await letPledgeGo(fx, pledge)

  const looked = { claimed, seen: volunteer }
  if (finishing.length > 0)
    return stripVolunteer(fx.table, { ...looked, keepAddress: true, at: fx.now() + waitForPledgesMs })
  const second = (volunteer.leftAt ?? 0) + secondLookMs
  if (fx.now() < second) return stripVolunteer(fx.table, { ...looked, keepAddress: false, at: second })
  const again = await forgetPledges(fx, await pledgesBy(fx.table, id), second)
  await deleteAll(fx.table, await noticeKeys(fx.table, id))
  if (again === undefined) return removeVolunteer(fx.table, id)
  return stripVolunteer(fx.table, { ...looked, keepAddress: false, at: again })
}

/** Invitations, budget and links go at once, so that no link of theirs opens any more; pledges go after the second look. */
async function deleteOwn(fx: Effects, id: string, finishing: readonly Pledge[]): Promise<void> {
  const kept = finishing.map(({ need }) => `INV#${need}`)
  const own = await ownKeys(fx.table, id)
  await deleteAll(
    fx.table,
    own.filter(({ sk }) => !sk.startsWith('PLEDGE#') && !kept.includes(sk)),
  )
}

/** What they still hold goes to the next; what they have dropped off stays held, without their name, until it is confirmed. */
async function letPledgeGo(fx: Effects, pledge: Pledge): Promise<void> {
  const { need, volunteer } = pledge
  if (pledge.state === 'asked' || pledge.state === 'standby' || pledge.state === 'pledged')
    await withdrawPledge(fx, { scope: scopeOf(pledge.org), need, volunteer })
  if (pledge.name !== '' || pledge.word !== '' || pledge.devices || pledge.answerBack || pledge.note)
    await stripPledge(fx.table, volunteer, need)
}

/**
 * Takes the records away once everybody has been told of them. Answers when to look again (epoch ms) for those that must
 * still stand: waiting to be told, or to be confirmed.
 */
async function forgetPledges(
  fx: Effects,
  pledges: readonly Pledge[],
  since: number,
): Promise<number | undefined> {
  const times: number[] = []
  for (const pledge of pledges) {
    const untold = pledge.dueAt !== undefined && fx.now() < since + waitForPledgesMs
    if (pledge.state === 'delivered') times.push(fx.now() + waitForPledgesMs)
    else if (untold) times.push(fx.now() + secondLookMs)
    else await forgetPledge(fx, pledge)
  }
  return times.length > 0 ? Math.min(...times) : undefined
}

async function forgetPledge(fx: Effects, { org, need, volunteer }: Pledge): Promise<void> {
  const where = { scope: scopeOf(org), need }
  await forgetGiver(fx.table, where, volunteer)
  await forgetWords(fx.table, where, volunteer)
  await deleteAll(fx.table, [keys.pledge(volunteer, need)])
}
