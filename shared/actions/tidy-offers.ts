import type { Effects } from '../effects.ts'
import { unspent } from '../rules/budget.ts'
import { type Match, matchOf } from '../rules/matching.ts'
import { type Fitting, linesThatFit, packFitting, readFitting } from '../rules/offered.ts'
import { getItems } from '../store/batch.ts'
import { readBudgets } from '../store/budget.ts'
import { keys } from '../store/keys.ts'
import type { Ledger, Where } from '../store/ledger-item.ts'
import type { NeedText } from '../store/need-text.ts'
import { forgetOffered, rewriteOffered } from '../store/offered.ts'
import { type Volunteer, volunteer } from '../store/volunteer.ts'
import { candidateOf, mayBeAskedOneDay, whyNotAsked } from './offer-candidate.ts'
import { askedOf } from './start-wave.ts'

/**
 * Brings what a need knows of offers in line with what is so now, as due work of its ledger: whoever was asked meanwhile, has gone or no longer has
 * what is missing is taken out. Answers whom a member has pressed to ask next and who may be asked now; whoever was pressed and may not
 * waits again. Costs nothing where a need knows of nobody.
 */
export async function tidyOffers(
  fx: Effects,
  where: Where,
  ledger: Ledger,
  text: NeedText,
  seen: { readonly concerned: ReadonlySet<string>; readonly likelier: number },
): Promise<Match[]> {
  const ids = Object.keys(ledger.offered ?? {})
  if (ids.length === 0) return []
  const [people, budgets] = await Promise.all([
    getItems(fx.table, ids.map(keys.volunteer), volunteer, { strong: true }),
    readBudgets(fx.table, ids),
  ])
  const need = askedOf(where, text, ledger)
  const pressed: Match[] = []
  for (const id of ids) {
    const packed = ledger.offered?.[id] ?? ''
    const person = people.find((one) => one.volunteer === id)
    const budget = budgets.get(id) ?? unspent
    const why = person && whyNotAsked(fx, person, need, { concerned: seen.concerned, budget })
    const lines = person ? linesNow(person, text) : []
    if (!person || lines.length === 0 || !mayBeAskedOneDay(why)) {
      await forgetOffered(fx.table, where, id, packed)
      continue
    }
    const { pressed: was, ...known } = readFitting(packed)
    const now: Fitting = { ...known, lines, ...(was && why === undefined ? { pressed: true } : {}) }
    if (packFitting(now) !== packed) await rewriteOffered(fx.table, where, id, packed, now)
    const at = { now: fx.now(), zone: fx.zone, budgets: new Map([[id, budget]]), ...seen }
    if (now.pressed) pressed.push(matchOf(candidateOf(person, need), need, at))
  }
  return pressed
}

/** The lines of a need that what this person has fits, open or not. */
export function linesNow(person: Volunteer, { lines, topics }: Pick<NeedText, 'lines' | 'topics'>) {
  return linesThatFit(
    person,
    lines.map((line) => ({ ...line, topics })),
  )
}
