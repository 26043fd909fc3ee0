import { answerScript } from '../page/script.ts'
import type { Visit } from '../visit.ts'
import { pageScript } from './page-script.ts'
import { workerScript } from './worker-script.ts'

/** GET /push.js: the script of the pages that offer notifications. */
export async function servePageScript(visit: Visit): Promise<Response> {
  return answerScript(visit, pageScript)
}

/** GET /push-worker.js: the service worker. It lies at the root, so that its scope is every page a notification may open. */
export async function serveWorker(visit: Visit): Promise<Response> {
  return answerScript(visit, workerScript)
}
