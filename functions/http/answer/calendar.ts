import { answerWords } from '../../../shared/messages/answer.ts'
import { calendarWords } from '../../../shared/messages/calendar.ts'
import { calendarFile } from '../../../shared/rules/calendar-file.ts'
import { sayDate } from '../../../shared/rules/date-words.ts'
import { dayOf, startOfDay } from '../../../shared/rules/dates.ts'
import type { Quantities } from '../../../shared/rules/ledger.ts'
import type { NeedText } from '../../../shared/store/need-text.ts'
import type { Pledge } from '../../../shared/store/pledge.ts'
import { answerNotFound } from '../app.ts'
import type { Visit } from '../visit.ts'
import { findLink, readAnswering } from './look-up.ts'

/** The entry stands at nine on the last day, so that its reminder a day before comes at a decent hour. In ms from midnight, and its length. */
const morningMs = 9 * 3_600_000
const lengthMs = 3_600_000

/**
 * GET …/calendar.ics: the last day of one's own promise as a calendar file, for whoever sees the promise itself; everybody else is led to the
 * link's page, which says what to do. Calendars are copied to clouds: the file carries no link, and of the need only what is to be brought and where.
 */
export async function serveCalendar(visit: Visit): Promise<Response> {
  const link = await findLink(visit)
  const at = link && (await readAnswering(visit, link))
  if (!at) return answerNotFound(visit)
  const { me, text } = at
  if (!me?.pledge || !me.hold || me.hold.until !== undefined) return visit.c.redirect(at.link.path, 303)
  return visit.c.body(entryOf(visit, text, me.pledge, me.hold.quantities), 200, {
    'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
    'content-disposition': 'attachment; filename="mulin.ics"',
  })
}

function entryOf(
  { fx, settings, language }: Visit,
  text: NeedText,
  pledge: Pledge,
  held: Quantities,
): string {
  const words = calendarWords[language]
  const { amount, lines } = answerWords[language]
  const what = text.lines
    .filter(({ id }) => (held[id] ?? 0) > 0)
    .map(({ id, label, unit }) => `${label} ${amount(held[id] ?? 0, unit)}`)
    .join(lines)
  const { place, hours } = text.dropOff
  const from = startOfDay(dayOf(pledge.bringBy, fx.zone), fx.zone) + morningMs
  return calendarFile({
    uid: `${fx.hash(`calendar ${pledge.need} ${pledge.volunteer}`).slice(0, 22)}@${new URL(settings.PUBLIC_ORIGIN).hostname}`,
    sequence: Math.floor(pledge.changedAt / 60_000),
    madeAt: fx.now(),
    from,
    to: from + lengthMs,
    summary: words.bring(what),
    location: place,
    description: [
      words.latest(sayDate(pledge.bringBy, fx.zone, language)),
      ...(hours === '' ? [] : [words.hours(hours)]),
      words.for(text.orgName),
    ].join('\n'),
    reminder: words.tomorrow(what),
  })
}
