import type { Route } from '../route.ts'
import { urls } from '../urls.ts'
import { pressCode, showCode } from './confirm-code.ts'
import { pressDecline } from './press-decline.ts'
import { pressChange, pressDelivered, pressStandBy, pressWithdraw } from './press-own.ts'
import { pressPledge } from './press-pledge.ts'
import { sendFreshLink } from './send-fresh-link.ts'
import { showLink } from './show.ts'
import { pressStop, showStop } from './stop.ts'

const personal = urls.invitation(':token')
const group = urls.groupLink(':token')

/** Answering: what a volunteer may do behind a personal link and behind the link of a chat group. */
export const answerRoutes: readonly Route[] = [
  ...[personal, group].flatMap((link): Route[] => [
    { method: 'GET', path: link, access: 'link', handle: showLink },
    { method: 'POST', path: urls.pledge(link), access: 'link', handle: pressPledge },
    { method: 'POST', path: urls.changePledge(link), access: 'link', handle: pressChange },
    { method: 'POST', path: urls.withdraw(link), access: 'link', handle: pressWithdraw },
    { method: 'POST', path: urls.delivered(link), access: 'link', handle: pressDelivered },
    { method: 'GET', path: urls.pledgeCode(link, ':id'), access: 'link', handle: showCode },
    { method: 'POST', path: urls.pledgeCode(link, ':id'), access: 'link', handle: pressCode },
  ]),
  { method: 'POST', path: urls.standBy(personal), access: 'link', handle: pressStandBy },
  { method: 'POST', path: urls.decline(':token'), access: 'link', handle: pressDecline },
  { method: 'POST', path: urls.freshLink(':token'), access: 'link', handle: sendFreshLink },
  { method: 'GET', path: urls.oneClickStop(':token'), access: 'link', handle: showStop },
  { method: 'POST', path: urls.oneClickStop(':token'), access: 'one-click', handle: pressStop },
]
