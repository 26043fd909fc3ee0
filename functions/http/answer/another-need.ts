import { answerWords } from '../../../shared/messages/answer.ts'
import { isCovered } from '../../../shared/rules/ledger.ts'
import { keys } from '../../../shared/store/keys.ts'
import { openLedgers } from '../../../shared/store/ledger-item.ts'
import { groupLink } from '../../../shared/store/link.ts'
import { headline } from '../../../shared/store/need-text.ts'
import { getItem } from '../../../shared/store/table.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import type { Answering } from './look-up.ts'

/** Another open need of the same neighbourhood organisation, the most urgent first, for whoever came late. Nothing when there is none. */
export async function anotherNeed(visit: Visit, { link }: Answering): Promise<Html> {
  const words = answerWords[visit.language]
  const now = visit.fx.now()
  const others = (await openLedgers(visit.fx.table, link.scope))
    .filter((one) => one.need !== link.need && one.stage === 'open' && one.deadline > now && !isCovered(one))
    .sort(
      (one, other) =>
        Number(other.urgency === 'high') - Number(one.urgency === 'high') || one.deadline - other.deadline,
    )
  for (const other of others.slice(0, 3)) {
    const shared = await getItem(visit.fx.table, keys.groupLink(link.scope, other.need), groupLink)
    if (shared)
      return html`<h2>${words.anotherNeed}</h2><div class="card"><p>${headline(other.lines, words.lines)} · ${other.place}</p><a class="button plain" href="${urls.groupLink(shared.token)}">${words.see}</a></div>`
  }
  return html``
}
