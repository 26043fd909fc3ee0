/** Longest note to whoever receives what was brought, in characters. */
export const longestNote = 300

/**
 * Where a note stands: 'waiting' for a member to read it; 'handed-on' by them; or 'kept-back', so that it stays inside the
 * organisation.
 */
export const noteStates = ['waiting', 'handed-on', 'kept-back'] as const
export type NoteState = (typeof noteStates)[number]
