import { followUpWords } from '../../../shared/messages/follow-up.ts'
import { type Told, timelineWords } from '../../../shared/messages/timeline.ts'
import { sayDay, sayTime } from '../../../shared/rules/date-words.ts'
import { dayOf } from '../../../shared/rules/dates.ts'
import { type Told as Folded, toldByDay } from '../../../shared/rules/told-days.ts'
import type { NeedEvent } from '../../../shared/store/need-event.ts'
import { type Html, html } from '../page/page.ts'
import type { MemberVisit } from '../visit.ts'
import { type NeedView, sayQuantities } from './need-view.ts'

/** What happened to a need from its first day to its last, as sentences in the reader's language. */
export function timeline(visit: MemberVisit, view: NeedView): Html {
  const { fx, language } = visit
  const days = toldByDay(view.events, (at) => dayOf(at, fx.zone))
  return html`${days.map(
    ({ day, told }) =>
      html`<h3>${sayDay(day, language, fx.now(), fx.zone)}</h3><ol class="timeline">${told.map(
        (one) =>
          html`<li><time class="quiet" datetime="${new Date(one.event.at).toISOString()}">${sayTime(one.event.at, fx.zone)}</time> ${say(visit, view, one)}</li>`,
      )}</ol>`,
  )}`
}

function say(visit: MemberVisit, view: NeedView, { event, count, rounds }: Folded<NeedEvent>): string {
  const words = timelineWords[visit.language]
  const who = nameOf(visit, view, event.volunteer)
  const told: Told = {
    by: event.by === event.volunteer ? who : memberName(visit, view, event.by),
    who,
    what: sayQuantities(view, event.lines ?? '', followUpWords[visit.language]),
    count,
    rounds,
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
