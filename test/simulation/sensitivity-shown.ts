import { type Axis, type Box, bar, colourOf, frame, line, placed, svg, text } from './chart.ts'
import type { Outcome } from './outcome.ts'
import { parameters } from './parameters.ts'
import type { Plot } from './plots.ts'
import type { Sensitivity } from './sensitivity.ts'
import { aligned, number, percent } from './table.ts'

interface Measure {
  readonly title: string
  readonly file: string
  readonly of: (outcome: Outcome) => number | null
  readonly show: (value: number | null) => string
  readonly axis: Axis
}

const measures: readonly Measure[] = [
  {
    title: 'Covered within a day',
    file: 'sensitivity-coverage.svg',
    of: ({ coveredWithinDay }) => coveredWithinDay,
    show: (value) => percent(value ?? 0),
    axis: {
      ...{ title: '', scale: 'linear', from: 0, to: 1 },
      ticks: [0, 0.5, 1].map((at) => ({ at, label: percent(at) })),
    },
  },
  {
    title: 'Messages for each accepted yes',
    file: 'sensitivity-messages.svg',
    of: ({ messagesPerYes }) => messagesPerYes,
    show: number,
    axis: {
      ...{ title: '', scale: 'log', from: 2, to: 2000 },
      ticks: [2, 10, 100, 1000].map((at) => ({ at, label: `${at}` })),
    },
  },
]

/** For each density and measure a row per parameter, from what policies come to at its least to what at its most. */
export function sensitivityTables(found: readonly Sensitivity[]): string {
  return densitiesOf(found)
    .flatMap((density) =>
      measures.map(({ title, of, show }) => {
        const some = at(found, density)
        const rows = (some[0]?.swings ?? []).map(({ parameter }, row) => [
          `${parameter} ${parameters[parameter].range.join('–')}`,
          ...some.map(({ swings }) => {
            const { least, most } = swings[row]!
            return `${show(of(least.outcome))} → ${show(of(most.outcome))}`
          }),
        ])
        return [
          `${title}, ${percent(density)} registered: at the least → at the most of each range`,
          aligned([
            ['', ...some.map(({ prior }) => prior.task.policy)],
            ['all at their priors', ...some.map(({ prior }) => show(of(prior.outcome)))],
            ...rows,
          ]),
          '',
        ].join('\n')
      }),
    )
    .join('\n')
}

/** One object a line: the outcome with the parameter that was moved and where to. */
export function sensitivityLines(found: readonly Sensitivity[]): string {
  return found
    .flatMap(({ prior, swings }) => [
      { parameter: null, value: null, ...prior.outcome },
      ...swings.flatMap(({ parameter, least, most }) => {
        const [low, high] = parameters[parameter].range
        return [
          { ...least.outcome, parameter, value: low, density: prior.outcome.density },
          { ...most.outcome, parameter, value: high, density: prior.outcome.density },
        ]
      }),
    ])
    .map((one) => `${JSON.stringify(one)}\n`)
    .join('')
}

const row = 15
const inOneRow = 4
const panel = { width: 220, left: 130, top: 70, across: 280, below: 90 } as const

/** A drawing for each measure: for every policy a bar per parameter, around what it comes to at the priors. */
export function sensitivityPlots(found: readonly Sensitivity[]): readonly Plot[] {
  return densitiesOf(found).flatMap((density, number, all) =>
    measures.map((measure) => {
      const some = at(found, density)
      const height = row * (some[0]?.swings.length ?? 0)
      const panels = some.map((one, place) => {
        const x = panel.left + (place % inOneRow) * panel.across
        const y = panel.top + Math.floor(place / inOneRow) * (height + panel.below)
        return tornado(one, measure, { x, y, width: panel.width, height }, place)
      })
      const rows = Math.ceil(some.length / inOneRow)
      const title = `${measure.title}: every parameter over its range, ${percent(density)} registered`
      const drawn = svg(
        panel.left + inOneRow * panel.across,
        panel.top + rows * (height + panel.below),
        title,
        panels.join('\n'),
      )
      const file = all.length > 1 ? measure.file.replace('.svg', `-${number + 1}.svg`) : measure.file
      return { file, svg: drawn }
    }),
  )
}

function tornado({ prior, swings }: Sensitivity, { axis, of }: Measure, box: Box, place: number): string {
  const x = (outcome: Outcome) => placed(axis, of(outcome) ?? axis.to, box.x, box.x + box.width)
  const bars = swings.map(({ parameter, least, most }, at) => {
    const y = box.y + at * row
    const [low, high] = [x(least.outcome), x(most.outcome)]
    return [
      place % inOneRow === 0 ? text(box.x - 6, y + row - 4, parameter, { anchor: 'end', size: 11 }) : '',
      bar(Math.min(low, high), y + 4, Math.max(1, Math.abs(high - low)), row - 7, colourOf(place)),
      // The end that belongs to the most of the range.
      bar(high - 1.5, y + 1, 3, row - 2, '#000000'),
    ].join('')
  })
  const middle = x(prior.outcome)
  return [
    frame(box, prior.task.policy, axis),
    line(middle, box.y, middle, box.y + box.height, '#333333'),
    ...bars,
  ].join('\n')
}

const densitiesOf = (found: readonly Sensitivity[]): readonly number[] => [
  ...new Set(found.map(({ prior }) => prior.outcome.density)),
]

const at = (found: readonly Sensitivity[], density: number): readonly Sensitivity[] =>
  found.filter(({ prior }) => prior.outcome.density === density)
