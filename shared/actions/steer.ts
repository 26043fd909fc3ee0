import type { Effects } from '../effects.ts'
import { coarse, contains } from '../rules/areas.ts'
import { districtOf, reachArea as reachAreaOf } from '../rules/rings.ts'
import { type Latecomer, mostShown, needsFor } from '../rules/steering.ts'
import type { Topic } from '../rules/topics.ts'
import { isAskingStopped } from '../store/asking-stop.ts'
import { getItems } from '../store/batch.ts'
import { invitation } from '../store/invitation.ts'
import { keys } from '../store/keys.ts'
import { isHeld, type Ledger, ledger } from '../store/ledger-item.ts'
import { type ListedNeed, listingOf, readListed } from '../store/listed-need.ts'
import { pledge } from '../store/pledge.ts'
import { scopeOf } from '../store/scope.ts'
import { readVolunteer } from '../store/volunteer.ts'

/** A need that is still unmet, as it is now. */
export interface Nearby extends ListedNeed {
  /** What of it is open. */
  readonly open: Ledger['open']
}

export interface CameFor {
  readonly need: string
  readonly topics: readonly Topic[]
  /** Of the need they came for. */
  readonly area: string
  /** Whose link it is; nobody's for a link of a group. */
  readonly volunteer?: string | undefined
  /** They have shown that they are this volunteer: only then is it said what is near their home. */
  readonly known: boolean
}

/** The first page of a large district: the rest is not looked at for a suggestion. */
const mostLookedAt = 100
/** So many are asked of their ledgers; those that are covered are passed over. */
const mostChecked = 8

/**
 * At most three needs of any organisation that somebody who came too late may still help with: the list of their street first, and
 * only when that is not enough the district's. What the list says is checked with the ledgers. Nobody is asked by it, and nothing changes.
 */
export async function needsNearby(fx: Effects, came: CameFor): Promise<Nearby[]> {
  const late = await latecomer(fx, came)
  if (!late) return []
  const seen = new Set<string>()
  const found: Nearby[] = []
  const look = async (open: readonly ListedNeed[]) => {
    const fit = needsFor(open, late, fx.now()).filter(({ need }) => !seen.has(need))
    for (const { need } of fit) seen.add(need)
    found.push(...(await stillUnmet(fx, fit.slice(0, mostChecked), came.volunteer)))
  }
  const district = districtOf(late.area)
  await look(await readListed(fx.table, { district, street: coarse(late.area) }, mostLookedAt))
  if (found.length < mostShown && reachesFurther(late))
    await look(await readListed(fx.table, { district }, mostLookedAt))
  return withoutStopped(fx, found.slice(0, mostShown))
}

/** Their reach is wider than the street they look from. */
const reachesFurther = ({ area, reachArea }: Latecomer): boolean =>
  reachArea === undefined || !contains(coarse(area), coarse(reachArea))

async function latecomer(fx: Effects, came: CameFor): Promise<Latecomer | undefined> {
  const stranger = { ...came, skills: [], muted: [] }
  if (came.volunteer === undefined) return stranger
  const person = await readVolunteer(fx.table, came.volunteer)
  if (!person || person.state === 'left') return stranger
  return {
    need: came.need,
    topics: person.topics,
    skills: person.skills,
    area: came.known ? person.area : came.area,
    reachArea: reachAreaOf(person.area, person.reach),
    muted: person.muted ?? [],
  }
}

/** Those that are open, listed as they are, with something left to give, and not yet answered by this person. */
async function stillUnmet(
  fx: Effects,
  listed: readonly ListedNeed[],
  volunteer: string | undefined,
): Promise<Nearby[]> {
  if (listed.length === 0) return []
  const [ledgers, answered] = await Promise.all([
    getItems(
      fx.table,
      listed.map(({ org, need }) => keys.ledger(scopeOf(org), need)),
      ledger,
    ),
    volunteer === undefined ? new Set<string>() : answeredBy(fx, volunteer, listed),
  ])
  return listed.flatMap((one) => {
    const now = ledgers.find(({ need }) => need === one.need)
    const isOpen = now?.stage === 'open' && now.deadline > fx.now() && !isHeld(now)
    const stands = isOpen && listingOf(now)?.street === one.street
    const left = Object.values(now?.open ?? {}).some((open) => open > 0)
    return stands && left && !answered.has(one.need) ? [{ ...one, open: now.open }] : []
  })
}

/** Which of these they have said no to, or have promised something for. */
async function answeredBy(
  fx: Effects,
  volunteer: string,
  listed: readonly ListedNeed[],
): Promise<ReadonlySet<string>> {
  const of = (key: typeof keys.invitation) => listed.map(({ need }) => key(volunteer, need))
  const [invitations, pledges] = await Promise.all([
    getItems(fx.table, of(keys.invitation), invitation),
    getItems(fx.table, of(keys.pledge), pledge),
  ])
  const declined = invitations.filter(({ state }) => state === 'declined')
  return new Set([...declined, ...pledges].map(({ need }) => need))
}

/** While an organisation's asking is stopped, nobody is sent its way either. */
async function withoutStopped(fx: Effects, needs: readonly Nearby[]): Promise<Nearby[]> {
  const orgs = [...new Set(needs.map(({ org }) => org))]
  const stopped = await Promise.all(orgs.map((org) => isAskingStopped(fx.table, scopeOf(org))))
  return needs.filter(({ org }) => !stopped[orgs.indexOf(org)])
}
