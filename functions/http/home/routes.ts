import { later, type Route } from '../route.ts'
import { urls } from '../urls.ts'

export const homeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: urls.home(),
    access: 'everyone',
    handle: later(() => import('./show.ts'), 'showHome'),
  },
  {
    method: 'GET',
    path: urls.health(),
    access: 'everyone',
    handle: async ({ c, settings }) => c.json({ status: 'ok', version: settings.VERSION }),
  },
]
