import { later } from '../../later.ts'
import type { Route } from '../route.ts'
import { urls } from '../urls.ts'

/** The gateway of text messages, telling us what became of them. */
export const textRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: urls.textNews(),
    access: 'signed',
    handle: later(() => import('./take-news.ts'), 'takeNews'),
  },
]
