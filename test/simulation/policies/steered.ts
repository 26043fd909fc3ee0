import { hourMs } from '../../../shared/rules/zone-time.ts'
import { morning } from '../calendar.ts'
import type { Policy } from '../policy.ts'
import { firstByLot } from './order.ts'

/** One yes for 18 people asked: the best year of the vaccination appeals that were steered so. */
const conversion = 1 / 18
/** Their waves followed one another by a fixed time. */
const waveMs = { high: hourMs, normal: 4 * hourMs } as const

/**
 * Waves by one fixed conversion rate: as many people, by lot, as would fill the open places if one in 18 said yes, and the same
 * again after a fixed time, by day, as long as places are open.
 */
export const steered = (): Policy => ({
  name: 'steered',
  sees: 'answers',
  keepsBudget: false,
  decide: (view) => {
    const { now, open, need, asked } = view
    const last = asked.at(-1)?.at
    const due = last === undefined ? now : last + waveMs[need.urgency]
    const at = morning(Math.max(due, now))
    if (at > now) return { ask: [], wakeAt: at }
    const ask = firstByLot(view, Math.ceil(open / conversion))
    return { ask, wakeAt: now + waveMs[need.urgency] }
  },
})
