import type { PledgeState } from './pledge-life.ts'

/** Longest note to whoever receives what was brought, in characters. */
export const longestNote = 300

/**
 * Where a note stands: 'waiting' for a member to read it; 'handed-on' by them; or 'kept-back', so that it stays inside the
 * organisation.
 */
export const noteStates = ['waiting', 'handed-on', 'kept-back'] as const
export type NoteState = (typeof noteStates)[number]

/** A note goes with what comes: of what was taken back or never came there is nothing to hand on. */
export const noteGoes = (state: PledgeState | 'late'): boolean =>
  state === 'pledged' || state === 'late' || state === 'delivered' || state === 'received'
