import { type Hold, readHold } from '../../../shared/rules/ledger.ts'
import type { LinkedInvitation } from '../../../shared/store/invitation.ts'
import { type Ledger, readLedger, type Where } from '../../../shared/store/ledger-item.ts'
import { findByToken } from '../../../shared/store/link.ts'
import { type NeedText, readNeedText } from '../../../shared/store/need-text.ts'
import { type Pledge, readPledge } from '../../../shared/store/pledge.ts'
import { scopeOf } from '../../../shared/store/scope.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { actingAs, deviceHash, deviceOf, mayBeProven } from './device.ts'
import type { Proven } from './proven.ts'
import { noteOpen } from './seen-full.ts'

/** What a link says of who opens it and for what; one read. */
export interface Link extends Where {
  readonly token: string
  /** Where the link's own cookies and forms belong. */
  readonly path: string
  /** 'own': from the list of one's own promises, by the link to one's own settings. */
  readonly via: 'invitation' | 'group' | 'own'
  readonly invitation?: LinkedInvitation
  /** The volunteer the link was sent to; nobody for a group link. */
  readonly volunteer?: string
  /** Whom this device has proven to be for another need of the same campaign; behind the link of a group. */
  readonly proven?: Proven
  /** Proven to come from the volunteer's own channel just now. */
  readonly fresh: boolean
  /** This device, and the one its last answer was for. */
  readonly device: string
  readonly as?: string
}

/**
 * Looks a link up by its token. Mail programs wrap links and leave brackets or dots behind: those are dropped; letters are not
 * corrected. Undefined means a friendly page, whatever was wrong with it.
 */
export async function findLink(visit: Visit, formDevice?: string): Promise<Link | undefined> {
  const token = /^[0-9A-Za-z]{20}/.exec(visit.c.req.param('token') ?? '')?.[0]
  if (token === undefined) return undefined
  const target = await findByToken(visit.fx.table, visit.fx.now(), visit.fx.hash(token))
  if (!target) return undefined
  const device = deviceOf(visit, formDevice)
  const ofOwn = visit.c.req.param('need')
  if (ofOwn !== undefined) {
    const { ownLink } = await import('./own-link.ts')
    return ownLink(visit, target, { token, device, need: ofOwn })
  }
  const as = actingAs(visit)
  const common = { token, device, ...(as === undefined ? {} : { as }) }
  switch (target.kind) {
    case 'invitation': {
      const { invitation } = target
      const { volunteer, need, org } = invitation
      const path = urls.invitation(token)
      return {
        ...common,
        scope: scopeOf(org),
        need,
        path,
        via: 'invitation',
        invitation,
        volunteer,
        fresh: false,
      }
    }
    case 'fresh-link': {
      const { volunteer, need, org, purpose } = target.link
      if (purpose !== 'pledge' || need === undefined || org === undefined) return undefined
      const path = urls.invitation(token)
      return { ...common, scope: scopeOf(org), need, path, via: 'invitation', volunteer, fresh: true }
    }
    case 'group-link': {
      const { need, org } = target.link
      const scope = scopeOf(org)
      // Read only for who has typed a code behind such a link lately.
      const proven = mayBeProven(visit)
        ? await (await import('./proven.ts')).provenBy(visit, { scope, need, device })
        : undefined
      const path = urls.groupLink(token)
      return { ...common, scope, need, path, via: 'group', fresh: false, ...(proven ? { proven } : {}) }
    }
  }
}

/** Everything a page of a link shows: text and ledger in parallel, and the own pledge where there is one. */
export interface Answering {
  readonly link: Link
  readonly text: NeedText
  readonly ledger: Ledger
  /** Whom this device answers as, once that is known. */
  readonly me?: { readonly volunteer: string; readonly pledge?: Pledge; readonly hold?: Hold }
  /** The volunteer the link was sent to has acted, and not from this device. */
  readonly actedElsewhere: boolean
}

export async function readAnswering(visit: Visit, link: Link): Promise<Answering | undefined> {
  const { table } = visit.fx
  const candidates = [...new Set([link.as, link.volunteer].filter((id) => id !== undefined))]
  // After a pledge a page must not show an older ledger than the one that said yes.
  const strongly = () =>
    Promise.all([
      readLedger(table, link, { strong: true }),
      Promise.all(candidates.map((id) => readPledge(table, id, link.need, { strong: true }))),
    ])
  const hasActed = link.fresh || link.as !== undefined
  const [text, [seen, known]] = await Promise.all([
    readNeedText(table, link.scope, link.need),
    hasActed ? strongly() : readLedger(table, link).then((ledger) => [ledger] as const),
  ])
  if (!text || !seen) return undefined
  noteOpen(visit.fx, seen)
  const maybeActed = hasActed || (link.volunteer !== undefined && link.volunteer in seen.holds)
  if (!maybeActed) return { link, text, ledger: seen, actedElsewhere: actedInInvitation(visit, link) }
  const [strong, pledges] = known ? [seen, known] : await strongly()
  const ledger = strong ?? seen
  const mine = candidates.findIndex((id, i) => controls(visit, link, id, pledges[i]))
  const volunteer = candidates[mine]
  if (volunteer === undefined) {
    const theirs = pledges[candidates.indexOf(link.volunteer ?? '')]
    const acted = theirs?.devices !== undefined || actedInInvitation(visit, link)
    return { link, text, ledger, actedElsewhere: acted }
  }
  const held = ledger.holds[volunteer]
  const pledge = pledges[mine]
  return {
    link,
    text,
    ledger,
    actedElsewhere: false,
    me: { volunteer, ...(pledge ? { pledge } : {}), ...(held === undefined ? {} : { hold: readHold(held) }) },
  }
}

/** Whether this device, or a fresh link, may act for the volunteer. */
function controls(visit: Visit, link: Link, volunteer: string, pledge: Pledge | undefined): boolean {
  if (link.fresh && volunteer === link.volunteer) return true
  return pledge?.devices?.includes(deviceHash(visit, link.device, volunteer)) ?? false
}

function actedInInvitation(visit: Visit, { invitation, device }: Link): boolean {
  const devices = invitation?.devices ?? []
  return devices.length > 0 && !devices.includes(deviceHash(visit, device, invitation?.volunteer ?? ''))
}
