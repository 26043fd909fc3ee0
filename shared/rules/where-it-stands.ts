import type { Quantities } from './ledger.ts'
import type { Outcome } from './need-life.ts'
import type { PledgeState } from './pledge-life.ts'
import type { Standing } from './progress.ts'

/** What a need's page knows when it says in a few words how the need is doing. Instants in epoch ms. */
export interface StandsFacts {
  readonly standing: Standing
  readonly now: number
  /** People whom a personal request went to, and since when. */
  readonly asked: { readonly people: number; readonly since: number }
  readonly promises: readonly {
    readonly who: string
    readonly what: Quantities
    readonly state: PledgeState | 'late'
    readonly by: number
  }[]
  /** People of whom something has arrived. */
  readonly givers: number
  /** What nobody has promised. */
  readonly missing: Quantities
  readonly deadline: number
  /** When the need will next ask people, if it is known. */
  readonly asksAgain?: number | undefined
  /** False when nobody was left to ask as it last looked. */
  readonly someoneNext: boolean
  /** All asking is stopped. */
  readonly stopped: boolean
  readonly outcome?: Outcome | undefined
}

/** A part of the sentences: one of the now, one of what comes next. */
export type Part =
  | { readonly kind: 'not-out' | 'in-review' | 'cancelled' | 'nobody-asked' | 'all-promised' | 'all-here' }
  | { readonly kind: 'closed'; readonly outcome: Outcome | undefined; readonly people: number }
  | { readonly kind: 'asked'; readonly people: number; readonly since: number }
  | { readonly kind: 'brings'; readonly who: string; readonly what: Quantities; readonly by: number }
  | { readonly kind: 'others-bring' | 'came'; readonly people: number }
  | { readonly kind: 'missing'; readonly what: Quantities }
  | { readonly kind: 'send-on' | 'approve' | 'thank' | 'extend-or-close' | 'asking-now' }
  | { readonly kind: 'nobody-left' | 'stopped' }
  | { readonly kind: 'confirm' | 'call'; readonly people: number }
  | { readonly kind: 'ask-next' | 'last-comes'; readonly at: number }
export type PartKind = Part['kind']

/** So many of those who bring something are named; the others are counted. */
const mostNamed = 2
/** What is due within this, in ms, is being done now. */
const nowMs = 2 * 60_000

/** Where a need stands, and what comes next: each a sentence of a few parts; an empty one is not said. */
export interface WhereItStands {
  readonly now: readonly Part[]
  readonly next: readonly Part[]
}

export function whereItStands(facts: StandsFacts): WhereItStands {
  switch (facts.standing) {
    case 'draft':
      return { now: [{ kind: 'not-out' }], next: [{ kind: 'send-on' }] }
    case 'review':
      return { now: [{ kind: 'in-review' }], next: [{ kind: 'approve' }] }
    case 'cancelled':
      return { now: [{ kind: 'cancelled' }], next: [] }
    case 'closed':
      return { now: [{ kind: 'closed', outcome: facts.outcome, people: facts.givers }], next: [] }
    default:
      return { now: [...peopleOf(facts), ...thingsOf(facts)], next: nextOf(facts) }
  }
}

/** Who was asked, who has brought something, and who brings what, soonest first. */
function peopleOf({ asked, promises, givers, standing }: StandsFacts): Part[] {
  const coming = promises
    .filter(({ state }) => state === 'pledged')
    .toSorted((one, other) => one.by - other.by)
  const others = coming.length - mostNamed
  return [
    ...(asked.people > 0 ? [{ kind: 'asked', ...asked } as const] : []),
    ...(asked.people === 0 && standing === 'open' ? [{ kind: 'nobody-asked' } as const] : []),
    ...(givers > 0 && standing !== 'arrived' ? [{ kind: 'came', people: givers } as const] : []),
    ...coming.slice(0, mostNamed).map(({ who, what, by }) => ({ kind: 'brings', who, what, by }) as const),
    ...(others > 0 ? [{ kind: 'others-bring', people: others } as const] : []),
  ]
}

function thingsOf({ standing, missing }: StandsFacts): Part[] {
  if (standing === 'arrived') return [{ kind: 'all-here' }]
  return isNothing(missing) ? [{ kind: 'all-promised' }] : [{ kind: 'missing', what: missing }]
}

/** What waits for somebody of the organisation comes first, then what happens by itself. */
function nextOf(facts: StandsFacts): Part[] {
  const { promises, standing } = facts
  const count = (wanted: string) => promises.filter(({ state }) => state === wanted).length
  const [toConfirm, late] = [count('delivered'), count('late')]
  return [
    ...(toConfirm > 0 ? [{ kind: 'confirm', people: toConfirm } as const] : []),
    ...(late > 0 ? [{ kind: 'call', people: late } as const] : []),
    ...(standing === 'arrived' ? [{ kind: 'thank' } as const] : []),
    ...(standing === 'expired' ? [{ kind: 'extend-or-close' } as const] : []),
    ...(standing === 'open' ? askingOf(facts) : []),
    ...(standing === 'covered' && toConfirm + late === 0 ? lastOf(facts) : []),
  ]
}

function askingOf({ stopped, someoneNext, asksAgain, deadline, now }: StandsFacts): Part[] {
  if (stopped) return [{ kind: 'stopped' }]
  if (!someoneNext) return [{ kind: 'nobody-left' }]
  if (asksAgain === undefined || asksAgain >= deadline) return []
  return asksAgain <= now + nowMs ? [{ kind: 'asking-now' }] : [{ kind: 'ask-next', at: asksAgain }]
}

function lastOf({ promises }: StandsFacts): Part[] {
  const days = promises.flatMap(({ state, by }) => (state === 'pledged' ? [by] : []))
  return days.length > 0 ? [{ kind: 'last-comes', at: Math.max(...days) }] : []
}

const isNothing = (quantities: Quantities): boolean => Object.values(quantities).every((n) => n === 0)
