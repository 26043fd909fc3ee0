import type { Forecast } from './forecast.ts'
import type { Reason } from './match-reasons.ts'
import type { WhyNot } from './matching.ts'

/** Why somebody who fits is not asked now, as an organisation may know it: what another one caused reads 'resting'. */
export const waitingReasons = [
  'their-turn-comes',
  'asked',
  'resting',
  'left-to-another',
  'quiet',
  'no-skill',
] as const
export type WaitingReason = (typeof waitingReasons)[number]

/** The same reason as it is shown: who does not want to hear from an organisation is not told on. */
export function shownReason(reason: WhyNot): WaitingReason {
  switch (reason) {
    case 'concerned':
      return 'asked'
    case 'quiet':
      return 'quiet'
    case 'no-skill':
      return 'no-skill'
    default:
      return 'resting'
  }
}

/** One of those who would be asked next: known by an initial, a chance and a ring only. */
export interface NextInLine {
  /** First letter of what they want to be called. */
  readonly initial: string
  /** Chance of a yes, 0–1; absent where it was not kept. */
  readonly chance?: number | undefined
  readonly reasons: readonly Reason[]
}

/** So many of those next in line are shown. */
export const mostInLine = 20

/** What lies ahead of a need: who is next, and how many more there are. */
export interface Outlook {
  readonly next: readonly NextInLine[]
  readonly counts: Readonly<Partial<Record<WaitingReason, number>>>
  /** Before it is published. */
  readonly forecast?: Forecast | undefined
}
