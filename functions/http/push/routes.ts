import { later } from '../../later.ts'
import type { Route } from '../route.ts'
import { urls } from '../urls.ts'

const serve = () => import('./serve.ts')
const turn = () => import('./turn-on.ts')

/** Being told on one's own phone: the worker and script that do it, turning it on, and off. */
export const pushRoutes: readonly Route[] = [
  { method: 'GET', path: urls.pushWorker(), access: 'everyone', handle: later(serve, 'serveWorker') },
  { method: 'GET', path: urls.pushScript(), access: 'everyone', handle: later(serve, 'servePageScript') },
  { method: 'POST', path: urls.turnOnPush(':token'), access: 'link', handle: later(turn, 'turnOn') },
  { method: 'POST', path: urls.turnOffPush(':token'), access: 'link', handle: later(turn, 'turnOff') },
  {
    method: 'POST',
    path: urls.turnOnAfterJoining(':id'),
    access: 'everyone',
    handle: later(turn, 'turnOnAfterJoining'),
  },
]
