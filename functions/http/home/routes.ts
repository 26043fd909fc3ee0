import { later } from '../../later.ts'
import type { Route } from '../route.ts'
import { urls } from '../urls.ts'

const show = () => import('./show.ts')

export const homeRoutes: readonly Route[] = [
  { method: 'GET', path: urls.home(), access: 'everyone', handle: later(show, 'showHome') },
  {
    method: 'GET',
    path: urls.give(),
    access: 'everyone',
    handle: later(() => import('./give.ts'), 'showGive'),
  },
  {
    method: 'GET',
    path: urls.design(),
    access: 'everyone',
    handle: later(() => import('../design/show.ts'), 'showDesign'),
  },
  {
    method: 'GET',
    path: urls.cardPicture(),
    access: 'everyone',
    handle: later(() => import('./card-picture.ts'), 'serveCardPicture'),
  },
  {
    method: 'GET',
    path: urls.health(),
    access: 'everyone',
    handle: async ({ c, settings }) => c.json({ status: 'ok', version: settings.VERSION }),
  },
]
