/** Where a volunteer's promise stands. */
export const pledgeStates = [
  'asked',
  'standby',
  'pledged',
  'delivered',
  'received',
  'withdrawn',
  'lapsed',
  'no-show',
] as const
export type PledgeState = (typeof pledgeStates)[number]

/** Every legal move of a pledge, as data. 'asked': written down, the ledger has not yet said yes. */
export const pledgeMoves = {
  asked: ['pledged', 'standby', 'withdrawn', 'lapsed'],
  standby: ['pledged', 'withdrawn', 'lapsed'],
  pledged: ['delivered', 'received', 'withdrawn', 'lapsed', 'no-show'],
  /** The volunteer says it was dropped off; the coordinator has not confirmed. */
  delivered: ['received', 'no-show', 'withdrawn'],
  received: ['asked'],
  withdrawn: ['asked', 'standby'],
  lapsed: ['asked', 'standby'],
  'no-show': ['asked', 'standby'],
} as const satisfies Record<PledgeState, readonly PledgeState[]>

export function mayBecome(from: PledgeState, to: PledgeState): boolean {
  return (pledgeMoves[from] as readonly PledgeState[]).includes(to)
}

/** States in which the person stands by a promise, so that the ledger must hold their quantity. */
export const liveStates: readonly PledgeState[] = ['asked', 'pledged', 'delivered']
