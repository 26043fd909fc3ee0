import { closeness, contains } from './areas.ts'
import { sameWord } from './preferences.ts'
import type { Topic, Urgency } from './topics.ts'

/** At most so many needs are shown to somebody who comes late: a choice, not a list. */
export const mostShown = 3

/** Somebody who wanted to help and came too late. */
export interface Latecomer {
  /** The need they came for, which is not shown again. */
  readonly need: string
  /** What they would help with. */
  readonly topics: readonly Topic[]
  readonly skills: readonly string[]
  /** From where they look. */
  readonly area: string
  /** From where they let requests come; not known of a stranger. */
  readonly reachArea?: string | undefined
  /** Organisations they do not want to hear from. */
  readonly muted: readonly string[]
}

/** An open need as it stands on the list. */
export interface Unmet {
  readonly need: string
  readonly org: string
  readonly street: string
  readonly topics: readonly Topic[]
  readonly skill?: string | undefined
  readonly urgency: Urgency
  /** Epoch ms. */
  readonly deadline: number
}

/** It is about something they would help with. */
const isTheirs = ({ topics }: Unmet, late: Latecomer): boolean =>
  topics.some((topic) => late.topics.includes(topic))

/** Where it wants a skill, they have it. */
const isAble = ({ skill }: Unmet, { skills }: Latecomer): boolean =>
  skill === undefined || skills.some((own) => sameWord(own) === sameWord(skill))

/** As near as they said; a need is known to its street only. */
const isInReach = ({ street }: Unmet, { reachArea }: Latecomer): boolean =>
  reachArea === undefined || contains(reachArea, street) || contains(street, reachArea)

/** The needs a latecomer fits, the nearest first, and of equally near ones the most urgent, then what ends soonest. */
export function needsFor<N extends Unmet>(open: readonly N[], late: Latecomer, now: number): N[] {
  const fit = open.filter(
    (one) =>
      one.need !== late.need &&
      one.deadline > now &&
      !late.muted.includes(one.org) &&
      isTheirs(one, late) &&
      isAble(one, late) &&
      isInReach(one, late),
  )
  return fit.toSorted(
    (one, other) =>
      closeness(other.street, late.area) - closeness(one.street, late.area) ||
      Number(other.urgency === 'high') - Number(one.urgency === 'high') ||
      one.deadline - other.deadline ||
      (one.need < other.need ? -1 : 1),
  )
}
