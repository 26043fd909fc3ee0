import { later, type Route } from '../route.ts'
import { urls } from '../urls.ts'

const path = urls.closeNeed(':need')

/** Closing a need. */
export const closeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    access: 'member',
    role: 'poster',
    handle: later(() => import('./close-need.ts'), 'showCloseNeed'),
  },
  {
    method: 'POST',
    path,
    access: 'member',
    role: 'poster',
    handle: later(() => import('./close-need.ts'), 'pressCloseNeed'),
  },
]
