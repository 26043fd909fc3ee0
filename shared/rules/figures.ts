import * as z from 'zod/mini'
import { minutesOf } from './answer-curve.ts'
import { channelKinds } from './channel-order.ts'
import { type Day, startOfDay } from './dates.ts'
import { countOf, type Histogram, histogram, histogramOf, percentile, sumOfHistograms } from './histogram.ts'
import { type CloseReason, closeReasons } from './need-life.ts'
import { type Ending, endings, type NeedStory } from './need-story.ts'
import { monthOf } from './text-limits.ts'

const count = z.int().check(z.gte(0))

/** What can be added up of needs that have ended: no ids, no words. */
export const tally = z.object({
  /** How they ended. */
  endings: z.partialRecord(z.enum(endings), count),
  /** Why those were closed that were not met in full. */
  reasons: z.partialRecord(z.enum(closeReasons), count),
  /** From being published to the first promise, and until everything was promised. */
  firstYes: histogram,
  covered: histogram,
  asked: count,
  yes: count,
  /** People who promised without having been asked. */
  unasked: count,
  /** People whose things arrived, those of them whose hearing has been counted, and how many of these heard how it ended. */
  givers: count,
  counted: count,
  heard: count,
  sent: z.partialRecord(z.enum(channelKinds), count),
})
export type Tally = z.infer<typeof tally>

export function tallyOf(stories: readonly NeedStory[]): Tally {
  const sum = (of: (story: NeedStory) => number) => stories.reduce((all, one) => all + of(one), 0)
  const since = (at: (story: NeedStory) => number | undefined) =>
    stories.flatMap((one) => {
      const then = at(one)
      return then === undefined ? [] : [minutesOf(then - one.openedAt)]
    })
  const told = stories.filter(({ heardOutcome }) => heardOutcome !== undefined)
  return {
    endings: counted(stories.map(({ outcome }) => outcome)),
    reasons: counted(stories.filter(isUnmet).flatMap(({ reason }) => reason ?? [])),
    firstYes: histogramOf(since(({ firstYesAt }) => firstYesAt)),
    covered: histogramOf(since(({ coveredAt }) => coveredAt)),
    asked: sum(({ asked }) => asked),
    yes: sum(({ yes }) => yes),
    unasked: sum(({ unasked }) => unasked),
    givers: sum(({ givers }) => givers),
    counted: told.reduce((all, { givers }) => all + givers, 0),
    heard: sum(({ heardOutcome = 0 }) => heardOutcome),
    sent: sumOfCounts(stories.map(({ sent }) => sent)),
  }
}

export function sumOfTallies(all: readonly Tally[]): Tally {
  const sum = (of: (one: Tally) => number) => all.reduce((total, one) => total + of(one), 0)
  return {
    endings: sumOfCounts(all.map((one) => one.endings)),
    reasons: sumOfCounts(all.map((one) => one.reasons)),
    firstYes: sumOfHistograms(all.map((one) => one.firstYes)),
    covered: sumOfHistograms(all.map((one) => one.covered)),
    asked: sum((one) => one.asked),
    yes: sum((one) => one.yes),
    unasked: sum((one) => one.unasked),
    givers: sum((one) => one.givers),
    counted: sum((one) => one.counted),
    heard: sum((one) => one.heard),
    sent: sumOfCounts(all.map((one) => one.sent)),
  }
}

/** What was stopped by the organisation is neither met nor unmet. */
const isUnmet = ({ outcome }: Pick<NeedStory, 'outcome'>): boolean =>
  outcome === 'partly' || outcome === 'not' || outcome === 'expired'

/** What a tally says; undefined where there is nothing to say it of. Times in minutes, shares 0–1. */
export interface Figures {
  /** Needs that ended and were not stopped. */
  readonly needs: number
  readonly stopped: number
  readonly endings: Readonly<Partial<Record<Ending, number>>>
  readonly reasons: Readonly<Partial<Record<CloseReason, number>>>
  readonly unmetShare?: number
  readonly covered: number
  readonly firstYes?: Times
  readonly coveredIn?: Times
  readonly askedPerYes?: number
  readonly heardShare?: number
  /** Requests by each way for each need that was covered. */
  readonly textsPerCovered?: number
  readonly mailsPerCovered?: number
}

/** Half were done within `median` minutes, nine in ten within `most`. */
export interface Times {
  readonly median: number
  readonly most: number
}

export function figuresOf(one: Tally): Figures {
  const { fully = 0, partly = 0, not = 0, expired = 0, cancelled: stopped = 0 } = one.endings
  const needs = fully + partly + not + expired
  const covered = countOf(one.covered)
  const { mobile: texts = 0, email: mails = 0 } = one.sent
  return {
    needs,
    stopped,
    endings: one.endings,
    reasons: one.reasons,
    covered,
    ...(needs > 0 ? { unmetShare: (needs - fully) / needs } : {}),
    ...timesOf('firstYes', one.firstYes),
    ...timesOf('coveredIn', one.covered),
    ...(one.yes > 0 ? { askedPerYes: one.asked / one.yes } : {}),
    ...(one.counted > 0 ? { heardShare: one.heard / one.counted } : {}),
    ...(covered > 0 ? { textsPerCovered: texts / covered, mailsPerCovered: mails / covered } : {}),
  }
}

function timesOf<K extends 'firstYes' | 'coveredIn'>(name: K, of: Histogram): { [_ in K]?: Times } {
  const [median, most] = [percentile(of, 0.5), percentile(of, 0.9)]
  return median === undefined || most === undefined
    ? {}
    : ({ [name]: { median: Math.round(median), most: Math.round(most) } } as { [_ in K]: Times })
}

/** A calendar month in the zone, '2026-01'. */
export type Month = string

/** The month so many earlier. */
export function monthsBefore(month: Month, count: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const all = year * 12 + number - 1 - count
  return monthName(Math.floor(all / 12), (all % 12) + 1)
}

const monthName = (year: number, month: number): Month =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`

/** When a month begins in the zone, epoch ms. */
export function beginOfMonth(month: Month, zone: string): number {
  const first: Day = `${month}-01`
  return startOfDay(first, zone)
}

/** So many months, this one included, make up what is shown. */
export const monthsShown = 6

/** The months shown now, oldest first. */
export function shownMonths(now: number, zone: string): Month[] {
  const last = monthOf(now, zone)
  return Array.from({ length: monthsShown }, (_, i) => monthsBefore(last, monthsShown - 1 - i))
}

function counted<K extends string>(all: readonly K[]): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {}
  for (const one of all) counts[one] = (counts[one] ?? 0) + 1
  return counts
}

function sumOfCounts<K extends string>(
  all: readonly Partial<Record<K, number>>[],
): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {}
  for (const one of all)
    for (const [name, n] of Object.entries(one) as [K, number][]) counts[name] = (counts[name] ?? 0) + n
  return counts
}
