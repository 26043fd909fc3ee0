import { between } from '../../../shared/messages/between.ts'
import { volunteerWords } from '../../../shared/messages/volunteer.ts'
import type { AreaTree } from '../../../shared/rules/area-tree.ts'
import { withOfferTopics } from '../../../shared/rules/offer-fit.ts'
import type { Offer } from '../../../shared/rules/offers.ts'
import {
  defaultPreferences,
  longestName,
  longestSkill,
  mostSkills,
  type Preferences,
  preferences,
} from '../../../shared/rules/preferences.ts'
import { parseTimeOfDay } from '../../../shared/rules/quiet-hours.ts'
import { reaches, topics } from '../../../shared/rules/topics.ts'
import { readArea } from '../page/area-field.ts'
import type { Problems, Typed } from '../page/form.ts'
import type { Visit } from '../visit.ts'
import { readOffers, typedOffers } from './offer-rows.ts'

export type Said =
  | { readonly ok: true; readonly said: Preferences }
  | { readonly ok: false; readonly problems: Problems }

/**
 * What the form says, or what has to be changed, as sentences. `near` is where the page expects people to live, `known` what
 * they have offered so far.
 */
export function readPreferences(
  visit: Visit,
  tree: AreaTree,
  form: { readonly typed: Typed; readonly all: (name: string) => string[] },
  near?: string,
  known: readonly Offer[] = [],
): Said {
  const words = volunteerWords[visit.language]
  const { typed, all } = form
  const name = (typed.name ?? '').normalize('NFKC')
  const area = readArea(visit, tree, typed, near)
  const skills = entries(typed.skills, /[,，、;；\n]/)
  const offers = readOffers(visit, typed, known)
  const chosen = withOfferTopics(
    topics.filter((topic) => all('topics').includes(topic)),
    offers.ok ? offers.offers : [],
  )
  const from = time(typed.quietFrom, defaultPreferences.quiet.from)
  const to = time(typed.quietTo, defaultPreferences.quiet.to)
  const problems: Record<string, string> = {}
  if (name === '' || [...name].length > longestName) problems.name = words.nameProblem(longestName)
  if (!area.ok) problems.area = area.problem
  if (offers.ok && chosen.length === 0) problems.topics = words.topicsProblem
  if (tooMuch(skills, mostSkills, longestSkill)) problems.skills = words.listProblem(mostSkills, longestSkill)
  if (!offers.ok) Object.assign(problems, offers.problems)
  if (from === undefined) problems.quietFrom = words.quietProblem
  if (to === undefined) problems.quietTo = words.quietProblem
  const said = preferences.safeParse({
    name,
    language: typed.language ?? visit.language,
    area: area.ok ? area.code : '',
    reach: reaches.find((reach) => reach === typed.reach) ?? defaultPreferences.reach,
    topics: chosen,
    skills,
    offers: offers.ok ? offers.offers : [],
    quiet: { from, to },
    perWeek: Number(typed.perWeek ?? defaultPreferences.perWeek),
  })
  if (Object.keys(problems).length > 0) return { ok: false, problems }
  // Only a forged form gets here with anything else wrong: it starts again from the defaults.
  return said.success
    ? { ok: true, said: said.data }
    : { ok: false, problems: { topics: words.topicsProblem } }
}

/** What somebody has said, as the form shows it again. */
export function typedOf(said: Preferences, areaText: string): Typed {
  return {
    name: said.name,
    language: said.language,
    area: areaText,
    areaChoice: said.area,
    reach: said.reach,
    topics: said.topics.join(' '),
    skills: said.skills.join(between[said.language].things),
    ...typedOffers(said.offers),
    quietFrom: said.quiet.from,
    quietTo: said.quiet.to,
    perWeek: String(said.perWeek || defaultPreferences.perWeek),
  }
}

function entries(typed: string | undefined, separator: RegExp): string[] {
  const said = (typed ?? '').split(separator).map((entry) => entry.normalize('NFKC').trim())
  return [...new Set(said.filter((entry) => entry !== ''))]
}

const tooMuch = (said: readonly string[], most: number, longest: number): boolean =>
  said.length > most || said.some((entry) => entry.length > longest)

function time(typed: string | undefined, otherwise: string): string | undefined {
  return typed === undefined || typed === '' ? otherwise : parseTimeOfDay(typed)
}
