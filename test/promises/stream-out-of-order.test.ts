import { expect, test } from 'vitest'
import { livedByStream } from '../harness/by-stream.ts'

test('stream-out-of-order: records backwards, and old ones after new ones, come to the same', async () => {
  const inOrder = await livedByStream((records) => [records])
  const backwards = await livedByStream((records, earlier) => [
    [...records.toReversed(), ...earlier.toReversed()],
  ])
  expect(inOrder.timeline.length).toBeGreaterThan(2)
  expect(backwards).toEqual(inOrder)
})
