import { contains } from './areas.ts'
import { askingFigures } from './asking-figures.ts'
import { type Budget, mayAsk, mayAskAt, unspent, weekMs } from './budget.ts'
import { type Answers, chanceOf, noAnswers } from './chance.ts'
import type { Reason } from './match-reasons.ts'
import type { WantedLine } from './offer-fit.ts'
import { sameWord } from './preferences.ts'
import { isQuiet, type QuietHours, quietEnds } from './quiet-hours.ts'
import { ringOf } from './rings.ts'
import { hash32 } from './shard.ts'
import { reaches, type Topic } from './topics.ts'

/** What matching asks of a need. */
export interface Asked {
  readonly need: string
  readonly org: string
  readonly area: string
  readonly topics: readonly Topic[]
  readonly skill?: string | undefined
  /** What is still open, for offers that somebody has ready. */
  readonly lines?: readonly WantedLine[] | undefined
  /** The language its public text is written in. */
  readonly language?: 'zh-CN' | 'en' | undefined
}

/** What of a volunteer may rule them out, besides how much they have been asked. */
export interface Glance {
  readonly volunteer: string
  /** Where they let requests come from. */
  readonly reachArea: string
  /** Those of the need's topics that they chose. */
  readonly topics: readonly Topic[]
  readonly skills: readonly string[]
  readonly quiet: QuietHours
  readonly perWeek: number
  /** Organisations they do not want to hear from. */
  readonly muted?: readonly string[] | undefined
}

/** A volunteer as matching sees them: no name, no address. */
export interface Candidate extends Glance {
  /** What they chose beside the need's topics, as far as it is known. */
  readonly also?: readonly Topic[] | undefined
  /** Where they live. */
  readonly area: string
  readonly language?: 'zh-CN' | 'en' | undefined
  /** Whether something they offered before anybody asked fits an open line. */
  readonly offer?: 'fits' | 'may-fit' | 'no' | undefined
  /** How they have answered so far, as a power of two of the ordinary chance (see chance.ts). */
  readonly answers?: number | undefined
  /**
   * The chance of a yes before any answer of theirs, where something better than ring, language and offers is known, and how
   * sure that is (see chance.ts). The simulation plays a score of known error with it.
   */
  readonly expected?: number | undefined
  readonly certainty?: number | undefined
  /** Has a scarce skill that this need does not want: kept for those that do. */
  readonly kept?: boolean | undefined
  /** First letter of what they want to be called, for the coordinator. */
  readonly initial?: string | undefined
}

/** What is known at the moment of choosing. */
export interface Situation {
  readonly now: number
  readonly zone: string
  /** Everybody this need has already asked, and everybody who has answered or promised. */
  readonly concerned: ReadonlySet<string>
  /** When the shortlisted were last asked, over all organisations. */
  readonly budgets: ReadonlyMap<string, Budget>
  /** Metres from a home to the need, where the areas have coordinates. */
  readonly metresTo?: ((home: string) => number | undefined) | undefined
  /** How many times likelier people answer this organisation for such needs than is expected of them; 1 unless told (see experience.ts). */
  readonly likelier?: number | undefined
}

/** Why somebody is not asked now. The first five are for good; who rests or sleeps is asked later. */
export type WhyNot = 'other-topic' | 'no-skill' | 'too-far' | 'concerned' | 'muted' | 'resting' | 'quiet'

/** Somebody is asked only for what they have chosen. */
const choseTheTopic = ({ topics }: Glance, need: Asked): boolean =>
  topics.some((topic) => need.topics.includes(topic))

/** Where a need asks for a skill, only those who have it are asked. */
const hasTheSkill = ({ skills }: Glance, { skill }: Asked): boolean =>
  skill === undefined || skills.some((own) => sameWord(own) === sameWord(skill))

/** Nobody is asked from farther away than they said. */
const reachesTheNeed = ({ reachArea }: Glance, need: Asked): boolean => contains(reachArea, need.area)

/** A need asks each person once: whoever was asked, said no or has promised something is left alone. */
const isNotConcerned = ({ volunteer }: Glance, { concerned }: Situation): boolean => !concerned.has(volunteer)

/** Whoever does not want to hear from an organisation does not. */
const listensTo = ({ muted = [] }: Glance, { org }: Asked): boolean => !muted.includes(org)

/** Nobody gets more messages in a week than they want, whichever organisation asks, and nobody is asked while they rest. */
const hasRoomThisWeek = ({ volunteer, perWeek }: Glance, { budgets, now }: Situation): boolean =>
  mayAsk(budgets.get(volunteer) ?? unspent, now, perWeek)

/** Nobody is written to in their quiet hours; they are asked when these are over. */
const isAwake = ({ quiet }: Glance, { now, zone }: Situation): boolean => !isQuiet(now, quiet, zone)

/** Whether somebody is of those whom a need could ask at all, now or later. */
export function fits(candidate: Candidate, need: Asked): boolean {
  const { also = [], topics } = candidate
  return (
    choseTheTopic({ ...candidate, topics: [...topics, ...also] }, need) &&
    hasTheSkill(candidate, need) &&
    reachesTheNeed(candidate, need) &&
    listensTo(candidate, need)
  )
}

/** Why this volunteer is not asked for this need now, or undefined: they are. */
export function whyNot(candidate: Glance, need: Asked, at: Situation): WhyNot | undefined {
  if (!choseTheTopic(candidate, need)) return 'other-topic'
  if (!hasTheSkill(candidate, need)) return 'no-skill'
  if (!reachesTheNeed(candidate, need)) return 'too-far'
  if (!isNotConcerned(candidate, at)) return 'concerned'
  if (!listensTo(candidate, need)) return 'muted'
  if (!isAwake(candidate, at)) return 'quiet'
  if (!hasRoomThisWeek(candidate, at)) return 'resting'
  return undefined
}

