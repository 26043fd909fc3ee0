import { afterWaking, minutesOf, wakingTime } from '../../../shared/rules/answer-curve.ts'
import { askingFigures } from '../../../shared/rules/asking-figures.ts'
import type { Budget } from '../../../shared/rules/budget.ts'
import { answerClass } from '../../../shared/rules/chance.ts'
import { choosing, type Found } from '../../../shared/rules/choosing.ts'
import { type Experience, experienceOf, learnsFrom } from '../../../shared/rules/experience.ts'
import { forecast, peopleAhead } from '../../../shared/rules/forecast.ts'
import { goBefore, isShort, type ShortNeed, shortForMs } from '../../../shared/rules/giving-way.ts'
import type { Asked, Candidate as Matched } from '../../../shared/rules/matching.ts'
import type { NeedStory } from '../../../shared/rules/need-story.ts'
import {
  expectedStill,
  lookAgainMs,
  nextStep,
  restedAgainMs,
  yesesNeeded,
} from '../../../shared/rules/waves.ts'
import { dayMs } from '../../../shared/rules/zone-time.ts'
import { zone } from '../calendar.ts'
import { budgetOf, type Candidate, type Decision, type Policy, type View } from '../policy.ts'
import type { SimulatedNeed } from '../town.ts'

/** What is believed of people beside their answers. */
export interface Belief {
  readonly name: string
  readonly sees: Policy['sees']
  /** How sure the chance is that the policy sees, as the shape of a gamma distribution. */
  readonly certainty?: number
  /** Of a score with errors the best are better luck than people: how far above the ordinary chance it is believed, as a power. */
  readonly believed?: number
}

/** A score whose logarithm is wrong by σ is as sure as a gamma distribution of the same variation. */
export const certaintyOf = (error: number): number => 1 / (Math.exp(error ** 2) - 1)

/** A need is taken to have ended, and to be learned from, so long after it was posted. */
const endsAfterMs = 7 * dayMs

/** What the policy keeps of one need. */
interface Notes {
  readonly need: SimulatedNeed
  readonly experience: Experience
  readonly asked: View['asked']
  /** The chance each person was given when chosen. */
  readonly chances: Map<number, number>
  replaced: number
  /** It found too few people, and counts as short so long, epoch ms; 0 when it found enough. */
  shortUntil: number
  /** When it last looked for people, epoch ms. */
  lookedAt: number
}

/**
 * The product's own rules (shared/rules: waves, choosing, matching, budget, experience, forecast) on what the product would know. Of
 * the product's work only reading and writing is left out.
 */
export function ours({ name, sees, certainty, believed = 1 }: Belief): Policy {
  const notes = new Map<number, Notes>()
  const known = new Map<Candidate, Matched>()

  const matchedOf = (one: Candidate): Matched => {
    const { asked, yes } = one.history
    const answers = answerClass({ asked, yes })
    const before = known.get(one)
    if (before?.answers === answers) return before
    const matched: Matched = {
      volunteer: `${one.id}`,
      area: one.area,
      reachArea: one.reachArea,
      topics: one.topics,
      skills: one.skills,
      quiet: one.quiet,
      perWeek: one.perWeek,
      answers,
      ...(one.chance === undefined ? {} : { expected: Math.max(1e-6, one.chance), certainty }),
    }
    known.set(one, matched)
    return matched
  }

  const notesOf = ({ need, asked }: View): Notes => {
    const before = notes.get(need.id)
    if (before) return before
    const stories = [...notes.values()]
      .filter((one) => one.need.topic === need.topic && one.need.postedAt < need.postedAt - endsAfterMs)
      .slice(-learnsFrom)
      .map((one) => storyOf(one, need.postedAt))
      .reverse()
    const experience = experienceOf(stories, { topics: [need.topic], urgency: need.urgency }, zone)
    const fresh: Notes = {
      need,
      experience,
      asked,
      chances: new Map(),
      replaced: 0,
      shortUntil: 0,
      lookedAt: 0,
    }
    notes.set(need.id, fresh)
    return fresh
  }

  /** Every need that was short when it last looked, with what it lacks now. */
  const shortNeeds = (): readonly ShortNeed[] =>
    [...notes.values()]
      .filter(({ shortUntil }) => shortUntil > 0)
      .map(({ need, asked, experience, shortUntil, lookedAt }) => {
        const taken = asked.filter(({ answer, lapsed }) => answer === 'yes' && !lapsed).length
        const lacks = taken < need.places ? yesesNeeded({ open: { a: need.places - taken } }, experience) : 0
        return {
          ...wantingOf(need),
          lacks,
          openedAt: need.postedAt,
          lookedAt,
          until: Math.min(shortUntil, need.deadline),
        }
      })

  const decide = (view: View): Decision => {
    const { now, need, open, asked } = view
    const it = notesOf(view)
    const { experience } = it
    const silent = asked
      .filter(({ answer }) => answer === undefined)
      .map(({ candidate, at }) => ({ chance: it.chances.get(candidate.id) ?? 0, askedAt: at }))
    const gone = asked.filter(({ answer }) => answer === 'no' || answer === 'left').length
    const { urgency, deadline } = need
    const waving = { stage: 'open', urgency, open: { a: open }, holds: {}, deadline } as const
    const step = nextStep({ ...waving, replaced: it.replaced }, { silent, gone }, now, zone, experience)
    if (step.kind === 'wait') return { ask: [], wakeAt: step.until }
    if (step.kind !== 'ask') return { ask: [] }
    const candidates = view.candidates()
    const byId = new Map(candidates.map((one) => [`${one.id}`, one]))
    const budgetOfId = (id: string): Budget | undefined => {
      const one = byId.get(id)
      return one && budgetOf(one.history)
    }
    const wanting = wantingOf(need)
    const at = { now, zone, concerned: new Set<string>(), likelier: experience.likelier }
    const all = candidates.map(matchedOf)
    const lacks = yesesNeeded(waving, experience)
    const choice = choosing(wanting, at, step, goBefore({ need: wanting.need, lacks }, shortNeeds(), now))
    choice.consider(all, (one) => one)
    for (let some = choice.shortlist(); some.length > 0; some = choice.shortlist())
      choice.learn(some, budgetOfId)
    const found = choice.found()
    it.replaced = gone
    for (const { volunteer, chance } of found.matches) it.chances.set(Number(volunteer), chance)
    const expected = [...silent, ...found.matches.map(({ chance }) => ({ chance, askedAt: now }))]
    const short = isShort(found, expectedStill(expected, now, zone, experience), lacks)
    it.lookedAt = now
    it.shortUntil = short ? afterWaking(now, shortForMs, zone) : 0
    return {
      ask: found.matches.flatMap(({ volunteer }) => byId.get(volunteer) ?? []),
      // A full wave goes out in turns, one after another.
      wakeAt: found.matches.length > 0 ? now : nextLook(found, now),
      ...(view.why === 'posted'
        ? { forecast: foretell(view, experience, all, { candidates, short: shortNeeds(), believed }) }
        : {}),
    }
  }

  return { name, sees, keepsBudget: true, decide }
}

