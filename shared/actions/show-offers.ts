import type { Effects } from '../effects.ts'
import { linesThatFit } from '../rules/offered.ts'
import { cutTo, districtOf, reachArea, ringOf } from '../rules/rings.ts'
import { reaches } from '../rules/topics.ts'
import { areaTree } from '../store/areas-store.ts'
import { getItems } from '../store/batch.ts'
import { invitation } from '../store/invitation.ts'
import { keys } from '../store/keys.ts'
import { type Ledger, ledger } from '../store/ledger-item.ts'
import { type ListedNeed, readListed } from '../store/listed-need.ts'
import {
  forgetOffered,
  noteOffered,
  type OfferNote,
  offerNotesOf,
  putOfferNote,
  removeOfferNote,
  whereOf,
} from '../store/offered.ts'
import { pledge } from '../store/pledge.ts'
import { scopeOf } from '../store/scope.ts'
import type { Volunteer } from '../store/volunteer.ts'
import { inLedger, mayBeAskedOneDay, whyNotAsked } from './offer-candidate.ts'

/** So many open needs of a district are looked at, by street: a bound on what one change of wishes may cost. */
const mostLookedAt = 1000
/** One person's offers are shown to so many needs, the nearest first. */
const mostShownTo = 20

/**
 * Shows what somebody has ready to the open needs that lack just that: due work of a volunteer, beside their match copies. Nobody is asked by
 * it. Whatever they no longer offer, or no longer to that need, is taken back. Every step may be repeated: the note that leads back stands
 * before the ledger says anything, and goes after it.
 */
export async function showOffers(fx: Effects, volunteer: Volunteer, isAsked: boolean): Promise<void> {
  const id = volunteer.volunteer
  const [known, fits] = await Promise.all([
    offerNotesOf(fx.table, id),
    isAsked && volunteer.offers.length > 0 ? needsThatLack(fx, volunteer) : [],
  ])
  const wanted = new Set(fits.map(({ need }) => need))
  for (const gone of known) if (!wanted.has(gone.need)) await takeBack(fx, id, gone)
  for (const { need, org, lines } of fits) {
    const before = known.find((one) => one.need === need)
    const it = before ?? { need, org, at: fx.now() }
    if (!before) await putOfferNote(fx.table, id, it)
    const handle = fx.newId(handleLength)
    await noteOffered(fx.table, fx.now(), whereOf(it), { volunteer: id, lines, at: it.at, handle })
  }
}

/** Tells apart those whom one need knows of; what it stands for is in the ledger alone. */
const handleLength = 8

/** Nothing of somebody's offers stands with any need any more: they leave. */
export async function takeBackOffers(fx: Effects, volunteer: string): Promise<void> {
  for (const it of await offerNotesOf(fx.table, volunteer)) await takeBack(fx, volunteer, it)
}

async function takeBack(fx: Effects, volunteer: string, it: OfferNote): Promise<void> {
  await forgetOffered(fx.table, whereOf(it), volunteer)
  await removeOfferNote(fx.table, volunteer, it.need)
}

interface Lacking extends Pick<ListedNeed, 'need' | 'org'> {
  readonly lines: ReturnType<typeof linesThatFit>
}

/** Open needs within reach that still lack what this person has, and that may ask them one day, the nearest first. */
async function needsThatLack(fx: Effects, volunteer: Volunteer): Promise<Lacking[]> {
  const seen = (await listedWithin(fx, volunteer)).flatMap((one) => {
    const lines = linesThatFit(
      volunteer,
      one.lines.map((line) => ({ ...line, topics: one.topics })),
    )
    return lines.length > 0 && one.deadline > fx.now() ? [{ ...one, fits: lines }] : []
  })
  const near = seen
    .sort((one, other) => ringNumber(one, volunteer) - ringNumber(other, volunteer))
    .slice(0, 2 * mostShownTo)
  if (near.length === 0) return []
  const { ledgers, answered } = await whatTheyKnow(fx, volunteer, near)
  const lacking = near.filter((one) => {
    const now = ledgers.get(one.need)
    if (now?.stage !== 'open' || !one.fits.some((id) => (now.open[id] ?? 0) > 0)) return false
    const concerned = new Set(answered.has(one.need) ? [volunteer.volunteer] : inLedger(now))
    const { need, org, topics, skill, street } = one
    const asking = { need, org, topics, skill, area: now.area ?? street }
    return mayBeAskedOneDay(whyNotAsked(fx, volunteer, asking, { concerned }))
  })
  return lacking.slice(0, mostShownTo).map(({ need, org, fits }) => ({ need, org, lines: fits }))
}

/** Everything on the list of open needs where this person lets requests come from: a street, a district, or all of a city. */
async function listedWithin(fx: Effects, { area, reach }: Volunteer): Promise<ListedNeed[]> {
  const from = reachArea(area, reach)
  const district = districtOf(area)
  if (from.length > district.length)
    return readListed(fx.table, { district, street: cutTo(from, 'street') }, mostLookedAt)
  if (from.length === district.length) return readListed(fx.table, { district }, mostLookedAt)
  const tree = await areaTree(fx.table)
  const all = await Promise.all(
    tree.children(from).map(({ code }) => readListed(fx.table, { district: code }, mostLookedAt)),
  )
  return all.flat()
}

function ringNumber({ street }: Pick<ListedNeed, 'street'>, { area }: Pick<Volunteer, 'area'>): number {
  const ring = ringOf(street, area)
  return ring ? reaches.indexOf(ring) : reaches.length
}

/** Where these needs stand, and which of them this person was asked for or has promised something for. */
async function whatTheyKnow(
  fx: Effects,
  { volunteer }: Volunteer,
  needs: readonly ListedNeed[],
): Promise<{ readonly ledgers: ReadonlyMap<string, Ledger>; readonly answered: ReadonlySet<string> }> {
  const [ledgers, invitations, pledges] = await Promise.all([
    getItems(
      fx.table,
      needs.map(({ org, need }) => keys.ledger(scopeOf(org), need)),
      ledger,
      { strong: true },
    ),
    getItems(
      fx.table,
      needs.map(({ need }) => keys.invitation(volunteer, need)),
      invitation,
      { strong: true },
    ),
    getItems(
      fx.table,
      needs.map(({ need }) => keys.pledge(volunteer, need)),
      pledge,
      { strong: true },
    ),
  ])
  return {
    ledgers: new Map(ledgers.map((one) => [one.need, one])),
    answered: new Set([...invitations, ...pledges].map(({ need }) => need)),
  }
}
