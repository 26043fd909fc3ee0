import { later, type Route } from '../route.ts'
import { urls } from '../urls.ts'

const personal = urls.invitation(':token')
const group = urls.groupLink(':token')

/** Answering: what a volunteer may do behind a personal link and behind the link of a chat group. */
export const answerRoutes: readonly Route[] = [
  ...[personal, group].flatMap((link): Route[] => [
    { method: 'GET', path: link, access: 'link', handle: later(() => import('./show.ts'), 'showLink') },
    {
      method: 'POST',
      path: urls.pledge(link),
      access: 'link',
      handle: later(() => import('./press-pledge.ts'), 'pressPledge'),
    },
    {
      method: 'POST',
      path: urls.changePledge(link),
      access: 'link',
      handle: later(() => import('./press-own.ts'), 'pressChange'),
    },
    {
      method: 'POST',
      path: urls.withdraw(link),
      access: 'link',
      handle: later(() => import('./press-own.ts'), 'pressWithdraw'),
    },
    {
      method: 'POST',
      path: urls.delivered(link),
      access: 'link',
      handle: later(() => import('./press-own.ts'), 'pressDelivered'),
    },
    {
      method: 'GET',
      path: urls.pledgeCode(link, ':id'),
      access: 'link',
      handle: later(() => import('./confirm-code.ts'), 'showCode'),
    },
    {
      method: 'POST',
      path: urls.pledgeCode(link, ':id'),
      access: 'link',
      handle: later(() => import('./confirm-code.ts'), 'pressCode'),
    },
  ]),
  {
    method: 'POST',
    path: urls.standBy(personal),
    access: 'link',
    handle: later(() => import('./press-own.ts'), 'pressStandBy'),
  },
  {
    method: 'POST',
    path: urls.decline(':token'),
    access: 'link',
    handle: later(() => import('./press-decline.ts'), 'pressDecline'),
  },
  {
    method: 'POST',
    path: urls.freshLink(':token'),
    access: 'link',
    handle: later(() => import('./send-fresh-link.ts'), 'sendFreshLink'),
  },
  {
    method: 'GET',
    path: urls.oneClickStop(':token'),
    access: 'link',
    handle: later(() => import('./stop.ts'), 'showStop'),
  },
  {
    method: 'POST',
    path: urls.oneClickStop(':token'),
    access: 'one-click',
    handle: later(() => import('./stop.ts'), 'pressStop'),
  },
]
