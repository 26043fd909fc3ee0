/** Where a need stands. 'covered' is not among them: it is derived from the ledger, never stored. */
export const stages = ['draft', 'review', 'open', 'expired', 'closed', 'cancelled'] as const
export type Stage = (typeof stages)[number]

/** Every legal move of a need, as data: a test plays each legal and illegal one. */
export const needMoves = {
  draft: ['review', 'open', 'cancelled'],
  review: ['draft', 'open', 'cancelled'],
  open: ['expired', 'closed', 'cancelled'],
  /** The deadline passed: nothing new is promised; what was promised may still arrive. Extending opens it again. */
  expired: ['open', 'closed', 'cancelled'],
  closed: [],
  cancelled: [],
} as const satisfies Record<Stage, readonly Stage[]>

export function mayMove(from: Stage, to: Stage): boolean {
  return (needMoves[from] as readonly Stage[]).includes(to)
}

/** It is out and not over: neighbours may be asked for it, or still bring something. */
export const isOut = (stage: Stage): boolean => stage === 'open' || stage === 'expired'

/** How a need ended, and why where it was not met in full. */
export const outcomes = ['fully', 'partly', 'not'] as const
export type Outcome = (typeof outcomes)[number]
export const closeReasons = [
  'met',
  'not-enough-offers',
  'no-longer-needed',
  'met-elsewhere',
  'circumstances-changed',
  'posted-by-mistake',
] as const
export type CloseReason = (typeof closeReasons)[number]
