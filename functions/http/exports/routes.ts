import { later } from '../../later.ts'
import type { Route } from '../route.ts'
import { urls } from '../urls.ts'

const take = () => import('./export.ts')
const coordinators = { access: 'member', role: 'coordinator' } as const

/** Taking lists out, for those who look after all needs. */
export const exportRoutes: readonly Route[] = [
  { method: 'GET', path: urls.exports(), ...coordinators, handle: later(take, 'showExport') },
  { method: 'POST', path: urls.exports(), ...coordinators, handle: later(take, 'pressExport') },
]
