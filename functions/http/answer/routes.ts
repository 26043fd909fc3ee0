import { later } from '../../later.ts'
import type { Route } from '../route.ts'
import { urls } from '../urls.ts'

const show = () => import('./show.ts')
const pressPledge = () => import('./press-pledge.ts')
const pressOwn = () => import('./press-own.ts')
const pressStandBy = () => import('./press-stand-by.ts')
const confirmCode = () => import('./confirm-code.ts')
const pressDecline = () => import('./press-decline.ts')
const sendFreshLink = () => import('./send-fresh-link.ts')
const stop = () => import('./stop.ts')

const personal = urls.invitation(':token')
const group = urls.groupLink(':token')
const own = urls.ownPledge(':token', ':need')

/** Answering: what a volunteer may do behind a personal link, behind the link of a chat group, and from the list of their own promises. */
export const answerRoutes: readonly Route[] = [
  ...[personal, group, own].flatMap((link): Route[] => [
    { method: 'GET', path: link, access: 'link', handle: later(show, 'showLink') },
    { method: 'POST', path: urls.pledge(link), access: 'link', handle: later(pressPledge, 'pressPledge') },
    {
      method: 'POST',
      path: urls.changePledge(link),
      access: 'link',
      handle: later(pressOwn, 'pressChange'),
    },
    { method: 'POST', path: urls.withdraw(link), access: 'link', handle: later(pressOwn, 'pressWithdraw') },
    {
      method: 'POST',
      path: urls.delivered(link),
      access: 'link',
      handle: later(pressOwn, 'pressDelivered'),
    },
    {
      method: 'GET',
      path: urls.calendar(link),
      access: 'link',
      handle: later(() => import('./calendar.ts'), 'serveCalendar'),
    },
    {
      method: 'POST',
      path: urls.standBy(link),
      access: 'link',
      handle: later(pressStandBy, 'pressStandBy'),
    },
    {
      method: 'POST',
      path: urls.takeUp(link),
      access: 'link',
      handle: later(pressStandBy, 'pressTakeUp'),
    },
    {
      method: 'POST',
      path: urls.answerBack(link),
      access: 'link',
      handle: later(() => import('./answer-back.ts'), 'pressAnswerBack'),
    },
    {
      method: 'POST',
      path: urls.childNote(link),
      access: 'link',
      handle: later(() => import('./press-note.ts'), 'pressNote'),
    },
  ]),
  ...[personal, group].flatMap((link): Route[] => [
    {
      method: 'GET',
      path: urls.mine(link),
      access: 'link',
      handle: later(() => import('./mine.ts'), 'showMine'),
    },
    {
      method: 'GET',
      path: urls.pledgeCode(link, ':id'),
      access: 'link',
      handle: later(confirmCode, 'showCode'),
    },
    {
      method: 'POST',
      path: urls.pledgeCode(link, ':id'),
      access: 'link',
      handle: later(confirmCode, 'pressCode'),
    },
  ]),
  {
    method: 'POST',
    path: urls.decline(':token'),
    access: 'link',
    handle: later(pressDecline, 'pressDecline'),
  },
  {
    method: 'POST',
    path: urls.freshLink(':token'),
    access: 'link',
    handle: later(sendFreshLink, 'sendFreshLink'),
  },
  { method: 'GET', path: urls.oneClickStop(':token'), access: 'link', handle: later(stop, 'showStop') },
  {
    method: 'POST',
    path: urls.oneClickStop(':token'),
    access: 'one-click',
    handle: later(stop, 'pressStop'),
  },
]
