import type { ImportKind } from '../../../shared/rules/import-life.ts'
import { later } from '../../later.ts'
import type { Route } from '../route.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'

const home = () => import('./home.ts')
const template = () => import('./template.ts')
const upload = () => import('./upload.ts')
const showImport = () => import('./show-import.ts')
const press = () => import('./press-import.ts')

const everyMember = { access: 'member', role: 'poster' } as const
const coordinators = { access: 'member', role: 'coordinator' } as const
const hub = { access: 'hub' } as const

/** The pages on which lists of one kind are brought in. */
function listRoutes(kind: ImportKind, who: typeof everyMember | typeof coordinators | typeof hub): Route[] {
  return [
    ...(['xlsx', 'csv'] as const).map(
      (format): Route => ({
        method: 'GET',
        path: urls.importTemplate(kind, format),
        ...who,
        handle: async (visit: MemberVisit) => (await template()).showTemplate(visit, kind, format),
      }),
    ),
    {
      method: 'GET',
      path: urls.importList(kind),
      ...who,
      handle: async (visit: MemberVisit) => (await upload()).showUpload(visit, kind),
    },
    {
      method: 'POST',
      path: urls.importList(kind),
      takesFile: true,
      ...who,
      handle: async (visit: MemberVisit) => (await upload()).pressUpload(visit, kind),
    },
  ]
}

/** Bringing lists in. Who may see an import of which kind is said by `mayImport`; one of another kind is not there. */
export const importRoutes: readonly Route[] = [
  { method: 'GET', path: urls.imports(), ...everyMember, handle: later(home, 'showImports') },
  ...listRoutes('needs', everyMember),
  ...listRoutes('volunteers', coordinators),
  ...listRoutes('organizations', hub),
  { method: 'GET', path: urls.importOf(':import'), ...everyMember, handle: later(showImport, 'showImport') },
  { method: 'POST', path: urls.startImport(':import'), ...everyMember, handle: later(press, 'pressStart') },
  {
    method: 'POST',
    path: urls.discardImport(':import'),
    ...everyMember,
    handle: later(press, 'pressDiscard'),
  },
  { method: 'POST', path: urls.undoImport(':import'), ...everyMember, handle: later(press, 'pressUndo') },
]
