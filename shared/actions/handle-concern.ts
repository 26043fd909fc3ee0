import type { Effects } from '../effects.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { hubOrganization } from '../rules/roles.ts'
import { writeAudit } from '../store/audit.ts'
import { type Concern, type Handling, noteCarriedOut, putHandling, readConcern } from '../store/concern.ts'
import { scopeOf } from '../store/scope.ts'
import { holdAsking, stopNeed } from './hub-stop.ts'
import { stopAllAsking } from './stop-all-asking.ts'

export type HandlingRefusal =
  | { readonly kind: 'absent' }
  /** Somebody was first; what they decided stands. */
  | { readonly kind: 'handled-already' }
  /** A concern about no organisation stops none. */
  | { readonly kind: 'about-nothing' }

/**
 * Decides about a concern, by one conditional write: of two administrators pressing at once one is first. What was decided is done right after it,
 * and by due work where we die in between.
 */
export async function handleConcern(
  fx: Effects,
  id: string,
  decided: Pick<Handling, 'measure' | 'note' | 'by'>,
): Promise<Result<undefined, HandlingRefusal>> {
  const seen = await readConcern(fx.table, fx.now(), id)
  if (!seen) return refuse({ kind: 'absent' })
  if (!mayTake(seen, decided.measure)) return refuse({ kind: 'about-nothing' })
  const first = await putHandling(fx.table, id, { ...decided, at: fx.now() })
  const concern = await readConcern(fx.table, fx.now(), id)
  if (!concern?.handled) return refuse({ kind: 'absent' })
  if (!first && !isSame(concern.handled, decided)) return refuse({ kind: 'handled-already' })
  await carryOut(fx, concern)
  return ok(undefined)
}

/** A measure needs something to be about; nobody stops everybody because of a page of the hub's own. */
export function mayTake({ org, need }: Pick<Concern, 'org' | 'need'>, measure: Handling['measure']): boolean {
  switch (measure) {
    case 'nothing':
      return true
    case 'stop-organization':
      return org !== undefined && org !== hubOrganization
    case 'stop-asking':
    case 'stop-need':
      return org !== undefined && need !== undefined
  }
}

/** A repeated press, or a lost reply, finds its own words. */
function isSame(stands: Handling, mine: Pick<Handling, 'measure' | 'note' | 'by'>): boolean {
  return stands.by === mine.by && stands.measure === mine.measure && stands.note === mine.note
}

/**
 * Does what was decided, and writes it down for the hub's administrators. Harmless to repeat, and done once: where we died before noting it, what
 * has been let go on meanwhile is not stopped again.
 */
export async function carryOut(
  fx: Effects,
  { concern, handled, carriedOut, org, need }: Concern,
): Promise<void> {
  if (!handled || carriedOut) return
  const { measure, note, by, at } = handled
  const hub = scopeOf(hubOrganization)
  if (measure === 'stop-organization' && org !== undefined)
    await stopAllAsking(fx, org, { member: by, from: hub }, note, at)
  if (org !== undefined && need !== undefined) {
    const where = { scope: scopeOf(org), need }
    const because = { reason: note, at, by: `hub ${by}` }
    if (measure === 'stop-asking') await holdAsking(fx, where, because)
    if (measure === 'stop-need') await stopNeed(fx, where, because)
  }
  await writeAudit(fx.table, hub, concern, {
    kind: 'concern-handled',
    at,
    by,
    about: concern,
    detail: measure,
  })
  await noteCarriedOut(fx.table, concern)
}
