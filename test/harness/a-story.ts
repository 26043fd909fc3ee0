import type { NeedStory } from '../../shared/rules/need-story.ts'

const minute = 60_000
export const storyOpenedAt = Date.parse('2022-01-20T02:00:00Z')

let stories = 0

/** A need that was covered after two hours and met in full, valid by default; minutes count from when it was published. */
export function aStory(
  given: Partial<NeedStory> & { readonly firstYes?: number; readonly covered?: number | undefined } = {},
): NeedStory {
  const { firstYes = 30, covered = 120, ...rest } = { ...given }
  const openedAt = given.openedAt ?? storyOpenedAt
  const isCovered = !('covered' in given) || given.covered !== undefined
  return {
    need: `story${stories++}`,
    topics: ['shoes'],
    urgency: 'normal',
    area: '420502003',
    openedAt,
    firstYesAt: openedAt + firstYes * minute,
    ...(isCovered ? { coveredAt: openedAt + covered * minute } : {}),
    endedAt: openedAt + 4 * 24 * 60 * minute,
    outcome: 'fully',
    reason: 'met',
    wanted: 2,
    received: 2,
    promised: 2,
    asked: 10,
    yes: 2,
    declined: 1,
    failed: 0,
    unasked: 0,
    expected: 1.5,
    delays: [30, 120],
    sent: { email: 8, mobile: 2 },
    givers: 2,
    heardOutcome: 2,
    ...rest,
  }
}
