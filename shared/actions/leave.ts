import type { Effects } from '../effects.ts'
import { liveStates } from '../rules/pledge-life.ts'
import { type Pledge, pledgesBy } from '../store/pledge.ts'
import type { Volunteer } from '../store/volunteer.ts'
import { changeVolunteer } from './change-volunteer.ts'

/** What somebody has promised and not yet brought: asked about when they leave. */
export async function livePledges(fx: Effects, volunteer: string): Promise<Pledge[]> {
  const pledges = await pledgesBy(fx.table, volunteer)
  return pledges.filter(isLive)
}

/** Still to come: the person stands by it, whether or not it has been dropped off. */
export const isLive = (pledge: Pick<Pledge, 'state'>): boolean => liveStates.includes(pledge.state)

/**
 * Somebody leaves. One write says so, with what becomes of what they promised; from then on nobody asks them, and due work
 * erases them (see erase-volunteer.ts). Leaving twice is leaving once; the first answer about pledges stands.
 */
export async function leave(
  fx: Effects,
  volunteer: string,
  pledges: NonNullable<Volunteer['leaving']>,
): Promise<void> {
  await changeVolunteer(fx, volunteer, (now) =>
    now.state === 'left' ? undefined : { state: 'left', leaving: pledges, leftAt: fx.now() },
  )
}
