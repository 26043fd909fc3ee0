import { later } from '../../later.ts'
import type { Route } from '../route.ts'
import { urls } from '../urls.ts'

const board = () => import('./board.ts')
const closedNeeds = () => import('./closed-needs.ts')

/** Following up: the board, a need's own page, and what a coordinator does there. */
export const followUpRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: urls.board(),
    access: 'member',
    role: 'poster',
    handle: later(board, 'showBoard'),
  },
  {
    method: 'GET',
    path: urls.closedNeeds(),
    access: 'member',
    role: 'poster',
    handle: later(closedNeeds, 'showClosedNeeds'),
  },
]
