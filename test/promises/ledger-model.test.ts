import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Command, Counts } from '../harness/ledger-model.ts'
import { ledgerPlayer, type Step } from '../harness/ledger-play.ts'

/** `MULIN_MODEL_RUNS=2000 npm test -- -t ledger-model` plays more; `MULIN_MODEL_SEED` plays a run again. */
const runs = Number(process.env.MULIN_MODEL_RUNS ?? 6)
const seed = Number(process.env.MULIN_MODEL_SEED ?? 20220125)

const [minute, hour] = [60_000, 3_600_000]
/** Said later, by the number of the person. */
const nobody = ''
const some: fc.Arbitrary<Counts> = fc.constantFrom(
  { a: 1, b: 0 },
  { a: 2, b: 0 },
  { a: 0, b: 1 },
  { a: 1, b: 1 },
)

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('pledge' as const), who: fc.constant(nobody), counts: some }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('change' as const, 'stand by' as const),
      who: fc.constant(nobody),
      counts: some,
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constantFrom('withdraw' as const, 'withdraw' as const, 'deliver' as const, 'lapse' as const),
      who: fc.constant(nobody),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('erase' as const, 'finish' as const),
      who: fc.constant(nobody),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('receive' as const),
      who: fc.constant(nobody),
      counts: some,
      reopen: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      counts: fc.record({ a: fc.integer({ min: 1, max: 3 }), b: fc.integer({ min: 1, max: 2 }) }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('work' as const, 'work' as const, 'post' as const) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('cancel' as const, 'close' as const) }) },
)

const who = fc.nat({ max: 5 })
const trouble = fc.constantFrom(
  undefined,
  undefined,
  undefined,
  undefined,
  'lost' as const,
  'answer lost' as const,
)

const step: fc.Arbitrary<Step> = fc.record({
  together: fc.array(fc.record({ need: fc.constantFrom(0, 0, 0, 1), person: fc.nat({ max: 3 }), command }), {
    minLength: 1,
    maxLength: 3,
  }),
  order: fc.oneof(
    fc.array(fc.record({ who }), { maxLength: 20 }),
    fc.array(fc.record({ who, trouble }), { maxLength: 20 }),
  ),
  later: fc.constantFrom(0, 0, 0, 11 * minute, 25 * hour, 49 * hour),
})

test('ledger-model: whatever people and due work do at once, some order of it explains every answer and the ledger', async () => {
  const play = await ledgerPlayer()
  let played = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
      await play(steps)
      played++
    }),
    // Making a failure smaller plays it many times over: left to whoever asks for a long run.
    { numRuns: runs, seed, endOnFailure: runs < 10 },
  )
  expect(played).toBeGreaterThanOrEqual(runs)
}, 7_200_000)
