import type { Effects } from '../effects.ts'
import { isByHub } from '../rules/org-stop.ts'
import { hubOrganization } from '../rules/roles.ts'
import { putAskingStop, removeAskingStop } from '../store/asking-stop.ts'
import { writeAudit } from '../store/audit.ts'
import { type AskingStop, readOrganization } from '../store/organization.ts'
import { type Scope, scopeOf } from '../store/scope.ts'
import { followStops } from './follow-stops.ts'

/** Who stops or goes on: an administrator of the organisation itself, or of the hub for it. */
export interface StoppedBy {
  readonly member: string
  readonly from: Scope
}

/**
 * Stops all asking of an organisation, or of everybody when it is the hub itself: waves before their next batch, the group robots, later
 * rounds by text. Whoever has promised something still hears from us. Where the hub stops an organisation nothing new is promised to it either, and
 * everybody concerned is told (see follow-stops.ts). Stopping twice is stopping once, and the first reason stands. What was decided
 * at `decidedAt` (epoch ms) and is carried out later is not where asking went on again since.
 */
export async function stopAllAsking(
  fx: Effects,
  org: string,
  by: StoppedBy,
  reason: string,
  decidedAt?: number,
): Promise<void> {
  const stop: AskingStop = { reason, at: decidedAt ?? fx.now(), by: nameIn(org, by) }
  const stands = (await putAskingStop(fx.table, fx.now(), org, stop, decidedAt !== undefined))
    ? stop
    : (await readOrganization(fx.table, org, { strong: true }))?.askingStop
  // Under the time of the stop itself, so that a repeated press writes the same entry.
  if (!stands) return
  await writeAudit(fx.table, scopeOf(org), 'all', { kind: 'asking-stopped', ...stands })
  if (isByHub(stands)) await followStops(fx, org)
}

export type GoesOn = 'goes-on' | 'changed-meanwhile' | 'hub-only'

/** Lets asking go on: what was held does so by itself within minutes. What the hub has stopped, only the hub lets go on. */
export async function letAskingGoOn(
  fx: Effects,
  org: string,
  by: StoppedBy,
  /** When the stop that was looked at was made, epoch ms. */
  seenAt: number,
): Promise<GoesOn> {
  const there = await readOrganization(fx.table, org, { strong: true })
  const stop = there?.askingStop
  if (!stop) return 'goes-on'
  if (!mayLift(org, by, stop)) return 'hub-only'
  if (stop.at !== seenAt || !(await removeAskingStop(fx.table, fx.now(), org, stop)))
    return 'changed-meanwhile'
  await writeAudit(fx.table, scopeOf(org), 'all', {
    kind: 'asking-resumed',
    at: fx.now(),
    by: nameIn(org, by),
  })
  if (isByHub(stop)) await followStops(fx, org)
  return 'goes-on'
}

export function mayLift(org: string, by: StoppedBy, stop: AskingStop): boolean {
  return org === hubOrganization || by.from.org === hubOrganization || !isByHub(stop)
}

/** As other organisations' records name the hub's people. */
function nameIn(org: string, { member, from }: StoppedBy): string {
  return from.org === org ? member : `hub ${member}`
}
