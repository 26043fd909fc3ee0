import { between } from '../../../shared/messages/between.ts'
import { placeOfConcern } from '../../../shared/rules/concerns.ts'
import { findCampaign } from '../../../shared/store/campaign.ts'
import { findByToken } from '../../../shared/store/link.ts'
import { headline, readNeedText } from '../../../shared/store/need-text.ts'
import { readOrganization } from '../../../shared/store/organization.ts'
import { type Scope, scopeOf } from '../../../shared/store/scope.ts'
import { readSession } from '../sign-in/session.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'

/** What a concern is about, in public words only. */
export interface About {
  /** The page it is about, without what lets people in. */
  readonly page: string
  /** Where its form is sent. */
  readonly action: string
  readonly org?: string
  readonly need?: string
  /** What of it everybody on that page reads; empty where there is nothing but the page. */
  readonly what: string
}

/** Below a link: what that link leads to. A link that leads nowhere is no reason to refuse a concern. */
export async function aboutLink(visit: Visit): Promise<About> {
  const { fx, c } = visit
  const token = /^[0-9A-Za-z]{20}/.exec(c.req.param('token') ?? '')?.[0]
  const page = placeOfConcern(c.req.path)
  const nowhere = { page, action: urls.concern(), what: '' }
  if (token === undefined) return nowhere
  // The address as it came: the form goes back below the very same link.
  const action = c.req.path
  if (page === '/c') {
    const campaign = await findCampaign(fx.table, fx.hash(token))
    if (!campaign) return nowhere
    return { page, action, org: campaign.org, what: [campaign.orgName, campaign.title].join(' · ') }
  }
  const target = await findByToken(fx.table, fx.now(), fx.hash(token))
  const { org, need } = target?.kind === 'invitation' ? target.invitation : (target?.link ?? {})
  if (org === undefined || need === undefined) return nowhere
  return (await aboutNeed(visit, scopeOf(org), need, { page, action })) ?? nowhere
}

/** A page by its address: a need for who belongs to its organisation, an organisation at work for everybody. */
export async function aboutPage(visit: Visit, named: string | undefined): Promise<About> {
  const page = named === undefined ? '' : placeOfConcern(named)
  const nothingMore = { page, action: urls.concern(), what: '' }
  const need = /^\/needs\/([\w-]+)/.exec(page)?.[1]
  if (need !== undefined) {
    const by = await readSession(visit)
    return (by && (await aboutNeed(visit, by.scope, need, nothingMore))) ?? nothingMore
  }
  const org = /^\/(?:join|open\/organizations)\/([\w-]+)/.exec(page)?.[1]
  const found = org === undefined ? undefined : await readOrganization(visit.fx.table, org)
  return found?.state === 'active' ? { ...nothingMore, org: found.org, what: found.name } : nothingMore
}

async function aboutNeed(
  { fx, language }: Visit,
  scope: Scope,
  need: string,
  at: Pick<About, 'page' | 'action'>,
): Promise<About | undefined> {
  const text = await readNeedText(fx.table, scope, need)
  if (!text) return undefined
  const things = headline(text.lines, between[language].things)
  return { ...at, org: scope.org, need, what: [text.orgName, things, text.place].join(' · ') }
}
