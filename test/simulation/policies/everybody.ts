import type { Policy } from '../policy.ts'

/** Asks everybody who fits, at once. */
export const everybody = (): Policy => ({
  name: 'everybody',
  sees: 'answers',
  keepsBudget: false,
  decide: ({ why, candidates }) => ({ ask: why === 'posted' ? candidates() : [] }),
})
