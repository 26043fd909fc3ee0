import { later } from '../../later.ts'
import type { Route } from '../route.ts'
import { urls } from '../urls.ts'

const show = () => import('./show.ts')
const settings = () => import('./settings.ts')
const number = () => import('../sign-in/own-number.ts')
const me = () => import('../sign-in/me.ts')
const invite = () => import('./invite.ts')
const member = () => import('./member.ts')
const apiTokens = () => import('./api-tokens.ts')
const record = () => import('./record.ts')
const stopAsking = () => import('./stop-asking.ts')
const hubPage = () => import('./hub.ts')
const admit = () => import('./admit.ts')
const hubTexts = () => import('./hub-texts.ts')
const hubOrganization = () => import('./hub-organization.ts')

/** Every member sees their organisation and themselves. */
const everyMember = { access: 'member', role: 'poster' } as const
const administrators = { access: 'member', role: 'administrator' } as const
const hub = { access: 'hub' } as const

export const organizationRoutes: readonly Route[] = [
  { method: 'GET', path: urls.organization(), ...everyMember, handle: later(show, 'showOrganization') },
  {
    method: 'POST',
    path: urls.organization(),
    ...administrators,
    handle: later(settings, 'saveSettings'),
  },
  { method: 'GET', path: urls.me(), ...everyMember, handle: later(me, 'showMe') },
  { method: 'POST', path: urls.me(), ...everyMember, handle: later(me, 'saveMe') },
  { method: 'GET', path: urls.myNumber(), ...everyMember, handle: later(number, 'showNumberCode') },
  { method: 'POST', path: urls.myNumber(), ...everyMember, handle: later(number, 'pressNumber') },
  {
    method: 'POST',
    path: urls.signOutEverywhere(),
    ...everyMember,
    handle: later(me, 'leaveEverywhere'),
  },
  { method: 'GET', path: urls.inviteMember(), ...administrators, handle: later(invite, 'showInvite') },
  { method: 'POST', path: urls.inviteMember(), ...administrators, handle: later(invite, 'invite') },
  {
    method: 'POST',
    path: urls.withdrawInvitation(':id'),
    ...administrators,
    handle: later(invite, 'withdraw'),
  },
  { method: 'GET', path: urls.member(':member'), ...administrators, handle: later(member, 'showMember') },
  {
    method: 'POST',
    path: urls.memberRole(':member'),
    ...administrators,
    handle: later(member, 'saveRole'),
  },
  {
    method: 'POST',
    path: urls.memberLeaves(':member'),
    ...administrators,
    handle: later(member, 'leave'),
  },
  { method: 'GET', path: urls.apiTokens(), ...administrators, handle: later(apiTokens, 'showApiTokens') },
  {
    method: 'POST',
    path: urls.apiTokens(),
    ...administrators,
    handle: later(apiTokens, 'createApiToken'),
  },
  {
    method: 'POST',
    path: urls.revokeApiToken(':id'),
    ...administrators,
    handle: later(apiTokens, 'revoke'),
  },
  { method: 'GET', path: urls.audit(), ...administrators, handle: later(record, 'showRecord') },
  { method: 'GET', path: urls.stopAsking(), ...administrators, handle: later(stopAsking, 'showOwnStop') },
  { method: 'POST', path: urls.stopAsking(), ...administrators, handle: later(stopAsking, 'pressOwnStop') },
  { method: 'GET', path: urls.hub(), ...hub, handle: later(hubPage, 'showHub') },
  { method: 'GET', path: urls.admitOrganization(), ...hub, handle: later(admit, 'showAdmit') },
  { method: 'POST', path: urls.admitOrganization(), ...hub, handle: later(admit, 'admitOne') },
  {
    method: 'GET',
    path: urls.hubOrganization(':org'),
    ...hub,
    handle: later(hubOrganization, 'showAdmitted'),
  },
  {
    method: 'POST',
    path: urls.hubOrganization(':org'),
    ...hub,
    handle: later(hubOrganization, 'saveAdmission'),
  },
  {
    method: 'POST',
    path: urls.hubInvite(':org'),
    ...hub,
    handle: later(hubOrganization, 'inviteFromHub'),
  },
  { method: 'POST', path: urls.hubTexts(), ...hub, handle: later(hubTexts, 'saveHubTexts') },
  {
    method: 'POST',
    path: urls.hubOrganizationTexts(':org'),
    ...hub,
    handle: later(hubTexts, 'saveOrganizationTexts'),
  },
  { method: 'GET', path: urls.hubStopAsking(), ...hub, handle: later(stopAsking, 'showHubStop') },
  { method: 'POST', path: urls.hubStopAsking(), ...hub, handle: later(stopAsking, 'pressHubStop') },
  {
    method: 'GET',
    path: urls.hubOrganizationStopAsking(':org'),
    ...hub,
    handle: later(stopAsking, 'showStopOf'),
  },
  {
    method: 'POST',
    path: urls.hubOrganizationStopAsking(':org'),
    ...hub,
    handle: later(stopAsking, 'pressStopOf'),
  },
  { method: 'POST', path: urls.hubState(':org'), ...hub, handle: later(hubOrganization, 'setState') },
]
