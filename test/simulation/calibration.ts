import type { Season } from './play.ts'

/** How forecasts were kept. */
export interface Calibration {
  readonly forecasts: number
  /** Needs told about the same probability of a first yes in time, by tenths; those that have any. */
  readonly deciles: readonly {
    readonly from: number
    readonly needs: number
    /** Mean probability that was told, and the share that had its first yes in the time told. */
    readonly told: number
    readonly came: number
  }[]
  /** Mean squared error of the probability: 0 is perfect; 0.25 is what 'perhaps' for everything earns. */
  readonly brier: number
  /** Mean number of people told, and of people asked. */
  readonly peopleTold: number
  readonly peopleAsked: number
}

/** Undefined where a policy tells nothing. */
export function calibrationOf(seasons: readonly Season[]): Calibration | undefined {
  const kept = seasons
    .flatMap(({ needs }) => needs)
    .flatMap(({ need, firstYesAt, foretold, messages }) =>
      foretold === undefined
        ? []
        : [
            {
              ...foretold,
              messages,
              came:
                firstYesAt !== undefined && firstYesAt - need.postedAt <= foretold.firstYesWithinMs ? 1 : 0,
            },
          ],
    )
  if (kept.length === 0) return undefined
  const tenthOf = ({ probability }: { probability: number }) =>
    Math.min(9, Math.floor(probability * 10 + 1e-9))
  const tenths = [...new Set(kept.map(tenthOf))].sort((a, b) => a - b)
  return {
    forecasts: kept.length,
    deciles: tenths.map((tenth) => {
      const some = kept.filter((one) => tenthOf(one) === tenth)
      return {
        from: tenth / 10,
        needs: some.length,
        told: mean(some.map(({ probability }) => probability)),
        came: mean(some.map(({ came }) => came)),
      }
    }),
    brier: mean(kept.map(({ probability, came }) => (probability - came) ** 2)),
    peopleTold: mean(kept.map(({ people }) => people)),
    peopleAsked: mean(kept.map(({ messages }) => messages)),
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length
