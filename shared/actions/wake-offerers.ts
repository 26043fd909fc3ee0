import type { Effects } from '../effects.ts'
import { openLines } from '../rules/offer-fit.ts'
import { mostFitting } from '../rules/offered.ts'
import { districtOf } from '../rules/rings.ts'
import type { Ledger, Where } from '../store/ledger-item.ts'
import type { ListedNeed } from '../store/listed-need.ts'
import type { NeedText } from '../store/need-text.ts'
import { wakeVolunteer } from '../store/volunteer.ts'
import { inLedger } from './offer-candidate.ts'
import { decoded, peopleElsewhere, peopleNear } from './people-around.ts'
import { askedOf, placesAround } from './start-wave.ts'

/**
 * Whoever wrote down before that they have something that fits an open need since its words were changed, and did not as it stood on the list of
 * open needs. At most three times as many as a need can know of: some of them it has asked.
 */
export async function newlyFitting(
  fx: Effects,
  where: Where,
  { text, ledger, before }: { readonly text: NeedText; readonly ledger: Ledger; readonly before: ListedNeed },
): Promise<string[]> {
  const need = askedOf(where, text, ledger)
  const asItWas = { ...need, lines: openLines(before, ledger.open) }
  const { districts } = await placesAround(fx, need.area)
  const others = districts.filter((district) => district !== districtOf(need.area))
  const people = await Promise.all([peopleNear(fx, need), peopleElsewhere(fx, need, others)])
  const known = new Set([...inLedger(ledger), ...Object.keys(ledger.offered ?? {})])
  return people
    .flat()
    .filter((one) => !known.has(one.volunteer))
    .filter((one) => decoded(one, need).offer === 'fits' && decoded(one, asItWas).offer !== 'fits')
    .map(({ volunteer }) => volunteer)
    .slice(0, 3 * mostFitting)
}

/** Their own due work looks at them anew, just as with a fresh offer (see show-offers.ts). Harmless to repeat. */
export async function wakeOfferers(fx: Effects, volunteers: readonly string[], at: number): Promise<void> {
  await Promise.all(volunteers.map((volunteer) => wakeVolunteer(fx.table, at, volunteer)))
}
