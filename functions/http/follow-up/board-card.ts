import { boardWords } from '../../../shared/messages/board.ts'
import { sayDate } from '../../../shared/rules/date-words.ts'
import { isOut } from '../../../shared/rules/need-life.ts'
import { isOffered } from '../../../shared/rules/offered.ts'
import { type Task, workOf } from '../../../shared/rules/progress.ts'
import { atLeast } from '../../../shared/rules/roles.ts'
import { isHeld, type Ledger } from '../../../shared/store/ledger-item.ts'
import { type Html, html } from '../page/page.ts'
import { tag, tags } from '../page/tag.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { progressLines } from './progress-lines.ts'
import { severalId } from './several-form.ts'
import { standingTag } from './standing-tag.ts'

/** New or changed since the last look. */
export type Marked = 'fresh' | 'changed' | undefined

/** Where to deal with a need: what waits for a second person is read where it is approved. */
export function pageOf({ by }: MemberVisit, { need, stage, responsible }: Ledger): string {
  const reads = atLeast(by.role, 'coordinator') || responsible === by.member
  return stage === 'review' && reads ? urls.checkNeed(need) : urls.need(need)
}

/** One need of the board: what it is, where it stands, what waits. Its box ticks it for the form below the board. */
export function boardCard(
  visit: MemberVisit,
  ledger: Ledger,
  { mark, ticked }: { readonly mark: Marked; readonly ticked: boolean },
): Html {
  const words = boardWords[visit.language]
  const now = visit.fx.now()
  const { need, title, place, deadline, wave } = ledger
  const day = sayDate(deadline, visit.settings.TIME_ZONE, visit.language, now)
  const waits = new Map<Task, number>(workOf(ledger, now).map(({ task, count }) => [task, count]))
  const says = [
    ...(mark ? [tag(words[mark], 'go')] : []),
    standingTag(visit.language, ledger),
    ...(isOut(ledger.stage) && isHeld(ledger) ? [tag(words.heldHere, 'warn')] : []),
    ...(ledger.urgency === 'high' ? [tag(words.urgent, 'wait')] : []),
    ...(waits.has('late') ? [tag(words.lateHere(waits.get('late') ?? 0), 'warn')] : []),
    ...(waits.has('to-confirm') ? [tag(words.toConfirmHere(waits.get('to-confirm') ?? 0), 'wait')] : []),
    ...(waits.has('no-answers') ? [tag(words.noAnswersHere, 'wait')] : []),
    ...(isOffered(ledger) ? [tag(words.offeredHere, 'go')] : []),
  ]
  return html`<section class="card" id="n-${need}"><h3 class="pick"><label><input type="checkbox" form="${severalId}" name="need" value="${need}" aria-label="${words.tick(title)}"${ticked ? html` checked` : ''}></label><a href="${pageOf(visit, ledger)}">${title}</a></h3>${tags(says)}<p class="quiet">${place} · ${words.by(day)}${wave > 0 ? ` · ${words.waves(wave)}` : ''}</p>${progressLines(visit, ledger)}</section>`
}
