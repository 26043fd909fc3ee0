import { expect, test } from 'vitest'
import { livedByStream } from '../harness/by-stream.ts'

test('stream-duplicate: every record three times, two of them at the same moment, and once more long after, comes to the same', async () => {
  const once = await livedByStream((records) => [records])
  const often = await livedByStream((records, earlier) => [
    records.flatMap((one) => [one, one]),
    [...records, ...earlier],
  ])
  expect([once.letters, once.letters > 2]).toEqual([once.addressed, true])
  expect(once.told).toContain('V#liu pledge-noted')
  expect(often).toEqual(once)
})
