import type { Budget } from '../../shared/rules/budget.ts'
import type { Person } from './people.ts'
import type { SimulatedNeed } from './town.ts'

/**
 * A way of asking. It is called for one need at a time, only while that need is open and wants somebody: when it is posted, when
 * somebody answers or leaves, when a pledge lapses, and at the time it asked to be woken. It says whom to ask now and when to look again.
 *
 * A policy sees what a product would see and nothing else, so it cannot look at true chances (unless it is the oracle), inactive
 * spells, or answers still to come. It may keep notes: one instance plays one town from its first day to its last, and a need
 * is known by its id.
 */
export interface Policy {
  readonly name: string
  /** What `chance` of a candidate is: not told, the product's score with its error, or the truth. */
  readonly sees: 'answers' | 'score' | 'truth'
  /**
   * Whether it promises to keep everybody's weekly cap. The loop counts every request over somebody's cap as a breach, and does not
   * send it for a policy that promised: the person is then neither asked nor listed as asked.
   */
  readonly keepsBudget: boolean
  readonly decide: (view: View) => Decision
}

export interface View {
  /** Epoch ms. */
  readonly now: number
  readonly why: 'posted' | 'answered' | 'lapsed' | 'woken'
  readonly need: SimulatedNeed
  /** Places that nobody has promised to take; at least one. */
  readonly open: number
  /** Everybody this need has asked, in the order in which they were asked. */
  readonly asked: readonly Asked[]
  /**
   * Everybody who fits and can still be asked: registered, chose the topic, has the skill, lets requests come from there, has not
   * opted out and was not asked for this need. Those who rest or have had enough this week are among them, and at night all sleep:
   * that is for the policy to mind. Reads the register anew at each call.
   */
  readonly candidates: () => readonly Candidate[]
}

/** Somebody as a policy knows them. The same object from one call to the next; its history moves on. */
export interface Candidate
  extends Pick<
    Person,
    'id' | 'area' | 'reach' | 'reachArea' | 'topics' | 'skills' | 'quiet' | 'perWeek' | 'offers'
  > {
  /** By what the policy sees: undefined, the score, or the true chance of a yes when rested and not inactive. */
  readonly chance: number | undefined
  readonly history: History
}

/** How somebody was asked and answered, over all needs. */
export interface History {
  /** Requests of the last seven days, oldest first, as of the last ask: look at the times. */
  readonly recent: readonly { readonly need: number; readonly at: number }[]
  readonly lastAskedAt: number | undefined
  /** Until when the product leaves them alone (shared/rules/budget.ts, restMs). */
  readonly restUntil: number
  /** Counts since they registered. */
  readonly asked: number
  /** Answered yes and got a place. */
  readonly yes: number
  readonly no: number
  /** Answered yes when nobody was wanted any more. */
  readonly late: number
  /** Promised, and did not deliver. */
  readonly undelivered: number
}

/** One person asked by this need. */
export interface Asked {
  readonly candidate: Candidate
  readonly at: number
  /** Nothing while they are silent; 'late' is a yes for which there was no place. */
  readonly answer: 'yes' | 'no' | 'late' | 'left' | undefined
  readonly answeredAt: number | undefined
  /** Their pledge was not delivered and has lapsed. */
  readonly lapsed: boolean
}

export interface Decision {
  /** Asked now, one message each. Only candidates of this view; asking somebody twice for one need is an error. */
  readonly ask: readonly Candidate[]
  /** When to be called again if nothing happens before, epoch ms; each decision replaces the last one's. */
  readonly wakeAt?: number | undefined
  /** What the poster is told. Only the first of a need counts. */
  readonly forecast?: Foretold | undefined
}

/** 'Asks about so many people; a first yes within that time with this probability.' */
export interface Foretold {
  readonly people: number
  readonly firstYesWithinMs: number
  /** 0–1, all three. */
  readonly probability: number
  readonly coveredInDay: number
  readonly coveredInWeek: number
}

/** Somebody's budget in the product's own form, for its rules. */
export function budgetOf(history: History): Budget {
  const { recent, lastAskedAt, restUntil, asked, yes } = history
  const before = budgets.get(history)
  // Nothing of a budget moves without one of these.
  if (before?.asked === asked && before.yes === yes && before.restUntil === restUntil) return before
  const asks = Object.fromEntries(recent.map(({ need, at }) => [need, at]))
  const budget = { asks, lastAskedAt, restUntil, asked, yes }
  budgets.set(history, budget)
  return budget
}

/** Made once for each step of a history: the rules of many needs look at the same people. */
const budgets = new WeakMap<History, Budget>()
