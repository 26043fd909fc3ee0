import * as z from 'zod/mini'
import { minutesOf, wakingTime } from './answer-curve.ts'
import { channelKinds } from './channel-order.ts'
import { add, type LineId, type Quantities, readQuantities } from './ledger.ts'
import { readWhy } from './match-reasons.ts'
import { closeReasons, outcomes } from './need-life.ts'
import type { PledgeState } from './pledge-life.ts'
import { cutTo } from './rings.ts'
import { topics, urgencies } from './topics.ts'

/** How a need ended: as somebody closed it, or by itself. An expired one may be extended; then its story is told again. */
export const endings = [...outcomes, 'expired', 'cancelled'] as const
export type Ending = (typeof endings)[number]

const count = z.int().check(z.gte(0))

/**
 * How one need went, in a few numbers: what figures, the open ledger and learning are made of. No ids of people and no words:
 * nothing of it has to be erased. Instants in epoch ms.
 */
export const needStory = z.object({
  need: z.string(),
  topics: z.array(z.enum(topics)),
  urgency: z.enum(urgencies),
  /** The street at the finest. */
  area: z.string(),
  openedAt: z.number(),
  /** When somebody first promised something. */
  firstYesAt: z.optional(z.number()),
  /** When everything was first promised or there. */
  coveredAt: z.optional(z.number()),
  endedAt: z.number(),
  outcome: z.enum(endings),
  reason: z.optional(z.enum(closeReasons)),
  /** Pieces of all lines together. */
  wanted: count,
  received: count,
  /** Pieces promised by those who said yes, whatever came of it. */
  promised: count,
  /** People whom a personal request reached or may have reached. */
  asked: count,
  /** Those of them who promised something that was still free. */
  yes: count,
  /** Those of them who said 'not this time'. */
  declined: count,
  /** Who was to be asked and could not be reached; not among the asked. */
  failed: count,
  /** Who promised something without having been asked: by the group's link, or by phone. */
  unasked: count,
  /** How many yeses the chances given to those asked had promised, to the hundredth. */
  expected: z.number(),
  /** How long each yes of somebody asked took, in minutes of waking time, shortest first; the first 40. */
  delays: z.array(z.int()),
  /** How the requests went out. */
  sent: z.partialRecord(z.enum(channelKinds), count),
  /** People whose things arrived. */
  givers: count,
  /** How many of them were told how it ended; absent until it has been counted. */
  heardOutcome: z.optional(count),
})
export type NeedStory = z.infer<typeof needStory>

/** Delays of more yeses than this are not kept: the row stays small. */
const mostDelays = 40

/** What a story is told from: the need, its ledger, everybody asked, every promise, and what happened when. */
export interface StoryFacts {
  readonly text: Pick<NeedStory, 'need' | 'topics' | 'urgency' | 'area'> & {
    readonly createdAt: number
    readonly approvedAt?: number | undefined
  }
  readonly ledger: {
    readonly lines: readonly { readonly id: LineId; readonly wanted: number }[]
    readonly received: Quantities
    readonly got: Readonly<Record<string, string>>
  }
  readonly invitations: readonly {
    readonly volunteer: string
    readonly at: number
    readonly state: string
    readonly match?: string | undefined
    readonly via?: (typeof channelKinds)[number] | undefined
  }[]
  readonly pledges: readonly {
    readonly volunteer: string
    readonly state: PledgeState
    readonly lines: string
    readonly at: number
  }[]
  readonly events: readonly Happened[]
}

/** An entry of the timeline, as far as it says who promised or brought what. */
export interface Happened {
  readonly kind: string
  readonly at: number
  readonly volunteer?: string | undefined
  readonly lines?: string | undefined
}

export interface Ended {
  readonly endedAt: number
  readonly outcome: Ending
  readonly reason?: NeedStory['reason'] | undefined
}

