import { followUpWords } from '../../../shared/messages/follow-up.ts'
import { type Told, timelineWords } from '../../../shared/messages/timeline.ts'
import { sayMoment } from '../../../shared/rules/date-words.ts'
import type { NeedEvent } from '../../../shared/store/need-event.ts'
import { type Html, html } from '../page/page.ts'
import type { MemberVisit } from '../visit.ts'
import { type NeedView, sayQuantities } from './need-view.ts'

/** What happened to a need, the latest first, as sentences in the reader's language. */
export function timeline(visit: MemberVisit, view: NeedView): Html {
  const zone = visit.settings.TIME_ZONE
  const now = visit.fx.now()
  return html`<ol class="timeline">${view.events
    .toReversed()
    .map(
      (event) =>
        html`<li><time class="quiet" datetime="${new Date(event.at).toISOString()}">${sayMoment(event.at, zone, visit.language, now)}</time> ${say(visit, view, event)}</li>`,
    )}</ol>`
}

function say(visit: MemberVisit, view: NeedView, event: NeedEvent): string {
  const words = timelineWords[visit.language]
  const who = nameOf(visit, view, event.volunteer)
  const told: Told = {
    by: event.by === event.volunteer ? who : memberName(visit, view, event.by),
    who,
    what: sayQuantities(view, event.lines ?? '', followUpWords[visit.language]),
    count: event.count ?? 0,
    note: event.note ?? '',
  }
  return words[event.kind](told)
}

function memberName(visit: MemberVisit, view: NeedView, by: string): string {
  const words = timelineWords[visit.language]
  return by === 'mulin' ? words.mulin : (view.members.get(by) ?? words.colleague)
}

function nameOf(visit: MemberVisit, view: NeedView, volunteer: string | undefined): string {
  const named = view.promises.find(({ record }) => record.volunteer === volunteer)?.record.name
  return named || followUpWords[visit.language].somebody
}
