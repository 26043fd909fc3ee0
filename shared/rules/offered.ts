import { isCovered, type LedgerCounts, type LineId, lineIds, readStandingBy } from './ledger.ts'
import type { Stage } from './need-life.ts'
import { type Offered, offerFit, topicsOfOffer, type WantedLine } from './offer-fit.ts'
import type { Topic } from './topics.ts'

/**
 * What an open need knows of somebody who has written down, before the need asked them, that they have just what it lacks. Who they are
 * stands in their own item; the ledger only says that there is somebody.
 */
export interface Fitting {
  /** The need's lines that what they have fits, in this size. */
  readonly lines: readonly LineId[]
  /** When it was first seen, epoch ms. */
  readonly at: number
  /** What a page calls them by: made by the server, of no use for any other need. */
  readonly handle: string
  /** A member has pressed 'ask now'. */
  readonly pressed?: true
}

/** An open need knows of at most so many; the newest are kept. */
export const mostFitting = 20

/** As it rests in the ledger under the volunteer's id: 'ab:ky2v8c00:h4ndl3', with '!' once it was pressed. */
export function packFitting({ lines, at, handle, pressed }: Fitting): string {
  return `${lines.join('')}:${at.toString(36)}:${handle}${pressed ? '!' : ''}`
}

export function readFitting(packed: string): Fitting {
  const [, lines = '', at = '0', handle = '', pressed] =
    /^([a-j]*):([0-9a-z]+):([0-9A-Za-z]+)(!)?$/.exec(packed) ?? []
  return {
    lines: lineIds.filter((id) => lines.includes(id)),
    at: Number.parseInt(at, 36),
    handle,
    ...(pressed === undefined ? {} : { pressed: true }),
  }
}

/** The lines that one of these offers fits: thing and size, not only the kind. What somebody muted is not counted. */
export function linesThatFit(
  giver: { readonly offers: readonly Offered[]; readonly topics: readonly Topic[] },
  lines: readonly (WantedLine & { readonly id: LineId })[],
): LineId[] {
  return lines.filter((line) => offerFor(giver, line) !== undefined).map(({ id }) => id)
}

/** The first of somebody's offers that fits a line. */
export function offerFor<O extends Offered>(
  { offers, topics }: { readonly offers: readonly O[]; readonly topics: readonly Topic[] },
  line: WantedLine,
): O | undefined {
  return offers.find(
    (offer) =>
      topicsOfOffer(offer).some((topic) => topics.includes(topic) && line.topics.includes(topic)) &&
      offerFit(offer, line) === 'fits',
  )
}

/** A need as far as it decides whether an offer is of use to it. */
export interface Offering extends Pick<LedgerCounts, 'open' | 'holds'> {
  readonly stage: Stage
  readonly standby?: readonly string[] | undefined
  readonly got: Readonly<Record<string, string>>
  readonly offered?: Readonly<Record<string, string>> | undefined
}

/** Those of whom a need knows, the newest first, while something they have is still missing and they have not promised it. */
export function fittingOf(ledger: Offering): (Fitting & { readonly volunteer: string })[] {
  if (ledger.stage !== 'open' || isCovered(ledger)) return []
  const standing = new Set((ledger.standby ?? []).map((packed) => readStandingBy(packed).volunteer))
  return Object.entries(ledger.offered ?? {})
    .map(([volunteer, packed]) => ({ volunteer, ...readFitting(packed) }))
    .filter(
      ({ volunteer, lines }) =>
        lines.some((id) => (ledger.open[id] ?? 0) > 0) &&
        !(volunteer in ledger.holds) &&
        !(volunteer in ledger.got) &&
        !standing.has(volunteer),
    )
    .sort((one, other) => other.at - one.at || (one.volunteer < other.volunteer ? -1 : 1))
}

/** Whether a board says of a need that somebody offered what it lacks: one of them was not asked yet, and nobody is about to. */
export const isOffered = (ledger: Offering): boolean => fittingOf(ledger).some(({ pressed }) => !pressed)
