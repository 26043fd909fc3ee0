import type { Route } from '../route.ts'
import { urls } from '../urls.ts'
import { askToSignIn, showSignIn } from './ask.ts'
import { choose, showChoice } from './choose.ts'
import { enterCode, showCode } from './enter.ts'
import { acceptInvited, showInvited } from './invited.ts'
import { signOut } from './sign-out.ts'

export const signInRoutes: readonly Route[] = [
  { method: 'GET', path: urls.signIn(), access: 'everyone', handle: showSignIn },
  { method: 'POST', path: urls.signIn(), access: 'everyone', handle: askToSignIn },
  { method: 'GET', path: urls.signInCode(':id'), access: 'everyone', handle: showCode },
  { method: 'POST', path: urls.signInCode(':id'), access: 'everyone', handle: enterCode },
  { method: 'GET', path: urls.chooseOrganization(), access: 'everyone', handle: showChoice },
  { method: 'POST', path: urls.chooseOrganization(), access: 'everyone', handle: choose },
  { method: 'POST', path: urls.signOut(), access: 'everyone', handle: signOut },
  { method: 'GET', path: urls.memberInvitation(':token'), access: 'link', handle: showInvited },
  { method: 'POST', path: urls.memberInvitation(':token'), access: 'link', handle: acceptInvited },
]
