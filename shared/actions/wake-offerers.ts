import type { Effects } from '../effects.ts'
import { mostFitting } from '../rules/offered.ts'
import { districtOf } from '../rules/rings.ts'
import type { Ledger, Where } from '../store/ledger-item.ts'
import type { NeedText } from '../store/need-text.ts'
import { wakeVolunteer } from '../store/volunteer.ts'
import { inLedger } from './offer-candidate.ts'
import { decoded, peopleElsewhere, peopleNear } from './people-around.ts'
import { askedOf, placesAround } from './start-wave.ts'

/**
 * What an open need lacks has changed on the list of open needs: whoever wrote down before that they have something that fits it now is looked at
 * anew by their own due work, just as with a fresh offer (see show-offers.ts). At most as many as three times those a need can know of. Harmless to repeat.
 */
export async function wakeOfferers(fx: Effects, where: Where, text: NeedText, ledger: Ledger): Promise<void> {
  const need = askedOf(where, text, ledger)
  const { districts } = await placesAround(fx, need.area)
  const others = districts.filter((district) => district !== districtOf(need.area))
  const people = await Promise.all([peopleNear(fx, need), peopleElsewhere(fx, need, others)])
  const known = new Set([...inLedger(ledger), ...Object.keys(ledger.offered ?? {})])
  const fitting = people
    .flat()
    .filter((one) => !known.has(one.volunteer) && decoded(one, need).offer === 'fits')
    .slice(0, 3 * mostFitting)
  await Promise.all(fitting.map(({ volunteer }) => wakeVolunteer(fx.table, fx.now(), volunteer)))
}
