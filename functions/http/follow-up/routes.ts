import { later, type Route } from '../route.ts'
import { urls } from '../urls.ts'

/** Following up: the board, a need's own page, and what a coordinator does there. */
export const followUpRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: urls.board(),
    access: 'member',
    role: 'poster',
    handle: later(() => import('./board.ts'), 'showBoard'),
  },
  {
    method: 'GET',
    path: urls.closedNeeds(),
    access: 'member',
    role: 'poster',
    handle: later(() => import('./closed-needs.ts'), 'showClosedNeeds'),
  },
]
