import { followUpWords } from '../../../shared/messages/follow-up.ts'
import { handOverSheetWords, placardWords } from '../../../shared/messages/paper.ts'
import { severalWords } from '../../../shared/messages/several.ts'
import { mayMove } from '../../../shared/rules/need-life.ts'
import { type Html, html } from '../page/page.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import type { NeedView } from './need-view.ts'

/** Where a member goes from a need's page, as far as the need's stage and the member allow it. */
export function needActions(visit: MemberVisit, { need, ledger, mayAct }: NeedView): Html {
  const words = followUpWords[visit.language]
  const { stage } = ledger
  if (!mayAct || stage === 'closed' || stage === 'cancelled') return html``
  const unpublished = stage === 'draft' || stage === 'review'
  const first = [
    ...(unpublished ? [{ to: urls.checkNeed(need), label: words.check }] : []),
    ...(stage === 'open' ? [{ to: urls.shareNeed(need), label: words.share }] : []),
    ...(stage === 'open' ? [{ to: urls.byPhone(need), label: words.somebodyPhoned }] : []),
    ...(stage === 'open' || stage === 'expired' ? [{ to: urls.extendNeed(need), label: words.extend }] : []),
    ...(mayMove(stage, 'closed') ? [{ to: urls.closeNeed(need), label: words.close }] : []),
  ]
  const rarely = [
    ...(stage === 'open' ? [{ to: urls.needPlacard(need), label: placardWords[visit.language].open }] : []),
    ...(unpublished ? [] : [{ to: urls.needSheet(need), label: handOverSheetWords[visit.language].open }]),
    { to: urls.editNeed(need), label: words.edit },
    { to: urls.handOverNeed(need), label: words.handOver },
    { to: urls.needToCampaign(need), label: severalWords[visit.language]['title-campaign'] },
    { to: urls.cancelNeed(need), label: words.cancel },
  ]
  return html`<h2>${words.actions}</h2><div class="row">${first.map(
    ({ to, label }) => html`<a class="button plain" href="${to}">${label}</a>`,
  )}</div><ul class="plain links">${rarely.map(({ to, label }) => html`<li><a href="${to}">${label}</a></li>`)}</ul>`
}
