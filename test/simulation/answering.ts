import { dayMs, minuteMs } from '../../shared/rules/zone-time.ts'
import { afterWaking } from './calendar.ts'
import { draw } from './draws.ts'
import type { Parameters } from './parameters.ts'
import type { Person } from './people.ts'
import type { SimulatedNeed, Town } from './town.ts'

/** What being asked has done to somebody so far. */
export interface Weariness {
  /** They do not look at appeals before that; epoch ms. */
  readonly inactiveUntil: number
  /** How much lower their chance was at `since`, as −ln of a factor. */
  readonly lowered: number
  readonly since: number
}

export const fresh: Weariness = { inactiveUntil: 0, lowered: 0, since: 0 }

/** What somebody does about one message. */
export interface Answer {
  readonly kind: 'yes' | 'no' | 'opts-out' | 'silence'
  /** When they answer, epoch ms; for silence when they were asked. */
  readonly at: number
  /** Whether what they say yes to is delivered in the end. */
  readonly delivers: boolean
  /** How weary the message leaves them. */
  readonly weariness: Weariness
}

/**
 * How a person answers one message. An appeal they see and leave without answer makes them inactive for some days and less
 * likely for some weeks. Those who are inactive do not look: such an appeal is silent and changes nothing, except that any message
 * can be the one after which somebody opts out.
 */
export function answerTo(
  { seed, parameters }: Town,
  person: Person,
  weariness: Weariness,
  need: SimulatedNeed,
  askedAt: number,
): Answer {
  const of = (what: 'yes' | 'opt-out' | 'delay' | 'spell' | 'delivers') =>
    draw(seed, what, person.id, need.id)
  const answered = (kind: Answer['kind'], delivers = false): Answer => {
    const minutes = minutesTo(of('delay')) * (need.urgency === 'high' ? 1 : parameters.slowness)
    return { kind, at: afterWaking(askedAt, minutes * minuteMs), delivers, weariness }
  }
  if (of('opt-out') < parameters.optOut) return answered('opts-out')
  const silence: Answer = { kind: 'silence', at: askedAt, delivers: false, weariness }
  if (askedAt < weariness.inactiveUntil) return silence
  const lot = of('yes')
  if (lot < person.chance * Math.exp(-loweredAt(weariness, askedAt, parameters)))
    return answered('yes', of('delivers') >= parameters.undelivered * (1 - parameters.reminder))
  // Drawn from the other end, so that a lower chance makes nobody decline who would not have.
  if (person.chance > 0 && lot >= 1 - parameters.decline / parameters.everActive) return answered('no')
  return { ...silence, weariness: wearier(weariness, of('spell'), askedAt, parameters) }
}

function wearier(
  weariness: Weariness,
  spell: number,
  at: number,
  { inactiveDays, fatigue, recoveryDays }: Parameters,
): Weariness {
  const lowered = loweredAt(weariness, at, { recoveryDays }) - Math.log(1 - fatigue)
  return { inactiveUntil: at + spellDays(spell, inactiveDays) * dayMs, lowered, since: at }
}

/** Whole days, at least one, geometric with this mean. */
export function spellDays(share: number, mean: number): number {
  return Math.max(1, Math.ceil(Math.log(1 - share) / Math.log(1 - 1 / mean)))
}

function loweredAt(
  { lowered, since }: Weariness,
  at: number,
  { recoveryDays }: Pick<Parameters, 'recoveryDays'>,
): number {
  return lowered === 0 ? 0 : lowered * 2 ** (-(at - since) / (recoveryDays * dayMs))
}

/**
 * The minute by which this share of the answers to an urgent personal message has come, at least one: F(t) = 1 − 1.498·exp(−0.007t −
 * 0.435·t^⅓) turned round (A, fitted to 29,307 alerts).
 */
export function minutesTo(share: number): number {
  let low = 1
  let high = 5000
  while (high - low > 0.001) {
    const middle = (low + high) / 2
    if (1 - 1.498 * Math.exp(-0.007 * middle - 0.435 * Math.cbrt(middle)) < share) low = middle
    else high = middle
  }
  return low
}
