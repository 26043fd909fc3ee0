import type { Effects } from '../effects.ts'
import { inLineOf } from '../rules/choosing.ts'
import { forecast } from '../rules/forecast.ts'
import { chanceNow, inAskingOrder, inLookingOrder, type Situation, whyNot } from '../rules/matching.ts'
import { mostInLine, type Outlook, shownReason, type WaitingReason } from '../rules/outlook.ts'
import { readBudgets } from '../store/budget.ts'
import type { Ledger, Where } from '../store/ledger-item.ts'
import { readNeedText } from '../store/need-text.ts'
import { putOutlook, readOutlook, type StoredOutlook } from '../store/outlook.ts'
import { learn } from './experience.ts'
import { decoded, peopleNear } from './people-around.ts'
import { askedOf } from './start-wave.ts'

/** Budgets are read for so many of those who come first; how the others have answered is known by its class. */
const lookedAt = 50

/** A forecast of the same words is good for so long, in ms: a need is often looked at several times within minutes. */
const freshMs = 10 * 60_000

/**
 * Before a need is published: whom it would ask, how many, and how soon a first yes may be expected. Due work of its
 * ledger after every change of its words. People are not asked by it, and it is harmless to repeat.
 */
export async function foresee(fx: Effects, where: Where, ledger: Ledger): Promise<void> {
  if (ledger.stage !== 'draft' && ledger.stage !== 'review') return
  const [known, text] = await Promise.all([
    readOutlook(fx.table, where),
    readNeedText(fx.table, where.scope, where.need),
  ])
  if (!text || (known && isFresh(known, ledger, fx.now()))) return
  const need = askedOf(where, text, ledger)
  const [people, experience] = await Promise.all([peopleNear(fx, need), learn(fx, where, text)])
  const before: Situation = {
    now: fx.now(),
    zone: fx.zone,
    concerned: new Set(),
    budgets: new Map(),
    likelier: experience.likelier,
  }
  const counts: Partial<Record<WaitingReason, number>> = {}
  const fit = people.filter((one) => {
    const reason = whyNot(one, need, before)
    // Who only sleeps now is asked when they wake: before publishing they count.
    if (reason !== undefined && reason !== 'quiet') count(counts, shownReason(reason))
    return reason === undefined || reason === 'quiet'
  })
  const fits = inLookingOrder(
    fit.map((one) => decoded(one, need)),
    need,
    before,
  )
  const budgets = await readBudgets(
    fx.table,
    fits.slice(0, lookedAt).map((one) => one.volunteer),
  )
  const at: Situation = { ...before, budgets }
  const askable = inAskingOrder(fits, need, at).filter((one) => {
    const rests = whyNot(one, need, at) === 'resting'
    if (rests) count(counts, 'resting')
    return !rests
  })
  const outlook: Outlook = {
    next: askable.slice(0, mostInLine).map((one) => inLineOf(one, need, at)),
    counts: { ...counts, 'their-turn-comes': askable.length },
    forecast: forecast(
      ledger,
      askable.map((one) => chanceNow(one, need, at)),
      fx.now(),
      fx.zone,
      experience,
    ),
  }
  await putOutlook(fx.table, fx.now(), where, outlook, ledger.edition)
}

function isFresh(known: StoredOutlook, { edition }: Ledger, now: number): boolean {
  return known.forecast !== undefined && known.edition === edition && known.at > now - freshMs
}

function count(counts: Partial<Record<WaitingReason, number>>, reason: WaitingReason): void {
  counts[reason] = (counts[reason] ?? 0) + 1
}
