import { withSecrets } from '../../shared/secrets.ts'
import { wireNotify } from '../../shared/wiring-notify.ts'
import { workerHandler } from '../worker.ts'
import { notifyWorks } from './works.ts'

const { fx } = wireNotify(await withSecrets(process.env))

/** Started by the schedule every minute and by the table's stream. */
export const handler = workerHandler(fx, 'notify', notifyWorks)
