import * as z from 'zod/mini'
import { offers } from './offers.ts'
import { defaultQuietHours, quietHours } from './quiet-hours.ts'
import { reaches, topics } from './topics.ts'

/** Most of what a volunteer may list, and the longest entry; small enough for a match copy. */
export const mostSkills = 10
export const longestName = 40
export const longestSkill = 40
/** Nobody is asked more often than twice a day, whatever they say. */
export const mostPerWeek = 14

/** What a volunteer says about how they want to be asked; theirs to change at any time. */
export const preferences = z.object({
  /** What they want to be called. */
  name: z.string().check(z.minLength(1), z.maxLength(longestName)),
  language: z.enum(['zh-CN', 'en']),
  /** Where they live, as exactly as they like: a community, or only its street. */
  area: z.string(),
  reach: z.enum(reaches),
  topics: z.array(z.enum(topics)),
  skills: z.array(z.string().check(z.maxLength(longestSkill))).check(z.maxLength(mostSkills)),
  /** What they have ready before anyone asks. */
  offers,
  /** Local times in the hub's zone; from = to means none. */
  quiet: quietHours,
  /** At most this many messages a week, over all organisations. */
  perWeek: z.int().check(z.gte(0), z.lte(mostPerWeek)),
})
export type Preferences = z.infer<typeof preferences>

/** What somebody gets who says nothing about it: seldom, and never at night. */
export const defaultPreferences = {
  reach: 'street',
  topics: [],
  skills: [],
  offers: [],
  quiet: defaultQuietHours,
  perWeek: 2,
} as const satisfies Partial<Preferences>

/** Words typed in any spelling as one: what is compared when a need asks for a skill. */
export function sameWord(word: string): string {
  return word.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
}
