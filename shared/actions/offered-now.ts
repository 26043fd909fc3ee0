import type { Effects } from '../effects.ts'
import type { LineId } from '../rules/ledger.ts'
import { shownSize } from '../rules/offer-fit.ts'
import { type Fitting, fittingOf, offerFor } from '../rules/offered.ts'
import { ringOf } from '../rules/rings.ts'
import type { Reach } from '../rules/topics.ts'
import { getItems } from '../store/batch.ts'
import { readBudgets } from '../store/budget.ts'
import { keys } from '../store/keys.ts'
import type { Ledger, Where } from '../store/ledger-item.ts'
import type { NeedText } from '../store/need-text.ts'
import { type Volunteer, volunteer } from '../store/volunteer.ts'
import { mayBeAskedOneDay, whyNotAsked } from './offer-candidate.ts'
import { askedOf } from './start-wave.ts'

/** Somebody who has just what is missing, as the need's organisation may know them: no name, and nothing they typed. */
export interface OfferedNow extends Pick<Fitting, 'at' | 'handle' | 'pressed'> {
  readonly volunteer: string
  readonly initial: string
  /** How near they live. */
  readonly ring: Reach | undefined
  /** The open lines that what they have fits, and in which size they have it; empty where it has none. */
  readonly fits: readonly { readonly line: LineId; readonly size: string }[]
  /** Why they are not asked just now; what another organisation caused reads 'resting'. */
  readonly waits?: 'resting' | 'quiet'
}

/** A need as it was read for this. */
export interface OfferedTo {
  readonly ledger: Ledger
  readonly text: NeedText
  /** Whom it has asked, and who has promised something. */
  readonly concerned: ReadonlySet<string>
}

/** Everybody of whom a need knows that they have just what is missing, as it is at this moment, the newest first. Two reads where there is anybody. */
export async function offeredNow(
  fx: Effects,
  where: Where,
  { ledger, text, concerned }: OfferedTo,
): Promise<OfferedNow[]> {
  const known = fittingOf(ledger).filter((one) => !concerned.has(one.volunteer))
  if (known.length === 0) return []
  const ids = known.map((one) => one.volunteer)
  const [people, budgets] = await Promise.all([
    getItems(fx.table, ids.map(keys.volunteer), volunteer),
    readBudgets(fx.table, ids),
  ])
  const need = askedOf(where, text, ledger)
  return known.flatMap(({ volunteer: id, at, handle, pressed }) => {
    const person = people.find((one) => one.volunteer === id)
    if (!person) return []
    const why = whyNotAsked(fx, person, need, { concerned, budget: budgets.get(id) })
    const fits = whatFits(person, text, ledger)
    if (fits.length === 0 || !mayBeAskedOneDay(why)) return []
    return {
      ...{ volunteer: id, at, handle, fits },
      initial: [...person.name][0] ?? '',
      ring: ringOf(text.area, person.area),
      ...(pressed ? { pressed } : {}),
      ...(why === 'resting' || why === 'quiet' ? { waits: why } : {}),
    }
  })
}

function whatFits(person: Volunteer, { lines, topics }: NeedText, { open }: Ledger): OfferedNow['fits'] {
  return lines.flatMap((line) => {
    const offer = (open[line.id] ?? 0) > 0 ? offerFor(person, { ...line, topics }) : undefined
    return offer ? [{ line: line.id, size: shownSize(offer) }] : []
  })
}
