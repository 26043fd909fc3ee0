import { later } from '../../later.ts'
import type { Route } from '../route.ts'
import { urls } from '../urls.ts'

const ask = () => import('./ask.ts')
const enter = () => import('./enter.ts')
const choose = () => import('./choose.ts')
const signOut = () => import('./sign-out.ts')
const invited = () => import('./invited.ts')

export const signInRoutes: readonly Route[] = [
  { method: 'GET', path: urls.signIn(), access: 'everyone', handle: later(ask, 'showSignIn') },
  { method: 'POST', path: urls.signIn(), access: 'everyone', handle: later(ask, 'askToSignIn') },
  { method: 'GET', path: urls.signInCode(':id'), access: 'everyone', handle: later(enter, 'showCode') },
  { method: 'POST', path: urls.signInCode(':id'), access: 'everyone', handle: later(enter, 'enterCode') },
  {
    method: 'GET',
    path: urls.chooseOrganization(),
    access: 'everyone',
    handle: later(choose, 'showChoice'),
  },
  {
    method: 'POST',
    path: urls.chooseOrganization(),
    access: 'everyone',
    handle: later(choose, 'choose'),
  },
  { method: 'POST', path: urls.signOut(), access: 'everyone', handle: later(signOut, 'signOut') },
  {
    method: 'GET',
    path: urls.memberInvitation(':token'),
    access: 'link',
    handle: later(invited, 'showInvited'),
  },
  {
    method: 'POST',
    path: urls.memberInvitation(':token'),
    access: 'link',
    handle: later(invited, 'acceptInvited'),
  },
]
