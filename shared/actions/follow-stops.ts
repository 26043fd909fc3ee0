import type { Effects } from '../effects.ts'
import { isOut } from '../rules/need-life.ts'
import { type OrgStop, stopOf } from '../rules/org-stop.ts'
import { atLeast } from '../rules/roles.ts'
import type { Telling } from '../rules/telling.ts'
import { finish } from '../store/due.ts'
import { keys } from '../store/keys.ts'
import { type Ledger, openLedgers, readLedger, updateLedger, type Where } from '../store/ledger-item.ts'
import { mostTries } from '../store/ledger-moves.ts'
import { membersOf } from '../store/member.ts'
import { type NewNotice, putNotice, toMember } from '../store/notice.ts'
import { type Organization, readOrganization } from '../store/organization.ts'
import { owing } from '../store/owing.ts'
import { scopeOf } from '../store/scope.ts'
import type { DueWork } from './sweep.ts'

/** So long a press may bring needs in line itself, in ms; due work does the rest. */
const atOnceMs = 3_000
/** So long one turn of due work may, in ms. */
const mostMs = 20_000
const atATime = 25

/**
 * What the hub has stopped of an organisation counts for each of its needs: their ledgers follow, so that a promise is decided by the one item it
 * changes. Called right after a stop or its end, and by due work until it is done; whoever holds something is told by each need's own due work.
 * Answers whether all have been looked at.
 */
export async function followStops(fx: Effects, org: string, until = fx.now() + atOnceMs): Promise<boolean> {
  const organization = await readOrganization(fx.table, org, { strong: true })
  if (!organization) return true
  const scope = scopeOf(org)
  const ledgers = (await openLedgers(fx.table, scope, { strong: true })).filter(({ stage }) => isOut(stage))
  for (let from = 0; from < ledgers.length; from += atATime) {
    if (fx.now() > until) return false
    await Promise.all(
      ledgers
        .slice(from, from + atATime)
        .map((ledger) => follow(fx, { scope, need: ledger.need }, organization, ledger)),
    )
  }
  return true
}

/** A need that is just let out follows what was stopped before. */
export async function followNow(fx: Effects, where: Where, ledger: Ledger): Promise<void> {
  const organization = await readOrganization(fx.table, where.scope.org, { strong: true })
  if (organization) await follow(fx, where, organization, ledger)
}

/** Of two that follow at once the later decision stays, whichever of them comes first. */
async function follow(fx: Effects, where: Where, organization: Organization, first: Ledger): Promise<void> {
  let ledger: Ledger | undefined = first
  for (let tries = 0; tries < mostTries; tries++) {
    if (!ledger || !isOut(ledger.stage) || (await follows(fx, where, organization, ledger))) return
    ledger = await readLedger(fx.table, where, { strong: true })
  }
  throw new Error('A ledger kept changing under our hands.')
}

/** What changes says in the same update what it owes to people. Answers false when it is not any more as it was seen. */
async function follows(
  fx: Effects,
  where: Where,
  organization: Organization,
  ledger: Ledger,
): Promise<boolean> {
  const { stops = 0 } = organization
  const seen = ledger.orgStops
  if ((seen ?? 0) >= stops) return true
  const now = fx.now()
  const before = ledger.orgStop
  const after = whatStands(now, before, stopOf(organization))
  const telling = tellingOf(now, organization, before, after)
  const owed = telling && owing(now, where, telling)
  const letIn = before?.kind === 'work' && after?.kind !== 'work'
  return updateLedger(fx.table, where, {
    set: [
      'orgStops = :stops',
      ...(after ? ['orgStop = :stop'] : []),
      ...(letIn ? ['resumedAt = :now'] : []),
      ...(owed?.set ?? []),
    ],
    remove: after ? [] : ['orgStop'],
    add: owed?.add ?? [],
    when: [
      '(stage = :open OR stage = :expired)',
      seen === undefined ? 'attribute_not_exists(orgStops)' : 'orgStops = :seen',
    ],
    values: {
      ...{ ':stops': stops, ':open': 'open', ':expired': 'expired' },
      ...(seen === undefined ? {} : { ':seen': seen }),
      ...(after ? { ':stop': after } : {}),
      ...(letIn ? { ':now': now } : {}),
      ...owed?.values,
    },
  })
}

/** The stop as it is told: what stands already keeps its time, and what takes another's place begins now. */
function whatStands(
  now: number,
  before: OrgStop | undefined,
  stop: OrgStop | undefined,
): OrgStop | undefined {
  if (!before || !stop) return stop
  return stop.kind === before.kind ? before : { ...stop, at: now }
}

function tellingOf(
  now: number,
  { stops = 0, askingStop }: Organization,
  before: OrgStop | undefined,
  after: OrgStop | undefined,
): Telling | undefined {
  const common = { by: askingStop?.by ?? 'hub', version: stops }
  if (after?.kind === before?.kind) return undefined
  if (after?.kind === 'work') return { kind: 'org-stopped', ...common, at: after.at }
  if (after) return { kind: 'org-held', ...common, at: after.at, note: askingStop?.reason ?? '' }
  return before && { kind: 'org-released', ...common, at: now, note: `${before.kind}#${before.at}` }
}

/** Due work of an organisation: its needs follow what the hub has stopped of it, and its coordinators are told, each once. */
export const organizationWork: DueWork = async (fx, claimed) => {
  const org = claimed.key.sk.slice(keys.organization('').sk.length)
  const organization = await readOrganization(fx.table, org, { strong: true })
  if (organization?.stops === undefined) return finish(fx.table, claimed)
  // What is left is done when the lease is over.
  if (!(await followStops(fx, org, fx.now() + mostMs))) return
  await tellCoordinators(fx, organization)
  return finish(fx.table, claimed)
}

/** Of one stop once, whatever the hub decides beside it: it is named by when it began to count. */
async function tellCoordinators(fx: Effects, organization: Organization): Promise<void> {
  const { org, stops, stateAt = 0 } = organization
  const stop = stopOf(organization)
  const which = stop ? Math.max(stop.at, stateAt) : stops
  const kind =
    stop === undefined
      ? 'organization-released'
      : stop.kind === 'work'
        ? 'organization-stopped'
        : 'organization-held'
  const members = await membersOf(fx.table, scopeOf(org))
  const notices = members
    .filter(({ state, role }) => state === 'active' && atLeast(role, 'coordinator'))
    .map(({ member }): NewNotice => ({ to: toMember(org, member), id: `${kind}#${which}`, kind, org }))
  for (let from = 0; from < notices.length; from += atATime)
    await Promise.all(notices.slice(from, from + atATime).map((one) => putNotice(fx.table, fx.now(), one)))
}
