import { textsOf } from '../../../shared/store/campaign-needs.ts'
import { type Ledger, pageOfLedgers } from '../../../shared/store/ledger-item.ts'
import type { NeedText } from '../../../shared/store/need-text.ts'
import { needsOver } from '../../../shared/store/put-away.ts'
import type { MemberVisit } from '../visit.ts'

/** Needs read at a time: what was read before is let go once its rows are made. */
const pageSize = 50

export interface Exported {
  readonly ledger: Ledger
  readonly text: NeedText
}

/** Every need of the organisation that was posted within these times (epoch ms), a page at a time: first those that go on, then those that are over. */
export async function* needsPosted(
  { fx, by }: MemberVisit,
  from: number,
  to: number,
): AsyncGenerator<readonly Exported[]> {
  const isPosted = ({ createdAt }: Ledger) => createdAt >= from && createdAt <= to
  const whole = async (page: readonly Ledger[]): Promise<Exported[]> => {
    const wanted = page.filter(isPosted)
    const texts = await textsOf(
      fx.table,
      by.scope,
      wanted.map(({ need }) => need),
    )
    return wanted.flatMap((ledger) => {
      const text = texts.get(ledger.need)
      return text ? [{ ledger, text }] : []
    })
  }
  let after: string | undefined
  do {
    const of = { closed: false, limit: pageSize, ...(after === undefined ? {} : { after }) }
    const found = await pageOfLedgers(fx.table, by.scope, of)
    yield await whole(found.slice(0, pageSize))
    after = found.length > pageSize ? found[pageSize - 1]?.need : undefined
  } while (after !== undefined)
  let before: string | undefined
  do {
    const of = { limit: pageSize, ...(before === undefined ? {} : { before }) }
    const page = await needsOver(fx.table, by.scope, of)
    yield await whole(page.needs)
    before = page.before
  } while (before !== undefined)
}
