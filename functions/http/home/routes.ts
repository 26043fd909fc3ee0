import type { Route } from '../route.ts'
import { urls } from '../urls.ts'
import { showHome } from './show.ts'

export const homeRoutes: readonly Route[] = [
  { method: 'GET', path: urls.home(), access: 'everyone', handle: showHome },
  {
    method: 'GET',
    path: urls.health(),
    access: 'everyone',
    handle: async ({ c, settings }) => c.json({ status: 'ok', version: settings.VERSION }),
  },
]
