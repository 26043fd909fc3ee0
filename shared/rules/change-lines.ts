import { type LedgerCounts, type LineId, lineIds, type Quantities, readHold } from './ledger.ts'
import { ok, type Result, refuse } from './result.ts'

/** A line as an editor leaves it; without an id it is new. */
export interface EditedLine {
  readonly id?: LineId | undefined
  readonly label: string
  readonly wanted: number
  readonly unit: string
  readonly fit?: string | undefined
}
export type NamedLine = EditedLine & { readonly id: LineId }

/** Less was wanted than is promised or has arrived: by whom, so that the editor can call them. */
export interface BelowPromised {
  readonly kind: 'below-promised'
  readonly line: LineId
  readonly promised: number
  readonly received: number
  /** Ids of the volunteers who hold it. */
  readonly holders: readonly string[]
}

export interface LinesChange {
  readonly lines: readonly NamedLine[]
  /** What changes in `open` for lines that stay. */
  readonly openChange: Quantities
  readonly added: readonly NamedLine[]
  /** Lines that go, with what is open of them: all that was wanted, since nobody holds any. */
  readonly removed: Quantities
}

/** What an edit of the lines does to the ledger, or why it cannot be: never below what is promised and received. */
export function changeLines(
  ledger: LedgerCounts,
  edited: readonly EditedLine[],
): Result<LinesChange, BelowPromised> {
  const known = lineIds.filter((id) => ledger.open[id] !== undefined)
  const lines = nameLines(edited, known)
  const openChange: Partial<Record<LineId, number>> = {}
  const removed: Partial<Record<LineId, number>> = {}
  for (const id of known) {
    const stays = lines.find((line) => line.id === id)
    const { promised, holders } = promisedOf(ledger, id)
    const received = ledger.received[id] ?? 0
    if ((stays?.wanted ?? 0) < promised + received)
      return refuse({ kind: 'below-promised', line: id, promised, received, holders })
    const change = (stays?.wanted ?? 0) - promised - received - (ledger.open[id] ?? 0)
    if (!stays) removed[id] = ledger.open[id] ?? 0
    else if (change !== 0) openChange[id] = change
  }
  return ok({ lines, openChange, added: lines.filter((line) => !known.includes(line.id)), removed })
}

/**
 * Gives lines without an id the next free letters, those after the last first: so that a form still open elsewhere seldom
 * means another thing by the same letter. An id that the need does not have makes a new line too.
 */
export function nameLines(edited: readonly EditedLine[], known: readonly LineId[]): NamedLine[] {
  const last = known.at(-1)
  const after = lineIds.slice(last === undefined ? 0 : lineIds.indexOf(last) + 1)
  const free = [
    ...after,
    ...lineIds.filter((id) => !after.includes(id) && !edited.some((line) => line.id === id)),
  ]
  const used = new Set<LineId>()
  return edited.map((line) => {
    const keeps = line.id !== undefined && known.includes(line.id) && !used.has(line.id)
    const id = keeps ? (line.id as LineId) : (free.shift() as LineId)
    used.add(id)
    return { ...line, id }
  })
}

/** How much of a line is promised, and by whom. */
export function promisedOf(
  ledger: Pick<LedgerCounts, 'holds'>,
  line: LineId,
): { promised: number; holders: string[] } {
  let promised = 0
  const holders: string[] = []
  for (const [volunteer, packed] of Object.entries(ledger.holds)) {
    const held = readHold(packed).quantities[line] ?? 0
    if (held > 0) holders.push(volunteer)
    promised += held
  }
  return { promised, holders }
}
