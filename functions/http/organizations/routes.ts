import type { Route } from '../route.ts'
import { leaveEverywhere, saveMe, showMe } from '../sign-in/me.ts'
import { urls } from '../urls.ts'
import { admitOne, showAdmit } from './admit.ts'
import { createApiToken, revoke, showApiTokens } from './api-tokens.ts'
import { showHub } from './hub.ts'
import { inviteFromHub, saveAdmission, setState, showAdmitted } from './hub-organization.ts'
import { invite, showInvite, withdraw } from './invite.ts'
import { leave, saveRole, showMember } from './member.ts'
import { showRecord } from './record.ts'
import { saveSettings } from './settings.ts'
import { showOrganization } from './show.ts'

/** Every member sees their organisation and themselves. */
const everyMember = { access: 'member', role: 'poster' } as const
const administrators = { access: 'member', role: 'administrator' } as const
const hub = { access: 'hub' } as const

export const organizationRoutes: readonly Route[] = [
  { method: 'GET', path: urls.organization(), ...everyMember, handle: showOrganization },
  { method: 'POST', path: urls.organization(), ...administrators, handle: saveSettings },
  { method: 'GET', path: urls.me(), ...everyMember, handle: showMe },
  { method: 'POST', path: urls.me(), ...everyMember, handle: saveMe },
  { method: 'POST', path: urls.signOutEverywhere(), ...everyMember, handle: leaveEverywhere },
  { method: 'GET', path: urls.inviteMember(), ...administrators, handle: showInvite },
  { method: 'POST', path: urls.inviteMember(), ...administrators, handle: invite },
  { method: 'POST', path: urls.withdrawInvitation(':id'), ...administrators, handle: withdraw },
  { method: 'GET', path: urls.member(':member'), ...administrators, handle: showMember },
  { method: 'POST', path: urls.memberRole(':member'), ...administrators, handle: saveRole },
  { method: 'POST', path: urls.memberLeaves(':member'), ...administrators, handle: leave },
  { method: 'GET', path: urls.apiTokens(), ...administrators, handle: showApiTokens },
  { method: 'POST', path: urls.apiTokens(), ...administrators, handle: createApiToken },
  { method: 'POST', path: urls.revokeApiToken(':id'), ...administrators, handle: revoke },
  { method: 'GET', path: urls.audit(), ...administrators, handle: showRecord },
  { method: 'GET', path: urls.hub(), ...hub, handle: showHub },
  { method: 'GET', path: urls.admitOrganization(), ...hub, handle: showAdmit },
  { method: 'POST', path: urls.admitOrganization(), ...hub, handle: admitOne },
  { method: 'GET', path: urls.hubOrganization(':org'), ...hub, handle: showAdmitted },
  { method: 'POST', path: urls.hubOrganization(':org'), ...hub, handle: saveAdmission },
  { method: 'POST', path: urls.hubInvite(':org'), ...hub, handle: inviteFromHub },
  { method: 'POST', path: urls.hubState(':org'), ...hub, handle: setState },
]
