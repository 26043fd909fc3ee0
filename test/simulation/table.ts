import { type Calibration, type Kept, keptKinds } from './calibration.ts'
import type { Entry } from './compare.ts'
import type { Outcome } from './outcome.ts'
import { openMs } from './town.ts'

/** The comparison as text: one table per density, then how forecasts were kept. */
export function tables(entries: readonly Entry[]): string {
  const densities = [...new Set(entries.map(({ best }) => best.outcome.density))]
  const parts = densities.map((density) => {
    const some = entries.filter(({ best }) => best.outcome.density === density)
    const rows = some.map(({ best }) => columns.map(([, show]) => show(best.outcome)))
    return [
      `Registered: ${percent(density)} of residents; ${some[0]?.best.outcome.needs ?? 0} needs for each policy`,
      aligned([columns.map(([title]) => title), ...rows]),
      ...some.flatMap(({ paces }) => pacesLine(paces)),
    ].join('\n')
  })
  return `${[...parts, ...entries.flatMap(forecastOf)].join('\n\n')}\n`
}

const columns: readonly (readonly [title: string, show: (of: Outcome) => string])[] = [
  ['policy', (of) => of.policy],
  ['in a day', (of) => percent(of.coveredWithinDay)],
  ['in 7 days', (of) => percent(of.coveredWithinWeek)],
  ['messages/yes', (of) => number(of.messagesPerYes)],
  ['messages/covered', (of) => number(of.messagesPerCoveredNeed)],
  ['first yes 50 %', (of) => time(of.medianFirstYesMinutes)],
  ['90 %', (of) => time(of.p90FirstYesMinutes)],
  ['covered 50 %', (of) => time(of.medianCoveredMinutes)],
  ['90 %', (of) => time(of.p90CoveredMinutes)],
  ['asked > 2/week', (of) => percent(of.askedOverTwiceAWeek)],
  ['opt-outs', (of) => `${of.optOuts}`],
  ['/1000 a year', (of) => number(of.optOutsPerThousandYear)],
  ['Gini', (of) => of.gini.toFixed(2)],
  ['turned away', (of) => `${of.surplusTurnedAway}`],
  ['breaches', (of) => `${of.budgetBreaches}`],
]

function pacesLine(paces: Entry['paces']): string[] {
  if (paces.length < 2) return []
  const each = paces.map(
    ({ task, outcome }) =>
      `${task.pace}: ${percent(outcome.coveredWithinDay)}, ${percent(outcome.coveredWithinWeek)}, ${number(outcome.messagesPerYes)}`,
  )
  return [`${paces[0]!.task.policy} by pace (in a day, in 7 days, messages/yes): ${each.join(' · ')}`]
}

function forecastOf({ best: { outcome, calibration } }: Entry): string[] {
  if (!calibration) return []
  return [`Forecasts of ${outcome.policy} at ${percent(outcome.density)}\n${calibrationTable(calibration)}`]
}

const keptTitles = {
  firstYes: 'a first yes within the time told',
  coveredInDay: 'everything promised within a day',
  coveredInWeek: 'everything promised within seven days',
} as const satisfies Record<(typeof keptKinds)[number], string>

function calibrationTable(calibration: Calibration): string {
  const kinds = keptKinds.map((kind) => keptTable(keptTitles[kind], calibration[kind]))
  const people = calibration.people.map(({ from, needs, told, asked }) => [
    `${from}–${2 * from - 1}`,
    `${needs}`,
    number(told),
    number(asked),
  ])
  return [
    ...kinds,
    `people asked\n${aligned([['told', 'needs', 'mean told', 'asked'], ...people])}`,
    `${calibration.forecasts} forecasts; people told ${number(calibration.peopleTold)}, asked ${number(calibration.peopleAsked)} on average`,
  ].join('\n')
}

function keptTable(title: string, { deciles, brier, error }: Kept): string {
  const rows = deciles.map(({ from, needs, told, came }) => [
    `${percent(from)}–${percent(from + 0.1)}`,
    `${needs}`,
    percent(told),
    percent(came),
  ])
  return [
    `${title}: Brier score ${brier.toFixed(3)}, mean error ${(100 * error).toFixed(1)} points`,
    aligned([['told', 'needs', 'mean told', 'came true'], ...rows]),
  ].join('\n')
}

/** First column to the left, numbers to the right. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)))
  return rows
    .map((row) =>
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '),
    )
    .join('\n')
}

export const percent = (share: number): string =>
  `${(100 * share).toFixed(share === 0 || share === 1 ? 0 : 1)} %`

/** Three digits that mean something; a dash for nothing. */
export function number(of: number | null): string {
  if (of === null) return '–'
  return of >= 100 ? of.toFixed(0) : of.toFixed(1)
}

/** Minutes as people say them. */
export function time(minutes: number): string {
  if (minutes >= openMs / 60_000) return 'never'
  if (minutes < 100) return `${minutes.toFixed(0)} min`
  if (minutes < 48 * 60) return `${(minutes / 60).toFixed(1)} h`
  return `${(minutes / 60 / 24).toFixed(1)} d`
}
