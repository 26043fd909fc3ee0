import type { Role } from '../../../shared/rules/roles.ts'
import { later } from '../../later.ts'
import type { Method, Route } from '../route.ts'
import { urls } from '../urls.ts'
import type { MemberVisit } from '../visit.ts'

const show = () => import('./show.ts')
const settings = () => import('./settings.ts')
const number = () => import('../sign-in/own-number.ts')
const me = () => import('../sign-in/me.ts')
const invite = () => import('./invite.ts')
const member = () => import('./member.ts')
const apiTokens = () => import('./api-tokens.ts')
const record = () => import('./record.ts')
const robots = () => import('./robots.ts')
const stopAsking = () => import('./stop-asking.ts')
const hubPage = () => import('./hub.ts')
const admit = () => import('./admit.ts')
const hubTexts = () => import('./hub-texts.ts')
const hubOrganization = () => import('./hub-organization.ts')

/** Routes for whoever is let in by the same rule. */
const routesFor =
  (door: { access: 'member'; role: Role } | { access: 'hub' }) =>
  (method: Method, path: string, handle: (visit: MemberVisit) => Promise<Response>): Route => ({
    method,
    path,
    ...door,
    handle,
  })

/** Every member sees their organisation and themselves. */
const everyMember = routesFor({ access: 'member', role: 'poster' })
const administrators = routesFor({ access: 'member', role: 'administrator' })
const hub = routesFor({ access: 'hub' })

export const organizationRoutes: readonly Route[] = [
  everyMember('GET', urls.organization(), later(show, 'showOrganization')),
  administrators('POST', urls.organization(), later(settings, 'saveSettings')),
  everyMember('GET', urls.me(), later(me, 'showMe')),
  everyMember('POST', urls.me(), later(me, 'saveMe')),
  everyMember('GET', urls.myNumber(), later(number, 'showNumberCode')),
  everyMember('POST', urls.myNumber(), later(number, 'pressNumber')),
  everyMember('POST', urls.signOutEverywhere(), later(me, 'leaveEverywhere')),
  administrators('GET', urls.inviteMember(), later(invite, 'showInvite')),
  administrators('POST', urls.inviteMember(), later(invite, 'invite')),
  administrators('POST', urls.withdrawInvitation(':id'), later(invite, 'withdraw')),
  administrators('GET', urls.member(':member'), later(member, 'showMember')),
  administrators('POST', urls.memberRole(':member'), later(member, 'saveRole')),
  administrators('POST', urls.memberLeaves(':member'), later(member, 'leave')),
  administrators('GET', urls.apiTokens(), later(apiTokens, 'showApiTokens')),
  administrators('POST', urls.apiTokens(), later(apiTokens, 'createApiToken')),
  administrators('POST', urls.revokeApiToken(':id'), later(apiTokens, 'revoke')),
  administrators('GET', urls.audit(), later(record, 'showRecord')),
  administrators('GET', urls.robots(), later(robots, 'showRobots')),
  administrators('POST', urls.robots(), later(robots, 'add')),
  administrators('POST', urls.robot(':robot'), later(robots, 'saveRobot')),
  administrators('POST', urls.testRobot(':robot'), later(robots, 'test')),
  administrators('POST', urls.removeRobot(':robot'), later(robots, 'remove')),
  administrators('GET', urls.stopAsking(), later(stopAsking, 'showOwnStop')),
  administrators('POST', urls.stopAsking(), later(stopAsking, 'pressOwnStop')),
  hub('GET', urls.hub(), later(hubPage, 'showHub')),
  hub('GET', urls.admitOrganization(), later(admit, 'showAdmit')),
  hub('POST', urls.admitOrganization(), later(admit, 'admitOne')),
  hub('GET', urls.hubOrganization(':org'), later(hubOrganization, 'showAdmitted')),
  hub('POST', urls.hubOrganization(':org'), later(hubOrganization, 'saveAdmission')),
  hub('POST', urls.hubInvite(':org'), later(hubOrganization, 'inviteFromHub')),
  hub('POST', urls.hubTexts(), later(hubTexts, 'saveHubTexts')),
  hub('POST', urls.hubOrganizationTexts(':org'), later(hubTexts, 'saveOrganizationTexts')),
  hub('GET', urls.hubStopAsking(), later(stopAsking, 'showHubStop')),
  hub('POST', urls.hubStopAsking(), later(stopAsking, 'pressHubStop')),
  hub('GET', urls.hubOrganizationStopAsking(':org'), later(stopAsking, 'showStopOf')),
  hub('POST', urls.hubOrganizationStopAsking(':org'), later(stopAsking, 'pressStopOf')),
  hub('POST', urls.hubState(':org'), later(hubOrganization, 'setState')),
]
