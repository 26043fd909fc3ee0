import { contains } from './areas.ts'
import { type Budget, mayAsk, unspent, weekMs } from './budget.ts'
import { sameWord } from './preferences.ts'
import { isQuiet, type QuietHours, quietEnds } from './quiet-hours.ts'
import { ringOf } from './rings.ts'
import { hash32 } from './shard.ts'
import { type Reach, reaches, type Topic } from './topics.ts'

/** What matching asks of a need. */
export interface Asked {
  readonly need: string
  readonly area: string
  readonly topics: readonly Topic[]
  readonly skill?: string | undefined
}

/** A volunteer as matching sees them: no name, no address. */
export interface Candidate {
  readonly volunteer: string
  /** Where they live. */
  readonly area: string
  /** Where they let requests come from. */
  readonly reachArea: string
  /** Those of the need's topics that they chose. */
  readonly topics: readonly Topic[]
  readonly skills: readonly string[]
  readonly quiet: QuietHours
  readonly perWeek: number
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
}

/** Why somebody is not asked now. The first four are for good; who rests or sleeps is asked later. */
export type WhyNot = 'other-topic' | 'no-skill' | 'too-far' | 'concerned' | 'resting' | 'quiet'

/** Somebody is asked only for what they have chosen. */
const choseTheTopic = ({ topics }: Candidate, need: Asked): boolean =>
  topics.some((topic) => need.topics.includes(topic))

/** Where a need asks for a skill, only those who have it are asked. */
const hasTheSkill = ({ skills }: Candidate, { skill }: Asked): boolean =>
  skill === undefined || skills.some((own) => sameWord(own) === sameWord(skill))

/** Nobody is asked from farther away than they said. */
const reachesTheNeed = ({ reachArea }: Candidate, need: Asked): boolean => contains(reachArea, need.area)

/** A need asks each person once: whoever was asked, said no or has promised something is left alone. */
const isNotConcerned = ({ volunteer }: Candidate, { concerned }: Situation): boolean =>
  !concerned.has(volunteer)

/** Nobody gets more messages in a week than they want, whichever organisation asks. */
const hasRoomThisWeek = ({ volunteer, perWeek }: Candidate, { budgets, now }: Situation): boolean =>
  mayAsk(budgets.get(volunteer) ?? unspent, now, perWeek)

/** Nobody is written to in their quiet hours; they are asked when these are over. */
const isAwake = ({ quiet }: Candidate, { now, zone }: Situation): boolean => !isQuiet(now, quiet, zone)

/** Why this volunteer is not asked for this need now, or undefined: they are. */
export function whyNot(candidate: Candidate, need: Asked, at: Situation): WhyNot | undefined {
  if (!choseTheTopic(candidate, need)) return 'other-topic'
  if (!hasTheSkill(candidate, need)) return 'no-skill'
  if (!reachesTheNeed(candidate, need)) return 'too-far'
  if (!isNotConcerned(candidate, at)) return 'concerned'
  if (!isAwake(candidate, at)) return 'quiet'
  if (!hasRoomThisWeek(candidate, at)) return 'resting'
  return undefined
}

/** When somebody who rests or sleeps can be asked, epoch ms; undefined where time alone changes nothing. */
export function askableAt(candidate: Candidate, at: Situation): number | undefined {
  const awake = quietEnds(at.now, candidate.quiet, at.zone)
  const { asks } = at.budgets.get(candidate.volunteer) ?? unspent
  const recent = Object.values(asks)
    .filter((ask) => ask > at.now - weekMs)
    .sort((a, b) => a - b)
  if (recent.length < candidate.perWeek) return awake
  const frees = recent[recent.length - candidate.perWeek]
  return frees === undefined ? undefined : quietEnds(frees + weekMs, candidate.quiet, at.zone)
}

/** Why somebody was chosen, as closed codes for the coordinator's page. */
export type Reason = `same-${Reach}` | 'topic' | 'skill' | 'never-asked' | 'asked-long-ago'

/** A volunteer judged fit for a need, with the reasons. */
export interface Match {
  readonly volunteer: string
  readonly reasons: readonly Reason[]
}

export function matchOf(candidate: Candidate, need: Asked, at: Situation): Match {
  const ring = ringOf(need.area, candidate.area)
  const asked = at.budgets.get(candidate.volunteer)?.lastAskedAt
  return {
    volunteer: candidate.volunteer,
    reasons: [
      ...(ring ? [`same-${ring}` as const] : []),
      'topic',
      ...(need.skill === undefined ? [] : ['skill' as const]),
      asked === undefined ? 'never-asked' : 'asked-long-ago',
    ],
  }
}

/**
 * The order in which candidates are looked at before their budgets are known: nearest ring first, by home; within a ring a
 * lottery that is another for each need, so that a large ring is not always begun at the same end.
 */
export function inLookingOrder(candidates: readonly Candidate[], need: Asked): Candidate[] {
  return sorted(candidates, (one) => [ringNumber(one, need), lot(one, need)])
}

/**
 * The order in which they are asked: nearest ring first, by home; within a ring whoever was asked longest ago first; then,
 * where the areas have coordinates, whoever lives nearest; then the lottery.
 */
export function inAskingOrder(candidates: readonly Candidate[], need: Asked, at: Situation): Candidate[] {
  return sorted(candidates, (one) => [
    ringNumber(one, need),
    at.budgets.get(one.volunteer)?.lastAskedAt ?? 0,
    at.metresTo?.(one.area) ?? 0,
    lot(one, need),
  ])
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
