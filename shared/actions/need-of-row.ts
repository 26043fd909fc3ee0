import type { Effects } from '../effects.ts'
import type { ImportItem, NeedsShared } from '../store/import-item.ts'
import type { NeedRow } from '../store/import-row.ts'
import { groupLinkOf } from '../store/link.ts'
import type { Scope } from '../store/scope.ts'
import type { NeedInput } from './need-input.ts'
import { needIdFor, postNeed } from './post-need.ts'

/** Length of a group link's token: 119 bits, as of personal links. */
const tokenLength = 20

type Of = Pick<ImportItem, 'import' | 'by' | 'role' | 'needs'>

/** The campaign of an import's needs has the import's id. */
export const campaignOf = ({ import: id }: Pick<ImportItem, 'import'>): string => id

/** The need that a row of an import becomes: always the same, so that writing it twice is writing it once. */
export function needOfRow(fx: Effects, scope: Scope, it: Pick<Of, 'import' | 'by'>, row: number): string {
  return needIdFor(fx, scope, { member: it.by }, requestOf(it, row))
}

const requestOf = ({ import: id }: Pick<Of, 'import'>, row: number): string => `import ${id} ${row}`

/** Writes a row down as a draft of its campaign, with the link it will have. Answers a closed word where it cannot be. */
export async function writeNeedRow(
  fx: Effects,
  scope: Scope,
  it: Of,
  row: NeedRow,
): Promise<string | undefined> {
  if (!it.needs) return 'nothing-shared'
  const by = { member: it.by, role: it.role }
  const more = { campaign: campaignOf(it) }
  const posted = await postNeed(fx, scope, by, inputOf(row, it.needs), requestOf(it, row.row), more)
  // Somebody may have changed it already, between a crash and this turn: then it is there.
  if (!posted.ok && posted.refusal.kind !== 'already-posted') return posted.refusal.kind
  const need = needOfRow(fx, scope, it, row.row)
  const token = fx.newId(tokenLength)
  await groupLinkOf(fx.table, scope, { need, token, tokenHash: fx.hash(token), at: fx.now() })
  return undefined
}

function inputOf(row: NeedRow, shared: NeedsShared): NeedInput {
  const { beneficiary, line, topics, publicText, internalText, consent } = row
  return {
    ...{ beneficiary, topics, publicText, internalText },
    ...(consent ? { consent } : {}),
    lines: [line],
    area: shared.area,
    urgency: shared.urgency,
    deadline: row.deadline ?? shared.deadline,
    dropOff: shared.dropOff,
  }
}
