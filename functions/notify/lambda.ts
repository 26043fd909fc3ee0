import { withSecrets } from '../../shared/secrets.ts'
import { wireNotify } from '../../shared/wiring-notify.ts'
import { notifyHandler } from './handler.ts'

const { fx } = wireNotify(await withSecrets(process.env))

/** Started by the schedule every minute, by the table's stream, and by receipts of the mail service. */
export const handler = notifyHandler(fx)
