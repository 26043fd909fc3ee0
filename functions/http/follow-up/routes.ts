import { later } from '../../later.ts'
import type { Route } from '../route.ts'
import { urls } from '../urls.ts'

const board = () => import('./board.ts')
const closedNeeds = () => import('./closed-needs.ts')
const changes = () => import('./board-changes.ts')
const several = () => import('./several.ts')

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
    path: urls.boardChanges(),
    access: 'member',
    role: 'poster',
    handle: later(changes, 'showChanges'),
  },
  {
    method: 'GET',
    path: urls.boardScript(),
    access: 'everyone',
    handle: later(changes, 'serveBoardScript'),
  },
  {
    method: 'GET',
    path: urls.severalNeeds(),
    access: 'member',
    role: 'poster',
    handle: later(several, 'showSeveral'),
  },
  {
    method: 'POST',
    path: urls.severalNeeds(),
    access: 'member',
    role: 'poster',
    handle: later(several, 'pressSeveral'),
  },
  {
    method: 'GET',
    path: urls.closedNeeds(),
    access: 'member',
    role: 'poster',
    handle: later(closedNeeds, 'showClosedNeeds'),
  },
  {
    method: 'GET',
    path: urls.need(':need'),
    access: 'member',
    role: 'poster',
    handle: later(() => import('./show-need.ts'), 'showNeed'),
  },
  {
    method: 'GET',
    path: urls.needSheet(':need'),
    access: 'member',
    role: 'poster',
    handle: later(() => import('./hand-over-sheet.ts'), 'showHandOverSheet'),
  },
  {
    method: 'POST',
    path: urls.confirmReceipt(':need', ':volunteer'),
    access: 'member',
    role: 'poster',
    handle: later(() => import('./press.ts'), 'pressReceipt'),
  },
  {
    method: 'POST',
    path: urls.recordNoShow(':need', ':volunteer'),
    access: 'member',
    role: 'poster',
    handle: later(() => import('./press.ts'), 'pressNoShow'),
  },
  {
    method: 'POST',
    path: urls.letPledgeGo(':need', ':volunteer'),
    access: 'member',
    role: 'poster',
    handle: later(() => import('./press.ts'), 'pressLetGo'),
  },
  {
    method: 'POST',
    path: urls.decideNote(':need', ':volunteer'),
    access: 'member',
    role: 'poster',
    handle: later(() => import('./press-note.ts'), 'pressDecideNote'),
  },
  {
    method: 'POST',
    path: urls.askOffered(':need', ':offer'),
    access: 'member',
    role: 'poster',
    handle: later(() => import('./press-offered.ts'), 'pressAskOffered'),
  },
  {
    method: 'GET',
    path: urls.closeNeed(':need'),
    access: 'member',
    role: 'poster',
    handle: later(() => import('./close.ts'), 'showClose'),
  },
  {
    method: 'POST',
    path: urls.closeNeed(':need'),
    access: 'member',
    role: 'poster',
    handle: later(() => import('./close.ts'), 'pressClose'),
  },
  {
    method: 'GET',
    path: urls.byPhone(':need'),
    access: 'member',
    role: 'poster',
    handle: later(() => import('./by-phone.ts'), 'showByPhone'),
  },
  {
    method: 'POST',
    path: urls.byPhone(':need'),
    access: 'member',
    role: 'poster',
    handle: later(() => import('./by-phone.ts'), 'pressByPhone'),
  },
]
