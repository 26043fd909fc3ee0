import { openLedgers } from './ledger-item.ts'
import { readNeedText } from './need-text.ts'
import type { Scope } from './scope.ts'
import type { Table } from './table.ts'

/** The needs this member answers for that are not over, by id. */
export async function needsOf(table: Table, scope: Scope, member: string): Promise<string[]> {
  const ledgers = await openLedgers(table, scope)
  const texts = await Promise.all(ledgers.map(({ need }) => readNeedText(table, scope, need)))
  return texts.flatMap((text) => (text?.responsible === member ? [text.need] : []))
}
