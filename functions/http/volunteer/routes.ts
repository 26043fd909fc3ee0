import { later } from '../../later.ts'
import type { Route } from '../route.ts'
import { urls } from '../urls.ts'

const join = () => import('./join.ts')
const confirm = () => import('./confirm.ts')
const joined = () => import('./joined.ts')
const askForLink = () => import('./ask-for-link.ts')
const preferences = () => import('./preferences.ts')
const offers = () => import('./offers.ts')
const address = () => import('./own-address.ts')
const ownData = () => import('./own-data.ts')
const leave = () => import('./leave.ts')

/** Joining, changing what one wants to be asked, and leaving. */
export const volunteerRoutes: readonly Route[] = [
  { method: 'GET', path: urls.join(':org'), access: 'everyone', handle: later(join, 'showJoin') },
  { method: 'POST', path: urls.join(':org'), access: 'everyone', handle: later(join, 'join') },
  {
    method: 'GET',
    path: urls.joinWithOffer(':org'),
    access: 'everyone',
    handle: later(() => import('./join-with-offer.ts'), 'showJoinWithOffer'),
  },
  {
    method: 'POST',
    path: urls.joinWithOffer(':org'),
    access: 'everyone',
    handle: later(() => import('./join-with-offer.ts'), 'joinWithOffer'),
  },
  { method: 'GET', path: urls.confirmCode(':id'), access: 'everyone', handle: later(confirm, 'showConfirm') },
  { method: 'POST', path: urls.confirmCode(':id'), access: 'everyone', handle: later(confirm, 'confirm') },
  { method: 'GET', path: urls.joined(), access: 'everyone', handle: later(joined, 'showJoined') },
  { method: 'GET', path: urls.joined(':id'), access: 'everyone', handle: later(joined, 'showJoined') },
  {
    method: 'GET',
    path: urls.preferencesLink(),
    access: 'everyone',
    handle: later(askForLink, 'showAskForLink'),
  },
  {
    method: 'POST',
    path: urls.preferencesLink(),
    access: 'everyone',
    handle: later(askForLink, 'askForLink'),
  },
  {
    method: 'GET',
    path: urls.preferences(':token'),
    access: 'link',
    handle: later(preferences, 'showPreferences'),
  },
  {
    method: 'POST',
    path: urls.preferences(':token'),
    access: 'link',
    handle: later(preferences, 'savePreferences'),
  },
  { method: 'GET', path: urls.offers(':token'), access: 'link', handle: later(offers, 'showOffers') },
  { method: 'POST', path: urls.offers(':token'), access: 'link', handle: later(offers, 'saveOffers') },
  {
    method: 'GET',
    path: urls.ownPledges(':token'),
    access: 'link',
    handle: later(() => import('./own-pledges.ts'), 'showOwnPledges'),
  },
  {
    method: 'POST',
    path: urls.answerListing(':token'),
    access: 'link',
    handle: later(() => import('./listed.ts'), 'answerListing'),
  },
  { method: 'GET', path: urls.ownAddress(':token'), access: 'link', handle: later(address, 'showAddress') },
  { method: 'POST', path: urls.ownAddress(':token'), access: 'link', handle: later(address, 'pressAddress') },
  { method: 'GET', path: urls.ownData(':token'), access: 'link', handle: later(ownData, 'showOwnData') },
  { method: 'POST', path: urls.ownData(':token'), access: 'link', handle: later(ownData, 'takeOwnData') },
  { method: 'GET', path: urls.leave(':token'), access: 'link', handle: later(leave, 'showLeave') },
  { method: 'POST', path: urls.leave(':token'), access: 'link', handle: later(leave, 'pressLeave') },
  { method: 'GET', path: urls.left(), access: 'everyone', handle: later(leave, 'showLeft') },
]
