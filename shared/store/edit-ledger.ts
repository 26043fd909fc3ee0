import type { LinesChange } from '../rules/change-lines.ts'
import { lineIds } from '../rules/ledger.ts'
import type { Telling } from '../rules/telling.ts'
import { type Ledger, readLedger, updateLedger, type Where } from './ledger-item.ts'
import { moves } from './ledger-moves.ts'
import { countsOf, ledgerWords } from './need-store.ts'
import type { NeedText } from './need-text.ts'
import { owing } from './owing.ts'
import type { Table } from './table.ts'

/** The condition that no edit has begun since the ledger was read. */
export function sameEdition(ledger: Ledger): { when: string; values: Record<string, unknown> } {
  return ledger.edition === undefined
    ? { when: 'attribute_not_exists(edition)', values: {} }
    : { when: 'edition = :edition', values: { ':edition': ledger.edition } }
}

export interface LedgerEdit {
  /** The ledger the edit was decided from. */
  readonly ledger: Ledger
  /** The texts as they shall be. */
  readonly text: NeedText
  /** How counts move while people promise; without it nothing is promised yet and they are set. */
  readonly lines?: LinesChange
  readonly telling: Telling
  /** The edition it becomes. */
  readonly next: number
}

/** The texts follow within this many ms; only then may anybody be told of them. */
const textsFollowMs = 5_000

/**
 * The ledger's part of an edit, written before the texts: on the condition that the stage stands, that nobody else edits,
 * and that no line is left with less than is promised. Answers false when somebody was first.
 */
export async function editLedger(table: Table, where: Where, it: LedgerEdit): Promise<boolean> {
  const { deadline, ...rest } = ledgerWords(it.text)
  const words = Object.entries({ ...rest, ...(it.lines ? {} : { deadline }), edition: it.next })
  const counts = it.lines ? moving(it.lines) : setting(it.text)
  const same = sameEdition(it.ledger)
  const owed = owing(it.telling.at + textsFollowMs, where, it.telling)
  const done = await updateLedger(table, where, {
    set: [...words.map(([name]) => `#${name} = :new_${name}`), ...counts.set, ...owed.set],
    remove: counts.remove,
    add: owed.add,
    when: ['stage = :stage', same.when, ...counts.when],
    names: { ...Object.fromEntries(words.map(([name]) => [`#${name}`, name])), ...counts.names },
    values: {
      ...Object.fromEntries(words.map(([name, value]) => [`:new_${name}`, value])),
      ...counts.values,
      ...owed.values,
      ...same.values,
      ':stage': it.ledger.stage,
    },
  })
  if (done) return true
  const after = await readLedger(table, where, { strong: true })
  return after?.telling?.has(owed.packed) ?? false
}

interface Counts {
  readonly set: readonly string[]
  readonly remove: readonly string[]
  readonly when: readonly string[]
  readonly names: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, unknown>>
}

function setting({ lines }: NeedText): Counts {
  return {
    set: ['#open = :open', '#received = :received'],
    remove: [],
    when: [],
    names: { '#open': 'open', '#received': 'received' },
    values: { ':open': countsOf(lines, (line) => line.wanted), ':received': countsOf(lines, () => 0) },
  }
}

function moving({ openChange, added, removed }: LinesChange): Counts {
  const changed = moves(openChange, 1)
  const gone = lineIds.filter((id) => removed[id] !== undefined)
  const raised = added.length > 0 || Object.values(openChange).some((change) => change > 0)
  const touched = added.length + gone.length > 0
  return {
    set: [
      ...changed.set,
      ...added.flatMap(({ id }) => [`#open.${id} = :added_${id}`, `#received.${id} = :none`]),
      // The next time everything is covered is another time: whoever waits for that is told again.
      ...(raised ? ['reopened = if_not_exists(reopened, :none) + :once'] : []),
    ],
    remove: gone.flatMap((id) => [`#open.${id}`, `#received.${id}`]),
    when: [...changed.when, ...gone.map((id) => `#open.${id} = :gone_${id}`)],
    names: { ...changed.names, ...(touched ? { '#open': 'open', '#received': 'received' } : {}) },
    values: {
      ...changed.values,
      ...Object.fromEntries(added.map(({ id, wanted }) => [`:added_${id}`, wanted])),
      ...Object.fromEntries(gone.map((id) => [`:gone_${id}`, removed[id]])),
      ...(raised ? { ':none': 0, ':once': 1 } : {}),
    },
  }
}
