import middy from '@middy/core'
import * as z from 'zod/mini'
import { type DueWorks, runMs, startNow, sweep } from '../shared/actions/sweep.ts'
import type { Effects } from '../shared/effects.ts'
import type { Worker } from '../shared/store/table-shape.ts'

const streamEvent = z.object({
  Records: z.array(
    z.object({
      eventSource: z.literal('aws:dynamodb'),
      dynamodb: z.object({
        SequenceNumber: z.string(),
        Keys: z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) }),
      }),
    }),
  ),
})

/** Records that could not be handled, for the stream to offer again; the rest of the batch is done. */
export interface StreamAnswer {
  batchItemFailures: { itemIdentifier: string }[]
}

/**
 * A worker's door: a batch of the table's stream starts the items it names at once, anything else (the schedule) sweeps.
 * A stream stops at the first failure and offers the rest of the batch again, so only the first is named. What a batch has no
 * time for is left to the sweep.
 */
export function workerHandler<F extends Effects>(fx: F, worker: Worker, works: DueWorks<F>) {
  return middy(async (event: unknown): Promise<StreamAnswer> => {
    const stream = streamEvent.safeParse(event)
    if (!stream.success) {
      await sweep(fx, worker, works)
      return { batchItemFailures: [] }
    }
    const until = fx.now() + runMs
    for (const { dynamodb } of stream.data.Records) {
      if (fx.now() >= until) break
      try {
        await startNow(fx, worker, works, { pk: dynamodb.Keys.pk.S, sk: dynamodb.Keys.sk.S })
      } catch (error) {
        fx.log('stream-record-failed', { error: (error as Error).name })
        return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber }] }
      }
    }
    return { batchItemFailures: [] }
  })
}
