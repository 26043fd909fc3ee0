import { bindFreshLink, type LinkTarget } from '../../../shared/store/link.ts'
import { readPledge } from '../../../shared/store/pledge.ts'
import { scopeOf } from '../../../shared/store/scope.ts'
import { urls } from '../urls.ts'
import type { Visit } from '../visit.ts'
import { deviceHash } from './device.ts'
import type { Link } from './look-up.ts'

/**
 * One of somebody's own promises, by the link to their own settings: it acts for what they have promised and for nothing else. As everywhere behind
 * that link, the first press binds it to a device, and on any other it then leads nowhere.
 */
export async function ownLink(
  visit: Visit,
  target: LinkTarget,
  at: { readonly token: string; readonly device: string; readonly need: string },
): Promise<Link | undefined> {
  if (target.kind !== 'fresh-link' || target.link.purpose !== 'preferences') return undefined
  const { link } = target
  const { table } = visit.fx
  const { volunteer } = link
  const device = deviceHash(visit, at.device, volunteer)
  if (link.devices && !link.devices.includes(device)) return undefined
  const known = /^[0-9A-Za-z]{1,40}$/.test(at.need) ? await readPledge(table, volunteer, at.need) : undefined
  if (!known) return undefined
  if (visit.c.req.method === 'POST' && !(await bindFreshLink(table, link, device))) return undefined
  const path = urls.ownPledge(at.token, at.need)
  return { ...at, scope: scopeOf(known.org), path, via: 'own', volunteer, fresh: true }
}
