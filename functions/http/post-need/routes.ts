import { later } from '../../later.ts'
import type { Method, Route } from '../route.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'

const cancelNeed = () => import('./cancel-need.ts')
const editNeed = () => import('./edit-need.ts')
const extendNeed = () => import('./extend-need.ts')
const handOver = () => import('./hand-over.ts')
const needPlacard = () => import('./need-placard.ts')
const newNeed = () => import('./new-need.ts')
const shareNeed = () => import('./share-need.ts')
const shareWithGroups = () => import('./share-with-groups.ts')
const draft = () => import('./draft.ts')
const checkNeed = () => import('./check-need.ts')
const pressCheck = () => import('./press-check.ts')

/** Whose need it is, and who is the second person, the actions decide: every member may come this far. */
const member = (method: Method, path: string, handle: (visit: MemberVisit) => Promise<Response>): Route => ({
  method,
  path,
  access: 'member',
  role: 'poster',
  handle,
})

export const postNeedRoutes: readonly Route[] = [
  member('GET', urls.newNeed(), later(newNeed, 'showNewNeed')),
  member('POST', urls.newNeed(), later(newNeed, 'pressNewNeed')),
  {
    method: 'GET',
    path: urls.draftScript(),
    access: 'everyone',
    handle: later(draft, 'serveDraftScript'),
  },
  member('GET', urls.checkNeed(':need'), later(checkNeed, 'showCheck')),
  member('POST', urls.checkNeed(':need'), later(pressCheck, 'pressCheck')),
  member('GET', urls.editNeed(':need'), later(editNeed, 'showEditNeed')),
  member('POST', urls.editNeed(':need'), later(editNeed, 'pressEditNeed')),
  member('GET', urls.extendNeed(':need'), later(extendNeed, 'showExtend')),
  member('POST', urls.extendNeed(':need'), later(extendNeed, 'pressExtend')),
  member('GET', urls.cancelNeed(':need'), later(cancelNeed, 'showCancel')),
  member('POST', urls.cancelNeed(':need'), later(cancelNeed, 'pressCancel')),
  member('POST', urls.withdrawConsent(':need'), later(cancelNeed, 'pressWithdrawConsent')),
  member('GET', urls.handOverNeed(':need'), later(handOver, 'showHandOver')),
  member('POST', urls.handOverNeed(':need'), later(handOver, 'pressHandOver')),
  member('GET', urls.shareNeed(':need'), later(shareNeed, 'showShare')),
  member('POST', urls.shareNeed(':need'), later(shareNeed, 'pressShare')),
  member('GET', urls.needPlacard(':need'), later(needPlacard, 'showNeedPlacard')),
  member('POST', urls.shareWithGroups(':need'), later(shareWithGroups, 'pressShareWithGroups')),
]
