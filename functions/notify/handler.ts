import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import type { NotifyEffects } from '../../shared/channels/notify-effects.ts'
import { later } from '../later.ts'
import { type StreamAnswer, workerHandler } from '../worker.ts'
import { snsEvent } from './sns-event.ts'
import { notifyWorks } from './works.ts'

/** Read when the first receipt comes: most events are work. */
const takeReceipts = later(() => import('./receipts.ts'), 'takeReceipts')

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
