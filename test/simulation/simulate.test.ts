import { describe, expect, it } from 'vitest'
import { NotUnderstood, readArguments } from './arguments.ts'
import { bestPace, entriesOf, tasksOf } from './compare.ts'
import { parameterNames, priors } from './parameters.ts'
import { plotsOf } from './plots.ts'
import { curveTimes, run, type Summary, seasonsFor, type Task } from './run.ts'
import { type Swing, sensitivityOf } from './sensitivity.ts'
import { sensitivityLines, sensitivityPlots, sensitivityTables } from './sensitivity-shown.ts'
import { tables, time } from './table.ts'

const small = { needs: 20, seed: 1, residents: 4000, densities: [0.05], policies: ['everybody', 'rounds'] }

describe('the comparison', () => {
  it('plays every policy at every density and pace, in the same towns', () => {
    const tasks = tasksOf({ ...small, densities: [0.02, 0.1], policies: ['everybody', 'oracle'] })
    expect(tasks).toHaveLength(2 * (1 + 5))
    expect(new Set(tasks.map(({ seed, needs }) => `${seed} ${needs}`)).size).toBe(1)
    expect(new Set(tasks.map(({ parameters }) => parameters.density))).toEqual(new Set([0.02, 0.1]))
  })

  it('counts about as many needs as were asked for, in towns of at most a year', () => {
    const { towns, weeks } = seasonsFor({ parameters: priors, residents: 40_000, needs: 2000 })
    expect([towns, weeks]).toEqual([4, 50])
    const { outcome } = run({ ...tasksOf(small)[1]!, needs: 40 })
    expect(outcome.needs).toBeGreaterThan(20)
    expect(outcome.needs).toBeLessThan(60)
  })

  it('gives one entry for each policy with tables, drawings and a curve that ends where coverage does', () => {
    const entries = entriesOf(tasksOf(small).map(run))
    expect(entries.map(({ best }) => best.outcome.policy)).toEqual(['everybody', 'rounds'])
    const { curve, outcome } = entries[0]!.best
    expect(curve).toHaveLength(curveTimes.length)
    expect([...curve].sort((a, b) => a - b)).toEqual(curve)
    expect(curve.at(-1)).toBeGreaterThanOrEqual(outcome.coveredWithinWeek)
    expect(tables(entries)).toContain('everybody')
    for (const { svg } of plotsOf(entries)) {
      expect(svg).toMatch(/^<svg [\s\S]*<\/svg>\n$/)
      expect(svg).not.toMatch(/NaN|undefined|Infinity/)
    }
  })

  it('has every field that is promised for a line of JSON', () => {
    const { outcome } = run(tasksOf(small)[0]!)
    expect(JSON.parse(JSON.stringify(outcome))).toMatchObject(
      Object.fromEntries(
        [
          ...['density', 'coveredWithinDay', 'coveredWithinWeek', 'messagesPerYes', 'messagesPerCoveredNeed'],
          ...['medianFirstYesMinutes', 'p90FirstYesMinutes', 'medianCoveredMinutes', 'p90CoveredMinutes'],
          ...['askedOverTwiceAWeek', 'optOuts', 'gini', 'surplusTurnedAway', 'budgetBreaches', 'needs'],
        ].map((name) => [name, expect.any(Number)]),
      ),
    )
  })

  it('reports the pace that covers as much as any within a week with the fewest messages', () => {
    const { outcome, ...rest } = run(tasksOf(small)[0]!)
    const at = (coveredWithinWeek: number, messagesPerYes: number | null): Summary => ({
      ...rest,
      outcome: { ...outcome, coveredWithinWeek, messagesPerYes },
    })
    const [cheap, good, dear, none] = [at(0.8, 2), at(0.995, 5), at(1, 9), at(1, null)]
    expect(bestPace([cheap!, good!, dear!, none!])).toBe(good)
  })

  it('says times as people do', () => {
    expect([5, 120, 3000, 20_160].map(time)).toEqual(['5 min', '2.0 h', '2.1 d', 'never'])
  })
})

describe('sensitivity', () => {
  it('moves one parameter at a time over its range, and shows what that does to each policy', async () => {
    const names = ['meanChance', 'decline'] as const
    const tasks: Task[] = []
    const found = await sensitivityOf(
      small,
      async (some) => {
        tasks.push(...some)
        return some.map(run)
      },
      names,
    )
    const moved = tasks.map(({ parameters }) =>
      parameterNames.filter((name) => name !== 'density' && parameters[name] !== priors[name]),
    )
    expect(moved.filter((some) => some.length === 0)).toHaveLength(2)
    expect(moved.every((some) => some.length < 2)).toBe(true)
    expect(found.map(({ prior }) => prior.task.policy)).toEqual(small.policies)
    const [{ least, most }] = found[0]!.swings as [Swing]
    expect([least, most].map(({ task }) => task.parameters.meanChance)).toEqual([0.01, 0.1])
    expect(least.outcome.coveredWithinWeek).toBeLessThan(most.outcome.coveredWithinWeek)
    expect(sensitivityTables(found)).toContain('meanChance 0.01–0.1')
    const lines = sensitivityLines(found).trim().split('\n')
    expect(lines.map((line) => JSON.parse(line).parameter).slice(0, 3)).toEqual([
      null,
      'meanChance',
      'meanChance',
    ])
    for (const { svg } of sensitivityPlots(found)) expect(svg).not.toMatch(/NaN|undefined|Infinity/)
  })
})

describe('what can be asked for', () => {
  it('plays thousands of needs at three densities unless told otherwise', () => {
    expect(readArguments([])).toMatchObject({ needs: 1000, seed: 1, residents: 40_000, json: false })
    expect(readArguments([]).densities).toEqual([0.02, 0.05, 0.1])
    expect(readArguments(['--density', '2,0.05,10%']).densities).toEqual([0.02, 0.05, 0.1])
    expect(readArguments(['--policy', 'oracle,everybody']).policies).toEqual(['everybody', 'oracle'])
    expect(readArguments(['--sensitivity'])).toMatchObject({ needs: 300, densities: [0.1] })
  })

  it('says what it does not understand', () => {
    for (const given of [
      ['--needs', 'many'],
      ['--policy', 'luck'],
      ['--density', '0'],
      ['--speed', '9'],
    ])
      expect(() => readArguments(given)).toThrow(NotUnderstood)
  })
})
