import { closeReasonWords } from '../../../shared/messages/closing.ts'
import { figuresWords } from '../../../shared/messages/figures.ts'
import { sayMinutes } from '../../../shared/rules/duration-words.ts'
import type { Figures, Month } from '../../../shared/rules/figures.ts'
import { countOf, type Histogram, percentile } from '../../../shared/rules/histogram.ts'
import { closeReasons } from '../../../shared/rules/need-life.ts'
import { type Html, html } from '../page/page.ts'
import { columns } from '../pictures/columns.ts'
import { funnel } from '../pictures/funnel.ts'
import { picture } from '../pictures/picture.ts'
import { speedColumns, speedMarks } from '../pictures/speed.ts'
import type { Visit } from '../visit.ts'

export function sayMonth({ language }: Visit, month: Month): string {
  const [year = '', number = '1'] = month.split('-')
  return figuresWords[language].month(year, Number(number))
}

export const sayShare = (share: number): string => `${Math.round(share * 100)}%`
export const sayRatio = (n: number): string =>
  n >= 10 ? String(Math.round(n)) : String(Math.round(n * 10) / 10)

/** What the figures say, as sentences; only what there is something to say of. */
export function sentences({ language }: Visit, it: Figures): string[] {
  const words = figuresWords[language]
  const time = (minutes: number) => sayMinutes(minutes, language)
  return [
    words.summary(it.needs, it.covered),
    ...(it.firstYes ? [words.firstYes(time(it.firstYes.median), time(it.firstYes.most))] : []),
    ...(it.coveredIn ? [words.speed(time(it.coveredIn.median), time(it.coveredIn.most))] : []),
    ...(it.askedPerYes === undefined ? [] : [words.perYes(sayRatio(it.askedPerYes))]),
    ...(it.unmetShare === undefined ? [] : [words.unmet(sayShare(it.unmetShare))]),
    ...(it.heardShare === undefined ? [] : [words.heard(sayShare(it.heardShare))]),
    ...(it.textsPerCovered === undefined || it.mailsPerCovered === undefined
      ? []
      : [words.sent(sayRatio(it.textsPerCovered), sayRatio(it.mailsPerCovered))]),
    ...(it.stopped > 0 ? [words.stopped(it.stopped)] : []),
  ]
}

/** How fast needs fill: columns with the median and the ninth tenth. */
export function speedPicture(visit: Visit, covered: Histogram): Html {
  const { language } = visit
  const words = figuresWords[language]
  const time = (minutes: number) => sayMinutes(minutes, language)
  const [median, most] = [percentile(covered, 0.5), percentile(covered, 0.9)]
  if (median === undefined || most === undefined) return html``
  const labels = { median: words.median(time(median)), most: words.most(time(most)) }
  const named = (end: number) => (end === Number.POSITIVE_INFINITY ? words.longer : time(end))
  return picture(visit, {
    id: 'fill',
    title: words.fill,
    says: words.fillSays(countOf(covered), time(median), time(most)),
    ...columns(speedColumns(covered, shortTime), speedMarks(covered, labels)),
    table: {
      head: [words.within, words.needs],
      rows: speedColumns(covered, named).map(({ label, value }) => [label, value]),
    },
  })
}

/** Below a column there is room for three or four letters: m, h and d are read in both languages. */
function shortTime(end: number): string {
  if (end === Number.POSITIVE_INFINITY) return '>7d'
  if (end < 60) return `${end}m`
  return end < 1440 ? `${end / 60}h` : `${end / 1440}d`
}

/** Why needs were not met in full: bars and table. */
export function reasonsPicture(visit: Visit, { reasons, endings }: Figures): Html {
  const words = figuresWords[visit.language]
  const said = closeReasonWords[visit.language]
  const steps = [
    ...closeReasons.map((reason) => ({ label: said[reason], count: reasons[reason] ?? 0 })),
    { label: words.expired, count: endings.expired ?? 0 },
  ].filter(({ count }) => count > 0)
  if (steps.length === 0) return html``
  return picture(visit, {
    id: 'reasons',
    title: words.reasons,
    says: words.reasonsSays,
    ...funnel(steps),
    table: { head: [words.reason, words.needs], rows: steps.map(({ label, count }) => [label, count]) },
  })
}
