/** What worries somebody about a page, in the order in which the page offers it. */
export const worries = ['danger', 'privacy', 'money', 'pressure', 'other'] as const
export type Worry = (typeof worries)[number]

/** What may be about somebody's safety, a child's first of all: no flood of other concerns stands in its way. */
export const isAboutSafety = (worry: Worry): boolean => worry === 'danger' || worry === 'privacy'

/**
 * Concerns in an hour: from one address (a school or a village may share one), with one way to reach their writer, about one page, and in all. A flood
 * about one page is stopped before it counts for others; what may be about safety has counters of its own and none of a page.
 */
export const concernLimits = { address: 20, writer: 10, page: 60, all: 1000 } as const
export const safetyLimits = { address: 20, writer: 10, all: 5000 } as const

/** So many concerns in an hour are each announced by a message of their own; of the rest the hub hears once, and finds all in its list. */
export const announcedEach = 60

/** What the hub's administrators can do about a concern. */
export const measures = ['stop-asking', 'stop-need', 'stop-organization', 'nothing'] as const
export type Measure = (typeof measures)[number]

/** The longest note about what was done, in characters: it may become the reason of a stop. */
export const longestHandlingNote = 200

/** The longest a concern may be, in characters. */
export const longestConcern = 1000

/** Whom to call when somebody is in danger now: police and ambulance, in China. */
export const emergencyNumbers = { police: '110', ambulance: '120' } as const

const day = 86_400_000
/** Days a concern is kept once it has been handled; then it is deleted with whatever its writer left. */
export const concernKeptDays = 180
/** Until when a concern that is handled now is kept, epoch ms. */
export const concernKeptUntil = (now: number): number => now + concernKeptDays * day

/**
 * What of a page's address a concern may repeat: the first word, and all of it only where it names nothing but a need, an organisation or a published
 * ledger. Whatever lets people in stands behind another first word, and is left out.
 */
export function placeOfConcern(path: string): string {
  if (/^\/(needs|join|open)(\/[\w-]{1,60}){1,3}$/.test(path)) return path
  return /^\/[\w-]{0,40}/.exec(path)?.[0] ?? '/'
}
