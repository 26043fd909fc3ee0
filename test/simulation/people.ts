import { defaultQuietHours, type QuietHours } from '../../shared/rules/quiet-hours.ts'
import { reachArea } from '../../shared/rules/rings.ts'
import type { Reach, Topic } from '../../shared/rules/topics.ts'
import { dayMs } from '../../shared/rules/zone-time.ts'
import { draw, normal, type Purpose } from './draws.ts'
import type { Parameters } from './parameters.ts'

/** Six topics; what is needed of the last can be done only by those with a scarce skill. */
export const simulatedTopics = [
  'clothing',
  'school-things',
  'household',
  'company',
  'tutoring',
  'health',
] as const satisfies readonly Topic[]
export type SimulatedTopic = (typeof simulatedTopics)[number]
export const scarceTopic: SimulatedTopic = 'health'
/** A skill that shared/rules/scarce-skills.ts counts as scarce. */
export const scarceSkill = '护理'

/** Requests a person wants in any seven days: the product's default. */
export const usualCap = 2

/** An invented person who has registered. */
export interface Person {
  readonly id: number
  /** Code of the community they live in. */
  readonly area: string
  readonly reach: Reach
  /** Where they let requests come from. */
  readonly reachArea: string
  readonly topics: readonly SimulatedTopic[]
  readonly skills: readonly string[]
  readonly quiet: QuietHours
  readonly perWeek: number
  /** Topics of which they have offered something before anybody asked. */
  readonly offers: readonly SimulatedTopic[]
  /** The true chance of a yes when asked while awake, rested and not in an inactive spell; 0 for those who never answer. */
  readonly chance: number
  /** What the product believes of it. */
  readonly score: number
  /** How long they stay registered, ms, unless they opt out. */
  readonly staysMs: number
}

/** People who take the place of others in the register have numbers of their own. */
export const generationStep = 1_000_000

/** The person of this number. The same seed and parameters give the same person, at every density. */
export function personOf(
  seed: number,
  parameters: Parameters,
  id: number,
  communityAt: (share: number) => string,
): Person {
  const of = (what: Purpose, which = 0) => draw(seed, what, id, which)
  const chance = chanceIfActive(of('chance'), parameters)
  const active = of('never') < parameters.everActive
  const seen = active || of('seen') < parameters.unseenNever ? chance : 0
  const area = communityAt(of('home'))
  const reach = reachOf(of('wide'), of('reach'), parameters)
  const topics = [...simulatedTopics]
    .map((topic, at) => ({ topic, lot: of('topic', at) }))
    .sort((a, b) => a.lot - b.lot)
    .slice(0, parameters.topicsEach)
    .map(({ topic }) => topic)
  const skilled = topics.includes(scarceTopic) && of('skill') < parameters.scarceSkill
  const offered = topics[Math.floor(of('offers') * topics.length)]
  return {
    id,
    area,
    reach,
    reachArea: reachArea(area, reach),
    topics,
    skills: skilled ? [scarceSkill] : [],
    quiet: defaultQuietHours,
    perWeek: usualCap,
    offers: offered !== undefined && of('offer') < parameters.standingOffer ? [offered] : [],
    chance: active ? chance : 0,
    score: Math.min(0.95, seen * Math.exp(parameters.scoreError * normal(of('error'), of('angle')))),
    staysMs: (Math.log(1 - of('stays')) / Math.log(1 - parameters.churn)) * 365 * dayMs,
  }
}

/**
 * The chance of somebody who does answer, at a rank of 0 (least willing) to 1. Ranks follow a Lorenz curve whose top gives the share of
 * yeses that it is said to give: with the priors the best fifth of the active, a tenth of all, give 60 %, and the best of them
 * says yes to 41 % of requests. Never above 0.95.
 */
export function chanceIfActive(rank: number, parameters: Parameters): number {
  const { everActive, givers, giversYeses, meanChance } = parameters
  const top = givers / everActive
  const slope = Math.log(1 - giversYeses) / Math.log(1 - top)
  return Math.min(0.95, (meanChance / everActive) * slope * rank ** (slope - 1))
}

function reachOf(wide: number, how: number, { wideReach }: Parameters): Reach {
  if (wide < wideReach) return how < 0.5 ? 'district' : 'city'
  return how < 0.75 ? 'street' : 'community'
}