/** Tells how a need went. The same facts give the same story, so that telling it again changes nothing. */
export function storyOf(facts: StoryFacts, ended: Ended, zone: string): NeedStory {
  const { text, ledger } = facts
  const happened = promisesOf(facts)
  const yeses = firstYeses(happened)
  const reached = facts.invitations.filter(({ state }) => state !== 'failed')
  const saidYes = reached.filter(({ volunteer }) => yeses.has(volunteer))
  const { firstYesAt, coveredAt } = milestones(ledger.lines, happened)
  return {
    need: text.need,
    topics: [...text.topics],
    urgency: text.urgency,
    area: cutTo(text.area, 'street'),
    openedAt: text.approvedAt ?? text.createdAt,
    ...(firstYesAt === undefined ? {} : { firstYesAt }),
    ...(coveredAt === undefined ? {} : { coveredAt }),
    endedAt: ended.endedAt,
    outcome: ended.outcome,
    ...(ended.reason === undefined ? {} : { reason: ended.reason }),
    wanted: ledger.lines.reduce((sum, { wanted }) => sum + wanted, 0),
    received: total(ledger.received),
    promised: mostPromised(happened),
    asked: reached.length,
    yes: saidYes.length,
    declined: reached.filter(({ state }) => state === 'declined').length,
    failed: facts.invitations.length - reached.length,
    unasked: yeses.size - saidYes.length,
    expected: hundredths(reached.reduce((sum, { match }) => sum + (readWhy(match)?.chance ?? 0), 0)),
    delays: saidYes
      .map(({ volunteer, at }) => Math.round(minutesOf(wakingTime(at, yeses.get(volunteer) ?? at, zone))))
      .sort((one, other) => one - other)
      .slice(0, mostDelays),
    sent: sentBy(reached),
    givers: Object.keys(ledger.got).length,
  }
}

/** States that a record only has when the ledger has said yes to it. */
const surelyPromised: readonly PledgeState[] = ['pledged', 'delivered', 'received', 'no-show']

/** What the timeline says of promises, oldest first, with those that it has not been told of yet. */
function promisesOf({ events, pledges }: StoryFacts): readonly Happened[] {
  const known = new Set(events.filter(isYes).map(({ volunteer }) => volunteer))
  const untold = pledges
    .filter(({ state, volunteer }) => surelyPromised.includes(state) && !known.has(volunteer))
    .map(({ volunteer, at, lines }) => ({ kind: 'pledged', volunteer, at, lines }))
  return [...events, ...untold].sort((one, other) => one.at - other.at)
}

const isYes = ({ kind }: Happened): boolean => kind === 'pledged' || kind === 'received'

function firstYeses(happened: readonly Happened[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>()
  for (const one of happened)
    if (isYes(one) && one.volunteer !== undefined && !first.has(one.volunteer))
      first.set(one.volunteer, one.at)
  return first
}

/** Plays the promises again: when the first came, and when together they first reached what is wanted. */
export function milestones(
  lines: readonly { readonly id: LineId; readonly wanted: number }[],
  happened: readonly Happened[],
): { readonly firstYesAt?: number; readonly coveredAt?: number } {
  const promised = new Map<string, Quantities>()
  const arrived = new Map<string, Quantities>()
  let firstYesAt: number | undefined
  for (const { kind, at, volunteer, lines: packed = '' } of happened) {
    if (volunteer === undefined) continue
    if (kind === 'pledged' || kind === 'changed') promised.set(volunteer, readQuantities(packed))
    else if (kind === 'received')
      arrived.set(volunteer, add(arrived.get(volunteer) ?? {}, readQuantities(packed)))
    else if (kind === 'withdrawn' || kind === 'lapsed' || kind === 'no-show') promised.delete(volunteer)
    else continue
    if (kind === 'pledged' || kind === 'received') firstYesAt ??= at
    const covered = lines.every(({ id, wanted }) => takenOf(id, promised, arrived) >= wanted)
    if (covered && firstYesAt !== undefined) return { firstYesAt, coveredAt: at }
  }
  return firstYesAt === undefined ? {} : { firstYesAt }
}

/** What was promised counts until more has arrived. */
function takenOf(
  line: LineId,
  promised: ReadonlyMap<string, Quantities>,
  arrived: ReadonlyMap<string, Quantities>,
): number {
  const people = new Set([...promised.keys(), ...arrived.keys()])
  return [...people].reduce(
    (sum, one) => sum + Math.max(promised.get(one)?.[line] ?? 0, arrived.get(one)?.[line] ?? 0),
    0,
  )
}

/** What each promised at first, together. */
function mostPromised(happened: readonly Happened[]): number {
  const first = new Map<string, number>()
  for (const one of happened)
    if (isYes(one) && one.volunteer !== undefined && !first.has(one.volunteer))
      first.set(one.volunteer, total(readQuantities(one.lines ?? '')))
  return [...first.values()].reduce((sum, n) => sum + n, 0)
}

function sentBy(reached: StoryFacts['invitations']): NeedStory['sent'] {
  const sent: NeedStory['sent'] = {}
  for (const { via } of reached) if (via) sent[via] = (sent[via] ?? 0) + 1
  return sent
}

const total = (quantities: Quantities): number => Object.values(quantities).reduce((sum, n) => sum + n, 0)

const hundredths = (n: number): number => Math.round(n * 100) / 100
