import { wishedChannels } from '../rules/channel-order.ts'
import type { Volunteer } from '../store/volunteer.ts'

/** Confirmed, to be reached in a way that works and that they wish, not paused, and willing to get at least one message a week. */
export function isAskedAtAll(volunteer: Volunteer, now: number): boolean {
  const reachable = wishedChannels(volunteer).length > 0
  const willing = (volunteer.pausedUntil ?? 0) <= now && volunteer.perWeek > 0
  return volunteer.state === 'active' && reachable && willing
}