/** When somebody who rests or sleeps can be asked, epoch ms; undefined where time alone changes nothing. */
export function askableAt(candidate: Glance, at: Situation): number | undefined {
  const budget = at.budgets.get(candidate.volunteer) ?? unspent
  const free = mayAskAt(budget, at.now, candidate.perWeek)
  return free === undefined ? undefined : quietEnds(free, candidate.quiet, at.zone)
}

/** A volunteer judged fit for a need, with the reasons. */
export interface Match {
  readonly volunteer: string
  /** The chance that they say yes, 0–1. */
  readonly chance: number
  readonly reasons: readonly Reason[]
}

export function matchOf(candidate: Candidate, need: Asked, at: Situation): Match {
  const ring = ringOf(need.area, candidate.area)
  const budget = at.budgets.get(candidate.volunteer) ?? unspent
  return {
    volunteer: candidate.volunteer,
    chance: chanceNow(candidate, need, at),
    reasons: [
      ...(candidate.offer === 'fits' ? ['offer-fits' as const] : []),
      ...(candidate.offer === 'may-fit' ? ['offer-may-fit' as const] : []),
      ...(need.skill === undefined ? [] : ['skill' as const]),
      ...(ring ? [`same-${ring}` as const] : []),
      'topic',
      ...((budget.yes ?? 0) > 0 ? ['said-yes-before' as const] : []),
      budget.lastAskedAt === undefined
        ? 'never-asked'
        : (`rested-${Math.floor((at.now - budget.lastAskedAt) / weekMs)}` as const),
      ...(candidate.kept ? ['kept' as const] : []),
    ],
  }
}

/**
 * The chance that they say yes: what is expected of people like them (ring, language, offers), moved by how they have answered:
 * exactly where their budget is known, by its class where it is not yet.
 */
export function chanceNow(candidate: Candidate, need: Asked, at: Situation): number {
  const expected = candidate.expected ?? expectedOf(candidate, need)
  const budget = at.budgets.get(candidate.volunteer)
  const usual =
    budget === undefined
      ? expected * 2 ** (candidate.answers ?? 0)
      : chanceOf(expected, answersOf(budget), candidate.certainty)
  return Math.min(0.95, usual * (at.likelier ?? 1))
}

const answersOf = ({ asked, yes }: Budget): Answers =>
  asked === undefined ? noAnswers : { asked, yes: yes ?? 0 }

/** What is expected of somebody like them before any answer of theirs. */
function expectedOf(candidate: Candidate, need: Asked): number {
  if (candidate.offer === 'fits') return askingFigures.offerFits.value
  const offered = candidate.offer === 'may-fit' ? askingFigures.offerMayFit.value : 1
  const foreign = need.language && candidate.language && need.language !== candidate.language
  const understood = foreign ? askingFigures.otherLanguage.value : 1
  return Math.min(0.5, askingFigures.chance.value * offered * understood * nearness(candidate, need))
}

function nearness({ area }: Candidate, need: Asked): number {
  switch (ringOf(need.area, area)) {
    case 'community':
      return askingFigures.sameCommunity.value
    case 'street':
      return askingFigures.sameStreet.value
    case 'district':
      return 1
    default:
      return askingFigures.otherDistrict.value
  }
}

/**
 * The order in which candidates are looked at before their budgets are known: kept ones last; whoever is a fifth likelier first;
 * among equally likely the nearest ring first, by home; within a ring a lottery that is another for each need, so that a
 * large ring is not always begun at the same end.
 */
export function inLookingOrder(candidates: readonly Candidate[], need: Asked, at: Situation): Candidate[] {
  return sorted(candidates, (one) => [...standing(one, need, at), lot(one, need)])
}

/**
 * The order in which they are asked: the same, and within a ring whoever was asked longest ago first; then, where the areas
 * have coordinates, whoever lives nearest; then the lottery.
 */
export function inAskingOrder(candidates: readonly Candidate[], need: Asked, at: Situation): Candidate[] {
  return sorted(candidates, (one) => [
    ...standing(one, need, at),
    at.budgets.get(one.volunteer)?.lastAskedAt ?? 0,
    at.metresTo?.(one.area) ?? 0,
    lot(one, need),
  ])
}

/** Chances are told apart in steps of a fifth: finer, and a ring would mean nothing; coarser, and who gives most comes late. */
const stepsPerDoubling = 4

function standing(one: Candidate, need: Asked, at: Situation): number[] {
  const ordinary = askingFigures.chance.value * (at.likelier ?? 1)
  const likelier = Math.round(stepsPerDoubling * Math.log2(chanceNow(one, need, at) / ordinary))
  return [one.kept ? 1 : 0, -likelier, ringNumber(one, need)]
}

/** 0 for the same community, 4 for another city. */
function ringNumber({ area }: Candidate, need: Asked): number {
  const ring = ringOf(need.area, area)
  return ring ? reaches.indexOf(ring) : reaches.length
}

const lot = ({ volunteer }: Candidate, { need }: Asked): number => hash32(`${need} ${volunteer}`)

/** Sorted by several numbers, computed once for each; equal ones by id, so that the order is the same everywhere. */
function sorted(candidates: readonly Candidate[], by: (one: Candidate) => readonly number[]): Candidate[] {
  return candidates
    .map((one) => ({ one, keys: by(one) }))
    .sort((a, b) => {
      for (let i = 0; i < a.keys.length; i++) {
        const difference = (a.keys[i] as number) - (b.keys[i] as number)
        if (difference !== 0) return difference
      }
      return a.one.volunteer < b.one.volunteer ? -1 : 1
    })
    .map(({ one }) => one)
}
