import type { Effects } from '../effects.ts'
import { type SuppressionReason, suppress } from '../store/suppression.ts'
import { readVolunteer } from '../store/volunteer.ts'
import { changeVolunteer } from './change-volunteer.ts'

/**
 * Stops all asking of a volunteer, at once: no more messages a week, which takes them out of matching, and every address and device of theirs marked, which
 * a wave under way looks at before each letter. What they promised still reaches them. Harmless to repeat.
 */
export async function stopAsking(
  fx: Effects,
  id: string,
  why: Exclude<SuppressionReason, 'bounced'> = 'stopped',
): Promise<void> {
  const volunteer = await readVolunteer(fx.table, id, { strong: true })
  if (!volunteer) return
  // First the wish, then the marks: due work lifts marks only while the wish allows asking.
  await changeVolunteer(fx, id, (now) => (now.perWeek === 0 ? undefined : { perWeek: 0 }))
  const { email, mobile, push = [] } = volunteer
  for (const { identity } of [email, mobile].filter((address) => address !== undefined))
    await suppress(fx.table, identity, { why, at: fx.now() })
  // A complaint is about mail: what they promised may still reach their devices.
  for (const { identity } of push) await suppress(fx.table, identity, { why: 'stopped', at: fx.now() })
}
