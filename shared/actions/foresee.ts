import type { Effects } from '../effects.ts'
import { type Budget, unspent } from '../rules/budget.ts'
import { inLineOf } from '../rules/choosing.ts'
import { forecast, mostAhead, peopleAhead } from '../rules/forecast.ts'
import { leftTo } from '../rules/giving-way.ts'
import {
  type Asked,
  type Candidate,
  chanceNow,
  inAskingOrder,
  inLookingOrder,
  type Situation,
  whyNot,
} from '../rules/matching.ts'
import { mostInLine, type Outlook, shownReason, type WaitingReason } from '../rules/outlook.ts'
import { yesesNeeded } from '../rules/waves.ts'
import { readBudgets } from '../store/budget.ts'
import type { Ledger, Where } from '../store/ledger-item.ts'
import { readNeedText } from '../store/need-text.ts'
import { putOutlook, readOutlook, type StoredOutlook } from '../store/outlook.ts'
import { learn } from './experience.ts'
import { othersShort } from './give-way.ts'
import { decoded, peopleNear } from './people-around.ts'
import { askedOf } from './start-wave.ts'

/** Budgets are read of so many at a time, those who come first before the others. */
const lookedAt = 50
/** They are read until so many times the yeses that are needed can be expected; how the others have answered is known by its class. */
const enoughTimes = 3

/** A forecast of the same words is good for so long, in ms: a need is often looked at several times within minutes. */
const freshMs = 10 * 60_000

/**
 * Before a need is published: whom it would ask, how many, and how soon a first yes may be expected. Due work of its
 * ledger after every change of its words. People are not asked by it, and it is harmless to repeat.
 */
export async function foresee(fx: Effects, where: Where, ledger: Ledger): Promise<void> {
  if (ledger.stage !== 'draft' && ledger.stage !== 'review') return
  const [last, text] = await Promise.all([
    readOutlook(fx.table, where),
    readNeedText(fx.table, where.scope, where.need),
  ])
  if (!text || (last && isFresh(last, ledger, fx.now()))) return
  const need = askedOf(where, text, ledger)
  const [people, experience] = await Promise.all([peopleNear(fx, need), learn(fx, where, text)])
  const known: Situation = {
    now: fx.now(),
    zone: fx.zone,
    concerned: new Set(),
    budgets: new Map(),
    likelier: experience.likelier,
  }
  const counts: Partial<Record<WaitingReason, number>> = {}
  const fit = people.filter((one) => {
    const reason = whyNot(one, need, known)
    // Who only sleeps now is asked when they wake: before publishing they count.
    if (reason !== undefined && reason !== 'quiet') count(counts, shownReason(reason))
    return reason === undefined || reason === 'quiet'
  })
  const fits = inLookingOrder(
    fit.map((one) => decoded(one, need)),
    need,
    known,
  )
  const [budgets, { before }] = await Promise.all([
    budgetsOf(fx, fits, need, known, enoughTimes * yesesNeeded(ledger, experience)),
    othersShort(fx, need, { ledger, experience }),
  ])
  const at: Situation = { ...known, budgets }
  const askable = inAskingOrder(fits, need, at).filter((one) => {
    const left = leftTo(one, budgets.get(one.volunteer) ?? unspent, before, fx.zone)
    const rests = whyNot(one, need, at) === 'resting' || (left && left.org !== need.org)
    if (rests) count(counts, 'resting')
    else if (left) count(counts, 'left-to-another')
    return !rests && !left
  })
  const outlook: Outlook = {
    next: askable.slice(0, mostInLine).map((one) => inLineOf(one, need, at)),
    counts: { ...counts, 'their-turn-comes': askable.length },
    forecast: forecast(ledger, peopleAhead(fits, need, at, before), fx.now(), fx.zone, experience, before),
  }
  await putOutlook(fx.table, fx.now(), where, outlook, ledger.edition)
}

/** The budgets of those who come first, as far as it takes until so many yeses can be expected of those who may be asked now. */
async function budgetsOf(
  fx: Effects,
  fits: readonly Candidate[],
  need: Asked,
  known: Situation,
  yeses: number,
): Promise<ReadonlyMap<string, Budget>> {
  const budgets = new Map<string, Budget>()
  const at: Situation = { ...known, budgets }
  let expected = 0
  for (let from = 0; from < Math.min(fits.length, mostAhead) && expected < yeses; from += lookedAt) {
    const some = fits.slice(from, from + lookedAt)
    const read = await readBudgets(
      fx.table,
      some.map((one) => one.volunteer),
    )
    for (const [volunteer, budget] of read) budgets.set(volunteer, budget)
    for (const one of some) if (whyNot(one, need, at) !== 'resting') expected += chanceNow(one, need, at)
  }
  return budgets
}

function isFresh(known: StoredOutlook, { edition }: Ledger, now: number): boolean {
  return known.forecast !== undefined && known.edition === edition && known.at > now - freshMs
}

function count(counts: Partial<Record<WaitingReason, number>>, reason: WaitingReason): void {
  counts[reason] = (counts[reason] ?? 0) + 1
}
