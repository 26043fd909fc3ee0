/**
 * Everything the simulated town assumes of people: fixed before any way of asking was tuned on it, and never changed to reach a target.
 * (A) data, (B) weak data, (C) assumption.
 */
export interface Parameter {
  readonly prior: number
  /** What the sensitivity runs play. */
  readonly range: readonly [least: number, most: number]
  /** False where no span is known: the range is then a plain guess around the prior. */
  readonly rangeKnown: boolean
  readonly grade: 'A' | 'B' | 'C'
  /** Where the figure comes from, in words. */
  readonly source: string
}

const known = (
  prior: number,
  range: Parameter['range'],
  grade: Parameter['grade'],
  source: string,
): Parameter => ({ prior, range, rangeKnown: true, grade, source })

const guessed = (
  prior: number,
  range: Parameter['range'],
  grade: Parameter['grade'],
  source: string,
): Parameter => ({ prior, range, rangeKnown: false, grade, source })

export const parameters = {
  /** Registered volunteers, of residents, at any time: for whoever leaves somebody new comes (see optOutsReplaced). */
  density: known(0.1, [0.02, 0.1], 'C', 'assumption: 2, 5 and 10 % of residents are played'),
  /** Of those registered, the share that ever answers. */
  everActive: guessed(
    0.5,
    [0.35, 0.65],
    'A',
    'half of registered volunteers ever act; two thirds of approved NHS responders had no task after a month',
  ),
  /** Topics each person chooses, of six. */
  topicsEach: guessed(2, [1, 3], 'C', 'assumption'),
  /** People a need wants: 1 to this many, evenly. */
  mostPlaces: guessed(5, [3, 8], 'C', 'assumption'),
  /** Needs per 10,000 residents and week. */
  needsPerWeek: known(2.5, [1, 5], 'C', 'assumption'),
  /** People with a scarce skill, as a share of those who chose its topic. */
  scarceSkill: guessed(
    0.5,
    [0.25, 1],
    'B',
    'legal, medical and elder-care supply in China falls 16–22 points short: half the density',
  ),
  /** Chance of a yes when asked personally, mean over all registered. */
  meanChance: known(
    0.05,
    [0.01, 0.1],
    'B',
    'text messages of a call-in action 4.7 %; vaccination appeals one yes for 15–27 people (upper bound)',
  ),
  /** So many of those registered … */
  givers: guessed(0.1, [0.05, 0.2], 'C', 'assumption: 10 % of people give 60 % of yeses'),
  /** … give this share of all yeses. */
  giversYeses: guessed(0.6, [0.45, 0.75], 'C', 'assumption: 10 % of people give 60 % of yeses'),
  /** σ of the log-normal error of the product's score of a person. */
  scoreError: known(0.7, [0.3, 1.2], 'C', 'assumption'),
  /**
   * Of those who never answer, the share that the score takes for somebody who would. The score is the true chance times an error, so it
   * tells them apart; at 1 it tells nothing of them, and only their silence does.
   */
  unseenNever: guessed(0, [0, 1], 'C', 'the score is the true chance times its error, word for word'),
  /** How many times longer the answers to what is not urgent take. */
  slowness: known(4.5, [3, 6], 'C', 'assumption: 3–6 times'),
  /** Share of messages answered by a one-tap 'not this time'. */
  decline: known(0.0325, [0.025, 0.04], 'C', 'assumption: 2.5–4 %; silence is over 90 % of answers'),
  /** Days somebody is inactive after an appeal they did not answer: mean of a geometric time. */
  inactiveDays: known(5, [3, 7], 'C', 'form from data (A), value assumed: 3–7 days'),
  /** How far one such appeal lowers the chance, as a share of it. */
  fatigue: known(0.1, [0.05, 0.15], 'C', 'form from data (A), value assumed: 5–15 %'),
  /** Days after which half of that is recovered. */
  recoveryDays: known(30, [7, 60], 'C', 'form from data (A), value assumed'),
  /** Share of messages after which somebody opts out for good. */
  optOut: guessed(0.007, [0.003, 0.014], 'A', 'call-in action: opt-out 0.69 % per text message'),
  /**
   * Of those who opt out, the share whose place somebody new takes at once, as for everybody who leaves for other reasons. At 1 as many
   * are registered at any time, however many a policy drives away; at 0 it uses up its town.
   */
  optOutsReplaced: guessed(
    1,
    [0, 1],
    'C',
    'reading: the stated share of residents is registered at any time',
  ),
  /** Share of people who leave within a year for other reasons. */
  churn: guessed(0.3, [0.15, 0.5], 'A', 'yearly turnover of registered volunteers'),
  /** Share of pledges that are not delivered, without a reminder. */
  undelivered: known(0.15, [0.05, 0.3], 'C', 'assumption'),
  /** What a reminder takes off that, as a share of it. Everybody who promised is reminded, whoever asked them. */
  reminder: guessed(0.1, [0, 0.2], 'A', 'reminders lower no-shows by 10 %'),
  /** Share of urgent needs. */
  urgent: guessed(0.5, [0, 1], 'C', 'assumption of the simulation'),
  /** Share of people who let requests come from their whole district or farther; most others from their street. */
  wideReach: guessed(0.8, [0.5, 1], 'C', 'assumption of the simulation'),
  /** Share of people who offered something of a topic of theirs before anybody asked. It does not change their chance. */
  standingOffer: guessed(0.1, [0, 0.3], 'C', 'assumption of the simulation'),
} as const satisfies Record<string, Parameter>

export type ParameterName = keyof typeof parameters
export type Parameters = Readonly<Record<ParameterName, number>>

export const parameterNames = Object.keys(parameters) as ParameterName[]

export const priors: Parameters = Object.fromEntries(
  parameterNames.map((name) => [name, parameters[name].prior]),
) as Record<ParameterName, number>

/** Shares of residents who are registered that every comparison plays. */
export const densities = [0.02, 0.05, 0.1] as const

/** Residents of the simulated part of the city unless told otherwise. */
export const usualResidents = 40_000
