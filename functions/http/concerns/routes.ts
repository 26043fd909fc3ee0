import { later } from '../../later.ts'
import type { Route } from '../route.ts'
import { urls } from '../urls.ts'

const list = () => import('./list.ts')
const handle = () => import('./handle.ts')
const raise = () => import('./raise.ts')

/** Links below which a concern about what they lead to is raised. */
const links = [urls.invitation(':token'), urls.groupLink(':token'), urls.campaignLink(':token')]

/** Raising a concern about any page, for everybody; and what the hub's administrators do about it. */
export const concernRoutes: readonly Route[] = [
  { method: 'GET', path: urls.concern(), access: 'everyone', handle: later(raise, 'showConcern') },
  { method: 'POST', path: urls.concern(), access: 'everyone', handle: later(raise, 'pressConcern') },
  { method: 'GET', path: urls.concernSent(), access: 'everyone', handle: later(raise, 'showSent') },
  { method: 'GET', path: urls.hubConcerns(), access: 'hub', handle: later(list, 'showConcerns') },
  {
    method: 'GET',
    path: urls.hubConcern(':concern'),
    access: 'hub',
    handle: later(handle, 'showOneConcern'),
  },
  { method: 'POST', path: urls.hubConcern(':concern'), access: 'hub', handle: later(handle, 'pressHandle') },
  ...links.map(urls.concernAbout).flatMap((path): Route[] => [
    { method: 'GET', path, access: 'link', handle: later(raise, 'showConcernOfLink') },
    { method: 'POST', path, access: 'link', handle: later(raise, 'pressConcernOfLink') },
  ]),
]
