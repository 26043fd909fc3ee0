import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import type { NotifyEffects } from '../../shared/channels/notify-effects.ts'
import { type StreamAnswer, workerHandler } from '../worker.ts'
import { snsEvent, takeReceipts } from './receipts.ts'
import { notifyWorks } from './works.ts'

/** The door of notify: receipts of the mail service come by SNS, all else is a worker's (stream and schedule). */
export function notifyHandler(fx: NotifyEffects) {
  const work = workerHandler(fx, 'notify', notifyWorks)
  return middy(async (event: unknown, context: Context): Promise<StreamAnswer> => {
    const receipts = snsEvent.safeParse(event)
    if (!receipts.success) return work(event, context)
    await takeReceipts(fx, receipts.data)
    return { batchItemFailures: [] }
  })
}
