import { later, type Route } from '../route.ts'
import { urls } from '../urls.ts'

/** Every member sees their organisation and themselves. */
const everyMember = { access: 'member', role: 'poster' } as const
const administrators = { access: 'member', role: 'administrator' } as const
const hub = { access: 'hub' } as const

export const organizationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: urls.organization(),
    ...everyMember,
    handle: later(() => import('./show.ts'), 'showOrganization'),
  },
  {
    method: 'POST',
    path: urls.organization(),
    ...administrators,
    handle: later(() => import('./settings.ts'), 'saveSettings'),
  },
  {
    method: 'GET',
    path: urls.me(),
    ...everyMember,
    handle: later(() => import('../sign-in/me.ts'), 'showMe'),
  },
  {
    method: 'POST',
    path: urls.me(),
    ...everyMember,
    handle: later(() => import('../sign-in/me.ts'), 'saveMe'),
  },
  {
    method: 'POST',
    path: urls.signOutEverywhere(),
    ...everyMember,
    handle: later(() => import('../sign-in/me.ts'), 'leaveEverywhere'),
  },
  {
    method: 'GET',
    path: urls.inviteMember(),
    ...administrators,
    handle: later(() => import('./invite.ts'), 'showInvite'),
  },
  {
    method: 'POST',
    path: urls.inviteMember(),
    ...administrators,
    handle: later(() => import('./invite.ts'), 'invite'),
  },
  {
    method: 'POST',
    path: urls.withdrawInvitation(':id'),
    ...administrators,
    handle: later(() => import('./invite.ts'), 'withdraw'),
  },
  {
    method: 'GET',
    path: urls.member(':member'),
    ...administrators,
    handle: later(() => import('./member.ts'), 'showMember'),
  },
  {
    method: 'POST',
    path: urls.memberRole(':member'),
    ...administrators,
    handle: later(() => import('./member.ts'), 'saveRole'),
  },
  {
    method: 'POST',
    path: urls.memberLeaves(':member'),
    ...administrators,
    handle: later(() => import('./member.ts'), 'leave'),
  },
  {
    method: 'GET',
    path: urls.apiTokens(),
    ...administrators,
    handle: later(() => import('./api-tokens.ts'), 'showApiTokens'),
  },
  {
    method: 'POST',
    path: urls.apiTokens(),
    ...administrators,
    handle: later(() => import('./api-tokens.ts'), 'createApiToken'),
  },
  {
    method: 'POST',
    path: urls.revokeApiToken(':id'),
    ...administrators,
    handle: later(() => import('./api-tokens.ts'), 'revoke'),
  },
  {
    method: 'GET',
    path: urls.audit(),
    ...administrators,
    handle: later(() => import('./record.ts'), 'showRecord'),
  },
  { method: 'GET', path: urls.hub(), ...hub, handle: later(() => import('./hub.ts'), 'showHub') },
  {
    method: 'GET',
    path: urls.admitOrganization(),
    ...hub,
    handle: later(() => import('./admit.ts'), 'showAdmit'),
  },
  {
    method: 'POST',
    path: urls.admitOrganization(),
    ...hub,
    handle: later(() => import('./admit.ts'), 'admitOne'),
  },
  {
    method: 'GET',
    path: urls.hubOrganization(':org'),
    ...hub,
    handle: later(() => import('./hub-organization.ts'), 'showAdmitted'),
  },
  {
    method: 'POST',
    path: urls.hubOrganization(':org'),
    ...hub,
    handle: later(() => import('./hub-organization.ts'), 'saveAdmission'),
  },
  {
    method: 'POST',
    path: urls.hubInvite(':org'),
    ...hub,
    handle: later(() => import('./hub-organization.ts'), 'inviteFromHub'),
  },
  {
    method: 'POST',
    path: urls.hubState(':org'),
    ...hub,
    handle: later(() => import('./hub-organization.ts'), 'setState'),
  },
]
