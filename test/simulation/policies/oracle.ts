import { minutesOf, stillExpected, wakingTime } from '../../../shared/rules/answer-curve.ts'
import { mayAskAt } from '../../../shared/rules/budget.ts'
import { dayMs, hourMs, minuteMs } from '../../../shared/rules/zone-time.ts'
import { morning, zone } from '../calendar.ts'
import type { Parameters } from '../parameters.ts'
import { budgetOf, type Candidate, type Policy, type View } from '../policy.ts'

/** Yeses kept expected for each place that is open. */
export const oraclePaces = [0.5, 0.7, 1, 1.4, 2] as const

/** It looks again at least so often. */
const lookAgainMs = { high: 15 * minuteMs, normal: hourMs } as const

/**
 * Knows everybody's true chance, but not their inactive spells nor how weary they are; keeps the weekly cap and the product's rests, and asks
 * nobody at night. Asks the likeliest, as many as keep `pace` yeses expected for each open place, counting what may still come from the
 * silent by the true curve of answers.
 */
export const oracle = (parameters: Pick<Parameters, 'slowness'>, pace: number): Policy => ({
  name: 'oracle',
  sees: 'truth',
  keepsBudget: true,
  decide: (view) => {
    const { now, need, open } = view
    if (morning(now) > now) return { ask: [], wakeAt: morning(now) }
    const wanted = pace * open - expectedOf(view, parameters)
    const soon = now + lookAgainMs[need.urgency]
    if (wanted <= 0) return { ask: [], wakeAt: soon }
    const rested: Candidate[] = []
    // With nobody left it waits for the first who has rested, or for somebody new within the day.
    let nextRested = now + dayMs
    for (const one of view.candidates()) {
      if (one.chance === 0) continue
      const free = freeAt(one, now)
      if (free <= now) rested.push(one)
      else nextRested = Math.min(nextRested, free)
    }
    rested.sort((a, b) => b.chance! - a.chance!)
    let expected = 0
    let count = 0
    while (count < rested.length && expected < wanted) expected += rested[count++]!.chance!
    return { ask: rested.slice(0, count), wakeAt: Math.max(soon, count < rested.length ? soon : nextRested) }
  },
})

/** When somebody may be asked by the product's own rules of cap and rest, epoch ms. */
function freeAt({ history, perWeek }: Candidate, now: number): number {
  if (history.restUntil > now) return history.restUntil
  return mayAskAt(budgetOf(history), now, perWeek) ?? Number.POSITIVE_INFINITY
}

/** Yeses that may still come from those who are silent. */
function expectedOf({ asked, now, need }: View, { slowness }: Pick<Parameters, 'slowness'>): number {
  return asked
    .filter(({ answer }) => answer === undefined)
    .reduce((sum, { candidate, at }) => {
      const minutes = minutesOf(wakingTime(at, now, zone))
      return sum + stillExpected(candidate.chance!, minutes, need.urgency === 'high' ? 1 : slowness)
    }, 0)
}
