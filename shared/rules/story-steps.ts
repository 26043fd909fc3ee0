import type { LineId } from './ledger.ts'
import type { Stage } from './need-life.ts'
import type { NeedStory } from './need-story.ts'
import { dayMs } from './zone-time.ts'

/** How far a need has come, each step from those before it. */
export const storySteps = ['published', 'asked', 'promised', 'covered', 'arrived', 'told'] as const
export type StoryStep = (typeof storySteps)[number]

/** A need that goes on, as its ledger says. */
export interface GoingOn {
  readonly need: string
  readonly stage: Stage
  readonly wave: number
  readonly lines: readonly { readonly id: LineId; readonly wanted: number }[]
  readonly open: Readonly<Partial<Record<LineId, number>>>
  readonly received: Readonly<Partial<Record<LineId, number>>>
  readonly holds: Readonly<Record<string, string>>
  readonly got: Readonly<Record<string, string>>
  readonly openedAt?: number | undefined
  readonly createdAt: number
}

/** Which steps a need that has ended has taken. */
function stepsOfStory(one: NeedStory): readonly StoryStep[] {
  return taken({
    asked: one.asked + one.failed > 0,
    promised: one.firstYesAt !== undefined,
    covered: one.coveredAt !== undefined,
    arrived: one.received >= one.wanted,
    told: (one.heardOutcome ?? 0) > 0,
  })
}

function stepsGoingOn({ wave, lines, open, received, holds, got }: GoingOn): readonly StoryStep[] {
  return taken({
    asked: wave > 0,
    promised: Object.keys(holds).length + Object.keys(got).length > 0,
    covered: Object.values(open).every((n) => n === 0),
    arrived: lines.every(({ id, wanted }) => (received[id] ?? 0) >= wanted),
    told: false,
  })
}

/** Step by step, as far as each was taken; who promised by phone was as good as asked. */
function taken(steps: Readonly<Record<Exclude<StoryStep, 'published'>, boolean>>): readonly StoryStep[] {
  const done = { ...steps, published: true, asked: steps.asked || steps.promised }
  const stopped = storySteps.findIndex((step) => !done[step])
  return stopped < 0 ? storySteps : storySteps.slice(0, stopped)
}

/** How many of an organisation's needs came how far; those that were stopped are none of them. */
export function stepCounts(
  stories: readonly NeedStory[],
  goingOn: readonly GoingOn[],
): { readonly step: StoryStep; readonly count: number }[] {
  const ended = stories.filter(({ outcome }) => outcome !== 'cancelled').map(stepsOfStory)
  const all = [...ended, ...goingOn.map(stepsGoingOn)]
  return storySteps.map((step) => ({ step, count: all.filter((steps) => steps.includes(step)).length }))
}

/** People asked for one yes, week by week, the last week last; a week in which nobody was asked has none. */
export interface WeekOfAsking {
  /** When it began, epoch ms. */
  readonly from: number
  readonly asked: number
  readonly yes: number
}

/** `weeks` weeks of needs, by when they were published, the last one ending at `until` (epoch ms). */
export function weeksOfAsking(stories: readonly NeedStory[], until: number, weeks: number): WeekOfAsking[] {
  return Array.from({ length: weeks }, (_, i) => {
    const from = until - (weeks - i) * 7 * dayMs
    const of = stories.filter(({ openedAt }) => openedAt >= from && openedAt < from + 7 * dayMs)
    return {
      from,
      asked: of.reduce((sum, { asked }) => sum + asked, 0),
      yes: of.reduce((sum, { yes }) => sum + yes, 0),
    }
  })
}
