import type { Effects } from '../effects.ts'
import { coarse } from '../rules/areas.ts'
import { isHeld, type Ledger, type Where } from '../store/ledger-item.ts'
import { groupLinkOf } from '../store/link.ts'
import { listingOf, noteListing, putListed, readListedNeed, removeListed } from '../store/listed-need.ts'
import { readTextNow } from '../store/need-store.ts'
import { newlyFitting, wakeOfferers } from './wake-offerers.ts'

/** Length of a group link's token: 119 bits, as of personal links. */
const tokenLength = 20
const secondMs = 1000

/**
 * Brings a need's place on the list of open needs in line with its ledger: due work of the ledger, at every visit. While nothing has changed
 * it costs nothing. The list first, then the note in the ledger, so that a crash in between does it again.
 */
export async function listNeed(fx: Effects, where: Where, ledger: Ledger): Promise<void> {
  const { table } = fx
  const listing = listingOf(ledger)
  if (ledger.stage !== 'open' || ledger.deadline <= fx.now() || isHeld(ledger)) {
    if (!listing) return
    await removeListed(table, { ...listing, need: where.need })
    await noteListing(table, where, undefined)
    return
  }
  const sameWords = listing?.version === (ledger.edition ?? listing?.version)
  if (listing?.deadline === ledger.deadline && sameWords) return
  const text = await readTextNow(table, where)
  if (!text) return
  const { need } = where
  const before = listing && !sameWords ? await readListedNeed(table, { ...listing, need }) : undefined
  const offerers = before ? await newlyFitting(fx, where, { text, ledger, before }) : []
  // They look once the list is new; due a little later in any case, should this process die before it is.
  await wakeOfferers(fx, offerers, fx.now() + secondMs)
  const token = fx.newId(tokenLength)
  const link = await groupLinkOf(table, where.scope, { need, token, tokenHash: fx.hash(token), at: fx.now() })
  const street = coarse(text.area)
  await putListed(table, {
    need,
    org: where.scope.org,
    orgName: text.orgName,
    street,
    place: text.place,
    topics: text.topics,
    ...(text.skill === undefined ? {} : { skill: text.skill }),
    lines: text.lines.map(({ id, label, fit }) => ({ id, label, ...(fit === undefined ? {} : { fit }) })),
    urgency: text.urgency,
    deadline: ledger.deadline,
    token: link.token,
  })
  await wakeOfferers(fx, offerers, fx.now())
  if (listing && listing.street !== street) await removeListed(table, { ...listing, need })
  await noteListing(table, where, { street, version: text.version, deadline: ledger.deadline })
}