/** With nobody left it looks again when somebody can be asked, as the product's due work does. */
function nextLook({ wakesAt, restedAt }: Found, now: number): number {
  const rested = restedAt === undefined ? undefined : Math.max(restedAt, now + restedAgainMs)
  return Math.min(now + lookAgainMs, wakesAt ?? Number.POSITIVE_INFINITY, rested ?? Number.POSITIVE_INFINITY)
}

function wantingOf({ id, area, topic, skill }: SimulatedNeed): Asked {
  return { need: `n${id}`, org: 'o', area, topics: [topic], skill }
}

/** What the poster is told before publishing, by the product's own forecast. */
function foretell(
  { need, now }: View,
  experience: Experience,
  all: readonly Matched[],
  {
    candidates,
    short,
    believed,
  }: {
    readonly candidates: readonly Candidate[]
    readonly short: readonly ShortNeed[]
    readonly believed: number
  },
) {
  const budgets = new Map(candidates.map((one) => [`${one.id}`, budgetOf(one.history)]))
  const wanting = wantingOf(need)
  const at = { now, zone, concerned: new Set<string>(), budgets, likelier: experience.likelier }
  const open = { a: need.places }
  const before = goBefore({ need: wanting.need, lacks: yesesNeeded({ open }, experience) }, short, now)
  const people = peopleAhead(all, wanting, at, before).map((one) => ({
    ...one,
    yes: regressed(one.yes, believed),
  }))
  const { urgency, deadline } = need
  const seen = forecast({ urgency, open, deadline }, people, now, zone, experience, before)
  const { withinMs, ...rest } = seen
  return { ...rest, firstYesWithinMs: withinMs }
}

/** A chance above the ordinary one, taken for less. */
function regressed(chance: number, power: number): number {
  const ordinary = askingFigures.chance.value
  return chance > ordinary ? ordinary * (chance / ordinary) ** power : chance
}

/** How a need has gone so far, as the product writes it down when it has ended. */
function storyOf({ need, asked, chances }: Notes, now: number): NeedStory {
  const yeses = asked.filter(({ answer }) => answer === 'yes')
  const times = yeses.map(({ answeredAt }) => answeredAt ?? now).sort((a, b) => a - b)
  const coveredAt = times[need.places - 1]
  return {
    need: `n${need.id}`,
    topics: [need.topic],
    urgency: need.urgency,
    area: need.area.slice(0, 9),
    openedAt: need.postedAt,
    ...(coveredAt === undefined ? {} : { coveredAt }),
    endedAt: Math.min(now, need.deadline),
    outcome: 'fully',
    wanted: need.places,
    received: yeses.length,
    promised: yeses.length,
    asked: asked.length,
    yes: yeses.length,
    declined: 0,
    failed: 0,
    unasked: 0,
    expected: [...chances.values()].reduce((sum, one) => sum + one, 0),
    delays: yeses.map(({ at, answeredAt }) => Math.round(minutesOf(wakingTime(at, answeredAt ?? at, zone)))),
    sent: {},
    givers: yeses.length,
  }
}
