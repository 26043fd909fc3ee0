import type { Policy } from '../policy.ts'
import { firstByLot } from './order.ts'

const perRound = 2
const roundMs = 30_000
const rounds = 6

/** Asks two people every 30 seconds, six times, by lot, and then nobody more: as a tutoring service does. */
export const inRounds = (): Policy => ({
  name: 'rounds',
  sees: 'answers',
  keepsBudget: false,
  decide: (view) => {
    const begun = Math.ceil(view.asked.length / perRound)
    if (begun >= rounds) return { ask: [] }
    const due = view.need.postedAt + begun * roundMs
    if (view.now < due) return { ask: [], wakeAt: due }
    return { ask: firstByLot(view, perRound), wakeAt: due + roundMs }
  },
})
