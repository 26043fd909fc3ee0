import { dayMs } from '../../../shared/rules/zone-time.ts'
import type { Policy } from '../policy.ts'
import { nearestOf } from './order.ts'

const atOnce = 3

/** Asks the three nearest; the next three when all of them have declined, or after a day. */
export const nearest = (): Policy => ({
  name: 'nearest',
  sees: 'answers',
  keepsBudget: false,
  decide: (view) => {
    const last = view.asked.slice(-atOnce)
    const askedAt = last[0]?.at ?? Number.NEGATIVE_INFINITY
    const allGone = last.every(({ answer }) => answer === 'no' || answer === 'left')
    if (!allGone && view.now < askedAt + dayMs) return { ask: [], wakeAt: askedAt + dayMs }
    return { ask: nearestOf(view, atOnce), wakeAt: view.now + dayMs }
  },
})
