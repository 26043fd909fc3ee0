import { minutesOf, shareAnswered, slownessOf, wakingTime } from './answer-curve.ts'
import { askingFigures } from './asking-figures.ts'
import type { NeedStory } from './need-story.ts'
import type { Urgency } from './topics.ts'
import { type Pace, paceOf } from './waves.ts'

/** How people answer an organisation for needs of a kind, learned from how its last needs went. */
export interface Experience extends Pace {
  /** How many times likelier they say yes than is expected of them. */
  readonly likelier: number
}

/** So many of an organisation's last needs are looked at: what was longer ago is forgotten. */
export const learnsFrom = 40

/** Without history, what is known of people anywhere counts as much as so many yeses. */
const priorYeses = 10
/** However badly or well it went, nobody is taken for less or more than this many times as likely, slow or giving. */
const bounds = { likelier: [0.25, 3], slower: [1 / 3, 3], pieces: [1, 10] } as const

/** The mean of the logarithm of the minutes until a yes to an urgent request, under the curve of answers: e to it is 15 minutes. */
const meanLogMinutes = logMean()

/**
 * What an organisation's history says about needs of these topics and this urgency; with none, just the prior. Only needs that share
 * a topic count for how likely people are, only those as urgent for how fast they answer.
 */
export function experienceOf(
  stories: readonly NeedStory[],
  of: { readonly topics: readonly string[]; readonly urgency: Urgency },
  zone: string,
): Experience {
  const alike = stories
    .slice(0, learnsFrom)
    .filter((one) => one.topics.some((topic) => of.topics.includes(topic)))
  const asUrgent = alike.filter(({ urgency }) => urgency === of.urgency)
  const usual = paceOf(of.urgency)
  const yeses = sum(alike, ({ yes }) => yes)
  const inTime = sum(alike, (one) => one.expected * shareInTime(one, zone))
  const all = sum(alike, ({ yes, unasked }) => yes + unasked)
  const delays = asUrgent.flatMap((one) => one.delays)
  const logs = delays.reduce((total, minutes) => total + Math.log(Math.max(1, minutes)) - meanLogMinutes, 0)
  const slowness = Math.exp((priorYeses * Math.log(usual.slowness) + logs) / (priorYeses + delays.length))
  const { least, most } = {
    least: usual.slowness * bounds.slower[0],
    most: usual.slowness * bounds.slower[1],
  }
  return {
    likelier: within((priorYeses + yeses) / (priorYeses + inTime), ...bounds.likelier),
    slowness: within(slowness, least, most),
    piecesPerYes: within(
      (priorYeses * askingFigures.piecesPerYes.value + sum(alike, ({ promised }) => promised)) /
        (priorYeses + all),
      ...bounds.pieces,
    ),
  }
}

/** A yes that would have come after everything was promised never comes: the share of yeses that had time to. */
function shareInTime({ openedAt, coveredAt, endedAt, urgency }: NeedStory, zone: string): number {
  const minutes = minutesOf(wakingTime(openedAt, coveredAt ?? endedAt, zone))
  return shareAnswered(minutes / slownessOf(urgency))
}

const sum = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((total, one) => total + of(one), 0)

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

function logMean(): number {
  const steps = 400
  let total = 0
  let minutes = 1
  for (let i = 0; i < steps; i++) {
    while (shareAnswered(minutes) < (i + 0.5) / steps) minutes *= 1.01
    total += Math.log(minutes)
  }
  return total / steps
}

/** '1.2:4.5:1.3', as a need keeps it: likelier, slowness, pieces per yes. */
export function packExperience({ likelier, slowness, piecesPerYes }: Experience): string {
  return [likelier, slowness, piecesPerYes].map((value) => value.toFixed(3)).join(':')
}

/** Reads it; the prior for a need that has none. */
export function readExperience(packed: string | undefined, urgency: Urgency): Experience {
  const [likelier, slowness, piecesPerYes] = (packed ?? '').split(':').map(Number)
  if (!likelier || !slowness || !piecesPerYes) return { likelier: 1, ...paceOf(urgency) }
  return { likelier, slowness, piecesPerYes }
}
