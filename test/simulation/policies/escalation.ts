import { dayMs } from '../../../shared/rules/zone-time.ts'
import type { Policy } from '../policy.ts'
import { ringsFrom } from './order.ts'

const afterMs = 2 * dayMs

/**
 * Asks the nearest ring in which anybody fits at once, and once, after two days, everybody: the one escalation of a
 * platform for case workers (two days where it is urgent).
 */
export function escalation(): Policy {
  const escalated = new Set<number>()
  return {
    name: 'escalation',
    sees: 'answers',
    keepsBudget: false,
    decide: ({ now, why, need, candidates }) => {
      const wakeAt = need.postedAt + afterMs
      if (why === 'posted') {
        const all = candidates()
        const ringOf = ringsFrom(need.area)
        const rings = all.map(({ area }) => ringOf(area))
        const nearest = Math.min(...rings)
        return { ask: all.filter((_, at) => rings[at] === nearest), wakeAt }
      }
      if (now < wakeAt || escalated.has(need.id))
        return { ask: [], wakeAt: now < wakeAt ? wakeAt : undefined }
      escalated.add(need.id)
      return { ask: candidates() }
    },
  }
}
