import {
  type Axis,
  type Box,
  bar,
  colourOf,
  dot,
  frame,
  legend,
  line,
  path,
  placed,
  svg,
  text,
} from './chart.ts'
import type { Entry } from './compare.ts'
import { curveTimes } from './run.ts'
import { number, percent } from './table.ts'

/** A drawing and the name of its file. */
export interface Plot {
  readonly file: string
  readonly svg: string
}

const panel = { width: 360, height: 300, left: 60, top: 80, gap: 70 } as const

const shares: Axis = {
  title: 'share of needs covered',
  scale: 'linear',
  from: 0,
  to: 1,
  ticks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, label: `${100 * at} %` })),
}

/** The comparison in four drawings, each with a panel for every density. */
export function plotsOf(entries: readonly Entry[]): readonly Plot[] {
  const densities = [...new Set(entries.map(({ best }) => best.outcome.density))]
  const names = [...new Set(entries.map(({ best }) => best.outcome.policy))]
  const paper = (title: string, draw: (some: readonly Entry[], box: Box, heading: string) => string) => {
    const panels = densities.map((density, at) => {
      const { left, top, width, height, gap } = panel
      const box = { x: left + at * (width + gap), y: top, width, height }
      const some = entries.filter(({ best }) => best.outcome.density === density)
      return draw(some, box, `${percent(density)} of residents registered`)
    })
    const wide = Math.max(
      panel.left + densities.length * (panel.width + panel.gap),
      panel.left + names.length * 120,
    )
    const end = panel.top + panel.height
    return svg(wide, end + 80, title, `${panels.join('\n')}\n${legend(panel.left, end + 64, names)}`)
  }
  return [
    {
      file: 'coverage-over-time.svg',
      svg: paper('How soon needs are covered', (some, box, heading) => coverage(some, box, heading, names)),
    },
    {
      file: 'messages-per-yes.svg',
      svg: paper('Messages for each accepted yes', (some, box, heading) =>
        messages(some, box, heading, names),
      ),
    },
    {
      file: 'frontier.svg',
      svg: paper('Covered within a day, against the messages it takes', (some, box, heading) =>
        frontier(some, box, heading, names),
      ),
    },
    {
      file: 'forecasts.svg',
      svg: paper('Chances of being covered within seven days: told, and come true', (some, box, heading) =>
        calibrations(some, box, heading, names),
      ),
    },
  ]
}

const timeAxis: Axis = {
  title: 'time since it was posted',
  scale: 'log',
  from: 60_000,
  to: 14 * 24 * 3_600_000,
  ticks: [
    { at: 60_000, label: '1 min' },
    { at: 600_000, label: '10 min' },
    { at: 3_600_000, label: '1 h' },
    { at: 6 * 3_600_000, label: '6 h' },
    { at: 24 * 3_600_000, label: '1 d' },
    { at: 7 * 24 * 3_600_000, label: '7 d' },
  ],
}

function coverage(some: readonly Entry[], box: Box, heading: string, names: readonly string[]): string {
  const lines = some.map(({ best }) =>
    path(
      best.curve.map((share, at) => onPaper(box, timeAxis, curveTimes[at]!, shares, share)),
      names.indexOf(best.outcome.policy),
    ),
  )
  return [frame(box, heading, timeAxis, shares), ...lines].join('\n')
}

const countAxis = (title: string, to: number): Axis => ({
  title,
  scale: 'log',
  from: 3,
  to,
  ticks: [3, 10, 30, 100, 300, 1000, 3000].filter((at) => at <= to).map((at) => ({ at, label: `${at}` })),
})

function messages(some: readonly Entry[], box: Box, heading: string, names: readonly string[]): string {
  const axis = countAxis('messages for each accepted yes', 1000)
  const step = box.height / Math.max(1, some.length)
  const bars = some.map(({ best: { outcome } }, at) => {
    const y = box.y + at * step
    const end = placed(axis, outcome.messagesPerYes ?? axis.from, box.x, box.x + box.width)
    return [
      text(box.x + 4, y + step * 0.3, outcome.policy),
      bar(box.x, y + step * 0.4, end - box.x, step * 0.45, colourOf(names.indexOf(outcome.policy))),
      text(end + 5, y + step * 0.4 + step * 0.22 + 4, number(outcome.messagesPerYes)),
    ].join('')
  })
  return [frame(box, heading, axis), ...bars].join('\n')
}

function frontier(some: readonly Entry[], box: Box, heading: string, names: readonly string[]): string {
  const axis = countAxis('messages for each covered need', 3000)
  const marks = some.flatMap(({ best, paces }) => {
    const colour = names.indexOf(best.outcome.policy)
    const points = paces.flatMap(({ outcome }) =>
      outcome.messagesPerCoveredNeed === null
        ? []
        : [onPaper(box, axis, outcome.messagesPerCoveredNeed, shares, outcome.coveredWithinDay)],
    )
    return [
      ...(points.length > 1 ? [path(points, colour)] : []),
      ...points.map(([x, y]) => dot(x, y, colour, points.length > 1 ? 3 : 5)),
    ]
  })
  return [frame(box, heading, axis, { ...shares, title: 'covered within a day' }), ...marks].join('\n')
}

/** What was told against what came: on the grey line they are the same. */
function calibrations(some: readonly Entry[], box: Box, heading: string, names: readonly string[]): string {
  const across = { ...shares, title: 'chance told' }
  const up = { ...shares, title: 'share that came true' }
  const marks = some.flatMap(({ best: { outcome, calibration } }) => {
    const points = (calibration?.coveredInWeek.deciles ?? []).map(({ told, came }) =>
      onPaper(box, across, told, up, came),
    )
    const colour = names.indexOf(outcome.policy)
    return [
      ...(points.length > 1 ? [path(points, colour)] : []),
      ...points.map(([x, y]) => dot(x, y, colour, 3)),
    ]
  })
  const even = line(box.x, box.y + box.height, box.x + box.width, box.y, '#999999')
  return [frame(box, heading, across, up), even, ...marks].join('\n')
}

const onPaper = (box: Box, x: Axis, across: number, y: Axis, up: number): readonly [number, number] => [
  placed(x, across, box.x, box.x + box.width),
  placed(y, up, box.y + box.height, box.y),
]
