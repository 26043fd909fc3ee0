import type { OnBoard } from './board.ts'
import { isOffered } from './offered.ts'
import { standingOf, workOf } from './progress.ts'
import { hash32 } from './shard.ts'

/**
 * What a board has shown, in eight letters a need: five that name it, three that say how it stood. A page carries it along, so
 * that the next look can say what is new without anything being kept for it.
 */
export type Sight = string

const lettersEach = 8
const nameLetters = 5
/** So many needs are remembered, the most pressing: an address has room for no more. */
const mostSeen = 200

export function sightOf(needs: readonly OnBoard[], now: number): Sight {
  return needs
    .slice(0, mostSeen)
    .map((one) => lettersOf(one, now))
    .sort()
    .join('')
}

const lettersOf = (one: OnBoard, now: number): string =>
  nameOf(one) + letters(standsAs(one, now), lettersEach - nameLetters)
const nameOf = ({ need }: Pick<OnBoard, 'need'>): string => letters(need, nameLetters)

/** Everything of a need that a board shows. */
function standsAs(one: OnBoard, now: number): string {
  const { title, place, deadline, urgency, wave, open, received, holds, lines } = one
  const shown = {
    title,
    place,
    deadline,
    urgency,
    wave,
    open,
    received,
    lines,
    held: Object.keys(holds).length,
    ...(isOffered(one) ? { offered: true } : {}),
  }
  return JSON.stringify([shown, standingOf(one), workOf(one, now)])
}

/** Six bits of a hash each. */
function letters(text: string, count: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const hash = hash32(text)
  return Array.from({ length: count }, (_, i) => alphabet[(hash >>> (6 * i)) & 63]).join('')
}

/** Ids of needs that are new or changed since a sight, and how many are no longer there. */
export interface News {
  readonly fresh: ReadonlySet<string>
  readonly changed: ReadonlySet<string>
  readonly gone: number
}

export function newsSince(seen: Sight, needs: readonly OnBoard[], now: number): News {
  const before = new Map<string, string>()
  for (const [each] of seen.matchAll(/[\w-]{8}/g))
    before.set(each.slice(0, nameLetters), each.slice(nameLetters))
  const here = needs.slice(0, mostSeen)
  const fresh = here.filter((one) => !before.has(nameOf(one)))
  const changed = here.filter((one) => {
    const stood = before.get(nameOf(one))
    return stood !== undefined && stood !== lettersOf(one, now).slice(nameLetters)
  })
  return {
    fresh: new Set(fresh.map(({ need }) => need)),
    changed: new Set(changed.map(({ need }) => need)),
    gone: before.size - (here.length - fresh.length),
  }
}

/** A sight as an address may bring it: letters only, no more than are made. */
export function readSight(typed: string | undefined): Sight | undefined {
  if (typed === undefined || typed.length > mostSeen * lettersEach) return undefined
  return /^([\w-]{8})*$/.test(typed) ? typed : undefined
}
