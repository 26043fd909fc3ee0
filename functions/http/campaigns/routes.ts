import { later } from '../../later.ts'
import type { Route } from '../route.ts'
import { urls } from '../urls.ts'

const list = () => import('./list.ts')
const show = () => import('./show.ts')
const edit = () => import('./edit.ts')
const check = () => import('./check.ts')
const end = () => import('./end.ts')

/** Which needs of a campaign somebody may change or let out is decided need by need. */
const everyMember = { access: 'member', role: 'poster' } as const
/** That a campaign is over is said to everybody who has its link. */
const coordinators = { access: 'member', role: 'coordinator' } as const
const campaign = ':campaign'

/** Campaigns: needs under one page and one link. */
export const campaignRoutes: readonly Route[] = [
  { method: 'GET', path: urls.campaigns(), ...everyMember, handle: later(list, 'showCampaigns') },
  { method: 'GET', path: urls.campaign(campaign), ...everyMember, handle: later(show, 'showCampaign') },
  {
    method: 'GET',
    path: urls.shareCampaign(campaign),
    ...everyMember,
    handle: later(show, 'showShareCampaign'),
  },
  {
    method: 'GET',
    path: urls.campaignPlacard(campaign),
    ...everyMember,
    handle: later(() => import('./placard.ts'), 'showCampaignPlacard'),
  },
  {
    method: 'GET',
    path: urls.editCampaign(campaign),
    ...everyMember,
    handle: later(edit, 'showEditCampaign'),
  },
  {
    method: 'POST',
    path: urls.editCampaign(campaign),
    ...everyMember,
    handle: later(edit, 'pressEditCampaign'),
  },
  {
    method: 'GET',
    path: urls.checkCampaign(campaign),
    ...everyMember,
    handle: later(check, 'showCheckCampaign'),
  },
  {
    method: 'POST',
    path: urls.checkCampaign(campaign),
    ...everyMember,
    handle: later(check, 'pressCheckCampaign'),
  },
  { method: 'GET', path: urls.endCampaign(campaign), ...coordinators, handle: later(end, 'showEndCampaign') },
  {
    method: 'POST',
    path: urls.endCampaign(campaign),
    ...coordinators,
    handle: later(end, 'pressEndCampaign'),
  },
  {
    method: 'GET',
    path: urls.campaignLink(':token'),
    access: 'link',
    handle: later(() => import('./public.ts'), 'showPublicCampaign'),
  },
]
