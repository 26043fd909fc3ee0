import { later, type Route } from '../route.ts'
import { urls } from '../urls.ts'

export const signInRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: urls.signIn(),
    access: 'everyone',
    handle: later(() => import('./ask.ts'), 'showSignIn'),
  },
  {
    method: 'POST',
    path: urls.signIn(),
    access: 'everyone',
    handle: later(() => import('./ask.ts'), 'askToSignIn'),
  },
  {
    method: 'GET',
    path: urls.signInCode(':id'),
    access: 'everyone',
    handle: later(() => import('./enter.ts'), 'showCode'),
  },
  {
    method: 'POST',
    path: urls.signInCode(':id'),
    access: 'everyone',
    handle: later(() => import('./enter.ts'), 'enterCode'),
  },
  {
    method: 'GET',
    path: urls.chooseOrganization(),
    access: 'everyone',
    handle: later(() => import('./choose.ts'), 'showChoice'),
  },
  {
    method: 'POST',
    path: urls.chooseOrganization(),
    access: 'everyone',
    handle: later(() => import('./choose.ts'), 'choose'),
  },
  {
    method: 'POST',
    path: urls.signOut(),
    access: 'everyone',
    handle: later(() => import('./sign-out.ts'), 'signOut'),
  },
  {
    method: 'GET',
    path: urls.memberInvitation(':token'),
    access: 'link',
    handle: later(() => import('./invited.ts'), 'showInvited'),
  },
  {
    method: 'POST',
    path: urls.memberInvitation(':token'),
    access: 'link',
    handle: later(() => import('./invited.ts'), 'acceptInvited'),
  },
]
