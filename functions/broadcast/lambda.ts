import { withSecrets } from '../../shared/secrets.ts'
import { forWork, wire } from '../../shared/wiring.ts'
import { workerHandler } from '../worker.ts'
import { broadcastWorks } from './works.ts'

const { fx } = wire(await withSecrets(process.env), forWork)

/** Started by the schedule every minute and by the table's stream. */
export const handler = workerHandler(fx, 'broadcast', broadcastWorks)
