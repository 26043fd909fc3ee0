import { dayMs } from '../../shared/rules/zone-time.ts'
import { weekMs } from './calendar.ts'
import type { Played, Season } from './play.ts'
import type { Foretold } from './policy.ts'

/** Told chances of one kind, with what came. */
export interface Kept {
  /** Needs told about the same chance, by tenths; those that have any. */
  readonly deciles: readonly {
    readonly from: number
    readonly needs: number
    /** Mean probability that was told, and the share for which it came true. */
    readonly told: number
    readonly came: number
  }[]
  /** Mean squared error of the probability: 0 is perfect; 0.25 is what 'perhaps' for everything earns. */
  readonly brier: number
  /** Mean distance of what was told from what came, over the tenths by their needs. */
  readonly error: number
}

/** How forecasts were kept. */
export interface Calibration {
  readonly forecasts: number
  /** A first yes within the time told; everything promised within a day, within seven. */
  readonly firstYes: Kept
  readonly coveredInDay: Kept
  readonly coveredInWeek: Kept
  /** Needs told about as many people, the number doubling from one to the next, with the means of people told and asked. */
  readonly people: readonly {
    readonly from: number
    readonly needs: number
    readonly told: number
    readonly asked: number
  }[]
  /** Mean number of people told, and of people asked. */
  readonly peopleTold: number
  readonly peopleAsked: number
}

export const keptKinds = ['firstYes', 'coveredInDay', 'coveredInWeek'] as const

interface One {
  readonly told: Foretold
  readonly played: Played
}

/** Undefined where a policy tells nothing. */
export function calibrationOf(seasons: readonly Season[]): Calibration | undefined {
  const all = seasons
    .flatMap(({ needs }) => needs)
    .flatMap((played) => (played.foretold === undefined ? [] : [{ told: played.foretold, played }]))
  if (all.length === 0) return undefined
  return {
    forecasts: all.length,
    firstYes: keptOf(
      all,
      ({ told }) => told.probability,
      ({ told, played }) => isBy(played, played.firstYesAt, told.firstYesWithinMs),
    ),
    coveredInDay: keptOf(
      all,
      ({ told }) => told.coveredInDay,
      ({ played }) => isBy(played, played.coveredAt, dayMs),
    ),
    coveredInWeek: keptOf(
      all,
      ({ told }) => told.coveredInWeek,
      ({ played }) => isBy(played, played.coveredAt, weekMs),
    ),
    people: grouped(all, ({ told }) => Math.floor(Math.log2(Math.max(1, told.people)))).map(
      ([power, some]) => ({
        from: 2 ** power,
        needs: some.length,
        told: mean(some.map(({ told }) => told.people)),
        asked: mean(some.map(({ played }) => played.messages)),
      }),
    ),
    peopleTold: mean(all.map(({ told }) => told.people)),
    peopleAsked: mean(all.map(({ played }) => played.messages)),
  }
}

const isBy = ({ need }: Played, at: number | undefined, withinMs: number): boolean =>
  at !== undefined && at - need.postedAt <= withinMs

function keptOf(all: readonly One[], toldOf: (one: One) => number, cameTrue: (one: One) => boolean): Kept {
  const pairs = all.map((one) => ({ told: toldOf(one), came: cameTrue(one) ? 1 : 0 }))
  const deciles = grouped(pairs, ({ told }) => Math.min(9, Math.floor(told * 10 + 1e-9))).map(
    ([tenth, some]) => ({
      from: tenth / 10,
      needs: some.length,
      told: mean(some.map(({ told }) => told)),
      came: mean(some.map(({ came }) => came)),
    }),
  )
  return {
    deciles,
    brier: mean(pairs.map(({ told, came }) => (told - came) ** 2)),
    error:
      deciles.reduce((sum, { needs, told, came }) => sum + needs * Math.abs(told - came), 0) / pairs.length,
  }
}

/** In order of their numbers. */
function grouped<T>(all: readonly T[], numberOf: (one: T) => number): [number, T[]][] {
  const groups = new Map<number, T[]>()
  for (const one of all) groups.set(numberOf(one), [...(groups.get(numberOf(one)) ?? []), one])
  return [...groups].sort(([one], [other]) => one - other)
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length
