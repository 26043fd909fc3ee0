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
  'released',
] as const
export type PledgeState = (typeof pledgeStates)[number]

/** Every legal move of a pledge, as data. 'asked': written down, the ledger has not yet said yes. */
export const pledgeMoves = {
  asked: ['pledged', 'standby', 'received', 'withdrawn', 'lapsed', 'no-show', 'released'],
  standby: ['asked', 'pledged', 'delivered', 'withdrawn', 'lapsed', 'released'],
  pledged: ['delivered', 'received', 'withdrawn', 'lapsed', 'no-show', 'released'],
  /** The volunteer says it was dropped off; the coordinator has not confirmed. */
  delivered: ['pledged', 'received', 'no-show', 'withdrawn', 'released'],
  received: ['asked'],
  withdrawn: ['asked', 'standby'],
  lapsed: ['asked', 'standby'],
  'no-show': ['asked', 'standby'],
  /** The need was closed or cancelled before it came: nobody's fault, and nothing follows. */
  released: ['asked'],
} as const satisfies Record<PledgeState, readonly PledgeState[]>

export function mayBecome(from: PledgeState, to: PledgeState): boolean {
  return (pledgeMoves[from] as readonly PledgeState[]).includes(to)
}

/** States in which the person stands by a promise, so that the ledger must hold their quantity. */
export const liveStates: readonly PledgeState[] = ['asked', 'pledged', 'delivered']
