import * as z from 'zod/mini'
import { ok, type Result, refuse } from './result.ts'

/**
 * The ledger of a need: per line how much is open and received, who holds the rest, and who stands by. Always
 * open + Σ holds + received = wanted. Rules only; the conditional writes are in store/holds.ts and store/letting-go.ts.
 */

/** At most this many live holds on one need: every write pays for the whole item. */
export const mostHolds = 300
/** At most this many volunteers standing by for one need. */
export const mostStandingBy = 20
/** Largest quantity anybody may ask for or give of one line. */
export const mostOfOneLine = 1000
/** At most this many lines in one need. */
export const mostLines = 10

/** Letters name the lines of a need, in order: short, because every hold repeats them. */
export const lineIds = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'] as const
export const lineId = z.enum(lineIds)
export type LineId = z.infer<typeof lineId>

/** How much of which line; lines that are not named are not meant. */
export type Quantities = Readonly<Partial<Record<LineId, number>>>

export const quantity = z.int().check(z.gte(1), z.lte(mostOfOneLine))
const count = z.int().check(z.gte(0), z.lte(mostOfOneLine))

/** What stands in `holds` under the volunteer's id. */
export interface Hold {
  readonly quantities: Quantities
  /** When it is promised for, epoch ms, kept to the full hour after: what is late is seen without reading pledges. */
  readonly by?: number
  /** Epoch seconds until which the hold is only reserved; firm when absent. */
  readonly until?: number
  /** The volunteer says it was dropped off: it no longer lapses, the coordinator confirms it. */
  readonly delivered?: true
}

const hourMs = 3_600_000
const packed = /^((?:[a-j]\d+)*)(?:@([0-9a-z]+))?(?:~([0-9a-z]+))?(!)?$/

/**
 * A hold as it rests in the item: 'a1c2@ai34' (promised for that hour, base 36), 'a1~k3f9z0' (reserved until that second),
 * 'a1@ai34!' (dropped off). At most 30 bytes with its key for up to three lines.
 */
export function packHold(hold: Hold): string {
  const by = hold.by === undefined ? '' : `@${Math.ceil(hold.by / hourMs).toString(36)}`
  const until = hold.until === undefined ? '' : `~${hold.until.toString(36)}`
  return `${packQuantities(hold.quantities)}${by}${until}${hold.delivered ? '!' : ''}`
}

export function readHold(text: string): Hold {
  const [, lines = '', by, until, delivered] = packed.exec(text) ?? []
  return {
    quantities: readQuantities(lines),
    ...(by === undefined ? {} : { by: Number.parseInt(by, 36) * hourMs }),
    ...(until === undefined ? {} : { until: Number.parseInt(until, 36) }),
    ...(delivered === undefined ? {} : { delivered: true }),
  }
}

/** Promised for a time that has passed, and not said to be dropped off. */
export const isLate = (hold: Hold, now: number): boolean =>
  hold.by !== undefined && hold.by <= now && hold.until === undefined && !hold.delivered

/** A reservation that nobody took up in time. */
export const hasExpired = (hold: Hold, now: number): boolean =>
  hold.until !== undefined && hold.until * 1000 <= now

export function packQuantities(quantities: Quantities): string {
  return lineIds
    .filter((id) => (quantities[id] ?? 0) > 0)
    .map((id) => `${id}${quantities[id]}`)
    .join('')
}

export function readQuantities(packed: string): Quantities {
  const quantities: Partial<Record<LineId, number>> = {}
  for (const [, id, n] of packed.matchAll(/([a-j])(\d+)/g)) quantities[id as LineId] = Number(n)
  return quantities
}

/** One standing by: who, and what they would take. */
export interface StandingBy {
  readonly volunteer: string
  readonly quantities: Quantities
}
export const packStandingBy = (one: StandingBy): string =>
  `${one.volunteer}:${packQuantities(one.quantities)}`
