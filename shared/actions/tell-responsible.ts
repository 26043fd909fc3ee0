import type { Effects } from '../effects.ts'
import { isGathered } from '../rules/campaign-news.ts'
import { addFact } from '../store/campaign-news.ts'
import type { Where } from '../store/ledger-item.ts'
import type { NeedText } from '../store/need-text.ts'
import { type NewNotice, putNotice, toMember } from '../store/notice.ts'

/**
 * Tells the member who answers for a need: at once by a letter of its own, or together with what else happens in its campaign.
 * Harmless to repeat: the id says what it is about.
 */
export async function tellResponsible(
  fx: Effects,
  { scope, need }: Where,
  { responsible, campaign }: Pick<NeedText, 'responsible' | 'campaign'>,
  { id, kind, about }: Pick<NewNotice, 'id' | 'kind' | 'about'>,
): Promise<void> {
  const to = toMember(scope.org, responsible)
  const it = { to, id, need, org: scope.org, ...(about === undefined ? {} : { about }) }
  if (campaign !== undefined && isGathered(kind))
    return addFact(fx.table, fx.now(), { ...it, campaign, kind })
  await putNotice(fx.table, fx.now(), { ...it, kind })
}
