import { later } from '../../later.ts'
import type { Route } from '../route.ts'
import { urls } from '../urls.ts'

const open = () => import('./open-ledger.ts')

/** What needs add up to: an organisation's own figures, the hub's, and what is open to everybody. */
export const figuresRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: urls.figures(),
    access: 'member',
    role: 'poster',
    handle: later(() => import('./organization-figures.ts'), 'showFigures'),
  },
  {
    method: 'GET',
    path: urls.hubFigures(),
    access: 'hub',
    handle: later(() => import('./hub-figures.ts'), 'showHubFigures'),
  },
  { method: 'GET', path: urls.openLedgers(), access: 'everyone', handle: later(open, 'showOpenLedgers') },
  {
    method: 'GET',
    path: urls.openOrganization(':org'),
    access: 'everyone',
    handle: later(open, 'showOpenOrganization'),
  },
  {
    method: 'GET',
    path: urls.openOrganizationData(':org'),
    access: 'everyone',
    handle: later(open, 'openOrganizationData'),
  },
  { method: 'GET', path: urls.openArea(':area'), access: 'everyone', handle: later(open, 'showOpenArea') },
  {
    method: 'GET',
    path: urls.openAreaData(':area'),
    access: 'everyone',
    handle: later(open, 'openAreaData'),
  },
]