export function readStandingBy(packed: string): StandingBy {
  const [volunteer = '', lines = ''] = packed.split(':')
  return { volunteer, quantities: readQuantities(lines) }
}

/** The counting part of the ledger item. */
export const ledgerCounts = z.object({
  open: z.partialRecord(lineId, count),
  received: z.partialRecord(lineId, count),
  holds: z.record(z.string(), z.string()),
  standby: z.array(z.string()),
})
export type LedgerCounts = z.infer<typeof ledgerCounts>

export function held(ledger: Pick<LedgerCounts, 'holds'>, line: LineId): number {
  return Object.values(ledger.holds).reduce((sum, hold) => sum + (readHold(hold).quantities[line] ?? 0), 0)
}

/** Covered: every line is held or received. Derived, never stored. */
export function isCovered(ledger: Pick<LedgerCounts, 'open'>): boolean {
  return Object.values(ledger.open).every((open) => open === 0)
}

/** Quantities as somebody asked for them: whole numbers above zero of lines that exist, at least one. */
export type QuantityRefusal =
  | { readonly kind: 'nothing-chosen' }
  | { readonly kind: 'not-a-quantity'; readonly line: string }

/**
 * Reads quantities from untrusted input: digits only, so that 1.5, 1e3, -1, NaN and 2^53 never become a number.
 * Zero and empty mean 'none of this line'.
 */
export function readAsked(
  asked: Readonly<Record<string, string>>,
  lines: readonly LineId[],
): Result<Quantities, QuantityRefusal> {
  const quantities: Partial<Record<LineId, number>> = {}
  for (const line of lines) {
    const typed = (asked[line] ?? '').trim()
    if (typed === '' || /^0{1,4}$/.test(typed)) continue
    const parsed = /^\d{1,4}$/.test(typed) ? quantity.safeParse(Number(typed)) : undefined
    if (!parsed?.success) return refuse({ kind: 'not-a-quantity', line })
    quantities[line] = parsed.data
  }
  return Object.keys(quantities).length === 0 ? refuse({ kind: 'nothing-chosen' }) : ok(quantities)
}

/** Lines of which less is open than asked for, with what is. */
export function shortOf(ledger: Pick<LedgerCounts, 'open'>, asked: Quantities): Quantities | undefined {
  const short: Partial<Record<LineId, number>> = {}
  for (const line of lineIds)
    if ((asked[line] ?? 0) > (ledger.open[line] ?? 0)) short[line] = ledger.open[line] ?? 0
  return Object.keys(short).length === 0 ? undefined : short
}

/**
 * What happens to the quantities that somebody lets go: the first on standby who can now have all they stand by for is
 * promoted, everything else goes back to open. Whoever stands by and holds something (they took it when it was free) is passed over.
 */
export function passOn(
  ledger: Pick<LedgerCounts, 'open' | 'standby' | 'holds'>,
  freed: Quantities,
): { readonly promoted?: StandingBy; readonly openChange: Quantities } {
  const available = add(ledger.open, freed)
  const next = ledger.standby
    .map(readStandingBy)
    .find(
      (one) => !(one.volunteer in ledger.holds) && shortOf({ open: available }, one.quantities) === undefined,
    )
  return next ? { promoted: next, openChange: add(freed, next.quantities, -1) } : { openChange: freed }
}

/** Sums two quantities line by line; `sign` -1 subtracts. Lines that come out at zero are left out. */
export function add(one: Quantities, other: Quantities, sign: 1 | -1 = 1): Quantities {
  const sum: Partial<Record<LineId, number>> = {}
  for (const line of lineIds) {
    const value = (one[line] ?? 0) + sign * (other[line] ?? 0)
    if (value !== 0) sum[line] = value
  }
  return sum
}

/** Only what is above zero. */
export function positive(quantities: Quantities): Quantities {
  const kept: Partial<Record<LineId, number>> = {}
  for (const line of lineIds) if ((quantities[line] ?? 0) > 0) kept[line] = quantities[line] as number
  return kept
}
