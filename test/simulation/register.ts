import { restMs, weekMs } from '../../shared/rules/budget.ts'
import { fresh, type Weariness } from './answering.ts'
import type { Person, SimulatedTopic } from './people.ts'
import type { Candidate, History, Policy } from './policy.ts'
import { fits, type SimulatedNeed, type Town } from './town.ts'

/** Somebody in the register, with what only the simulation knows of them. */
export interface Registered {
  readonly person: Person
  /** Their place in the register; whoever takes it after them is somebody new. */
  readonly place: number
  readonly candidate: Candidate
  readonly history: Notes
  weariness: Weariness
  left: boolean
  /** Most requests in any seven days, of those that count. */
  mostInAWeek: number
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }
type Notes = Writable<Omit<History, 'recent'>> & { readonly recent: { need: number; at: number }[] }

/** Everybody who is registered: as many at any time, as long as for whoever leaves somebody new comes at once. */
export interface Register {
  /** Everybody who fits a need and has not left, by place. */
  readonly fitting: (need: SimulatedNeed) => Registered[]
  readonly of: (candidate: Candidate) => Registered
  /** They leave for good, and are never asked again. */
  readonly leave: (one: Registered) => void
  /** Somebody new takes the place of one who has left. */
  readonly replace: (one: Registered) => Registered
  /** How many have left so far: as long as it stays the same, so does the list of those who fit. */
  readonly changes: () => number
  /** Whoever has each place, or had it last. */
  readonly all: () => readonly Registered[]
}

export function openRegister(town: Town, sees: Policy['sees']): Register {
  const generations = new Int32Array(town.registered)
  const register = Array.from({ length: town.registered }, (_, place) => newcomer(town, place, 0, sees))
  let changes = 0
  const byCandidate = new Map(register.map((one) => [one.candidate, one]))
  const byTopic = new Map<SimulatedTopic, Map<number, Registered>>()
  const list = (one: Registered) => {
    for (const topic of one.person.topics) {
      const listed = byTopic.get(topic) ?? new Map<number, Registered>()
      byTopic.set(topic, listed.set(one.place, one))
    }
  }
  for (const one of register) list(one)

  return {
    fitting: (need) =>
      [...(byTopic.get(need.topic)?.values() ?? [])].filter(({ person }) => fits(person, need)),
    of: (candidate) => {
      const found = byCandidate.get(candidate)
      if (!found) throw new Error(`Nobody registered is candidate ${candidate.id}`)
      return found
    },
    leave: (one) => {
      one.left = true
      changes++
      for (const topic of one.person.topics) byTopic.get(topic)?.delete(one.place)
    },
    replace: (one) => {
      generations[one.place]!++
      const next = newcomer(town, one.place, generations[one.place]!, sees)
      changes++
      register[one.place] = next
      byCandidate.set(next.candidate, next)
      list(next)
      return next
    },
    changes: () => changes,
    all: () => register,
  }
}

function newcomer(town: Town, place: number, generation: number, sees: Policy['sees']): Registered {
  const person = town.person(place, generation)
  const { id, area, reach, reachArea, topics, skills, quiet, perWeek, offers } = person
  const history: Notes = {
    recent: [],
    lastAskedAt: undefined,
    restUntil: 0,
    ...{ asked: 0, yes: 0, no: 0, late: 0, undelivered: 0 },
  }
  const chance = sees === 'truth' ? person.chance : sees === 'score' ? person.score : undefined
  const facts = { id, area, reach, reachArea, topics, skills, quiet, perWeek, offers }
  return {
    person,
    place,
    candidate: { ...facts, chance, history },
    history,
    weariness: fresh,
    left: false,
    mostInAWeek: 0,
  }
}

/** How many requests somebody had in the seven days before, by the product's own count. Forgets older ones. */
export function askedThisWeek({ history: { recent } }: Registered, now: number): number {
  while (recent.length > 0 && recent[0]!.at <= now - weekMs) recent.shift()
  return recent.length
}

/** Their history moves on as the product's budget does (shared/store/budget.ts). */
export function noteAsked({ history }: Registered, need: number, now: number): void {
  history.recent.push({ need, at: now })
  history.lastAskedAt = now
  history.restUntil = Math.max(history.restUntil, now + restMs.silent)
  history.asked++
}

export function noteNo({ history }: Registered, now: number): void {
  history.no++
  history.restUntil = now + restMs.declined
}

export function noteYes({ history }: Registered, now: number): void {
  history.yes++
  history.restUntil = Math.max(history.restUntil, now + restMs.pledged)
}
