import { readFileSync } from 'node:fs'
import { readAreaRows } from '../../infra/local/areas-file.ts'
import { readAreas } from '../../shared/rules/area-rows.ts'
import { contains } from '../../shared/rules/areas.ts'
import type { Urgency } from '../../shared/rules/topics.ts'
import { dayMs, hourMs } from '../../shared/rules/zone-time.ts'
import { startsAt, weekMs } from './calendar.ts'
import { draw } from './draws.ts'
import type { Parameters } from './parameters.ts'
import {
  generationStep,
  type Person,
  personOf,
  type SimulatedTopic,
  scarceSkill,
  scarceTopic,
  simulatedTopics,
} from './people.ts'

/** Something that some people are wanted for. */
export interface SimulatedNeed {
  readonly id: number
  /** Epoch ms. */
  readonly postedAt: number
  /** Nobody is asked any more from then on. */
  readonly deadline: number
  readonly area: string
  readonly topic: SimulatedTopic
  /** Only those who have it can help. */
  readonly skill?: string | undefined
  readonly urgency: Urgency
  /** How many people are wanted. */
  readonly places: number
}

/** A part of Yichang for some weeks: real places, invented people. */
export interface Town {
  readonly seed: number
  readonly parameters: Parameters
  readonly weeks: number
  readonly endsAt: number
  /** How many are registered, always. */
  readonly registered: number
  /** Who has this place (0 … registered − 1) in the register after so many have left it. */
  readonly person: (place: number, generation: number) => Person
  readonly needs: readonly SimulatedNeed[]
}

/** Four streets of 西陵区. */
const streets = ['420502001', '420502002', '420502003', '420502004']

/** A need that nobody could be found for is given up after two weeks. */
export const openMs = 14 * dayMs
/** Needs are posted from eight to eight. */
const postingBegins = 8 * hourMs
const postingLength = 12 * hourMs

/** The same seed and parameters give the same town; its needs are the same at every density. */
export function buildTown(seed: number, parameters: Parameters, residents: number, weeks: number): Town {
  const communityAt = spread(seed)
  return {
    seed,
    parameters,
    weeks,
    endsAt: startsAt + weeks * weekMs,
    registered: Math.round(residents * parameters.density),
    person: (place, generation) =>
      personOf(seed, parameters, place + generation * generationStep, communityAt),
    needs: needsOf(seed, parameters, residents, weeks, communityAt),
  }
}

/** Posted one by one, independent of each other (a Poisson process), by day. */
function needsOf(
  seed: number,
  parameters: Parameters,
  residents: number,
  weeks: number,
  communityAt: (share: number) => string,
): SimulatedNeed[] {
  const perDay = (parameters.needsPerWeek * residents) / 10_000 / 7
  const needs: SimulatedNeed[] = []
  for (let day = 0, id = 1; ; id++) {
    day += -Math.log(1 - draw(seed, 'gap', 0, id)) / perDay
    if (day >= weeks * 7) return needs
    const whole = Math.floor(day)
    const postedAt = Math.round(startsAt + whole * dayMs + postingBegins + (day - whole) * postingLength)
    const topic = simulatedTopics[Math.floor(draw(seed, 'about', 0, id) * simulatedTopics.length)]!
    needs.push({
      id,
      postedAt,
      deadline: postedAt + openMs,
      area: communityAt(draw(seed, 'place', 0, id)),
      topic,
      skill: topic === scarceTopic ? scarceSkill : undefined,
      urgency: draw(seed, 'urgent', 0, id) < parameters.urgent ? 'high' : 'normal',
      places: 1 + Math.floor(draw(seed, 'places', 0, id) * parameters.mostPlaces),
    })
  }
}

/** Whether somebody may be asked for a need at all: they chose its topic, have its skill, and let requests come from there. */
export function fits(person: Person, need: SimulatedNeed): boolean {
  return (
    person.topics.includes(need.topic) &&
    (need.skill === undefined || person.skills.includes(need.skill)) &&
    contains(person.reachArea, need.area)
  )
}

/** Spreads residents over the communities: the largest have three times as many as the smallest. */
function spread(seed: number): (share: number) => string {
  const ends: number[] = []
  let total = 0
  for (let at = 0; at < communities.length; at++) {
    total += 0.5 + draw(seed, 'weight', at)
    ends.push(total)
  }
  return (share) => communities[ends.findIndex((end) => share * total < end)]!
}

const communities = realCommunities()

/** @throws if the list of areas that the town to try Mulin in uses cannot be read. */
function realCommunities(): readonly string[] {
  const rows = readAreaRows(
    readFileSync(new URL('../../infra/local/seed/yichang-areas.csv', import.meta.url)),
  )
  const areas = rows.ok ? readAreas(rows.value) : rows
  if (!areas.ok) throw new Error(`The areas of Yichang cannot be read: ${areas.refusal.kind}`)
  return areas.value
    .filter(({ code, level }) => level === 'community' && streets.includes(code.slice(0, 9)))
    .map(({ code }) => code)
}
