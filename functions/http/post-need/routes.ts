import type { Role } from '../../../shared/rules/roles.ts'
import type { Method, Route } from '../route.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'
import { pressCancel, pressWithdrawConsent, showCancel } from './cancel-need.ts'
import { showCheck } from './check-need.ts'
import { pressEditNeed, showEditNeed } from './edit-need.ts'
import { pressExtend, showExtend } from './extend-need.ts'
import { pressHandOver, showHandOver } from './hand-over.ts'
import { pressNewNeed, showNewNeed } from './new-need.ts'
import { pressCheck } from './press-check.ts'
import { pressShare, showShare } from './share-need.ts'

/** Whose need it is, and who is the second person, the actions decide: every member may come this far. */
const member = (
  method: Method,
  path: string,
  handle: (visit: MemberVisit) => Promise<Response>,
  role: Role = 'poster',
): Route => ({ method, path, access: 'member', role, handle })

export const postNeedRoutes: readonly Route[] = [
  member('GET', urls.newNeed(), showNewNeed),
  member('POST', urls.newNeed(), pressNewNeed),
  member('GET', urls.checkNeed(':need'), showCheck),
  member('POST', urls.checkNeed(':need'), pressCheck),
  member('GET', urls.editNeed(':need'), showEditNeed),
  member('POST', urls.editNeed(':need'), pressEditNeed),
  member('GET', urls.extendNeed(':need'), showExtend),
  member('POST', urls.extendNeed(':need'), pressExtend),
  member('GET', urls.cancelNeed(':need'), showCancel),
  member('POST', urls.cancelNeed(':need'), pressCancel),
  member('POST', urls.withdrawConsent(':need'), pressWithdrawConsent),
  member('GET', urls.handOverNeed(':need'), showHandOver),
  member('POST', urls.handOverNeed(':need'), pressHandOver),
  member('GET', urls.shareNeed(':need'), showShare),
  member('POST', urls.shareNeed(':need'), pressShare),
]
