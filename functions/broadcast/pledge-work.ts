import { lapsePledge } from '../../shared/actions/lapse-pledge.ts'
import { remind } from '../../shared/actions/remind.ts'
import {
  followLedger,
  onceHeld,
  type SeenPledge,
  seeAgain,
  seePledge,
} from '../../shared/actions/settle-pledge.ts'
import type { DueWork } from '../../shared/actions/sweep.ts'
import { isUntold, tellOfPledge } from '../../shared/actions/tell-of-pledge.ts'
import type { Effects } from '../../shared/effects.ts'
import { nextStep, type RecordFollows } from '../../shared/rules/pledge-repair.ts'
import { finish } from '../../shared/store/due.ts'
import { removeAsked } from '../../shared/store/pledge-record.ts'

/** More steps than any pledge needs at one time; what is left stays due. */
const mostSteps = 8

/**
 * What happens to a pledge when it is due: it follows its ledger, is reminded of, lapses, and whatever it became is told.
 * One small step at a time, each conditional on what was seen, until there is nothing to do before the next date.
 */
export const pledgeWork: DueWork = async (fx, claimed) => {
  let seen: SeenPledge | undefined = await seePledge(fx, claimed)
  for (let steps = 0; steps < mostSteps; steps++) {
    if (seen?.record.dueAt !== claimed.dueAt) return
    const step = nextStep(seen.record, seen.entry, fx.now())
    switch (step.kind) {
      case 'follow':
        if (await tellOfHeld(fx, seen, step.change)) return
        await followLedger(fx, seen, step.change)
        break
      case 'remove':
        return removeAsked(fx.table, seen.record)
      case 'let-go':
        await lapsePledge(fx, seen, step.becomes)
        break
      case 'remind':
        await remind(fx, seen)
        break
      case 'rest':
        if (!isUntold(seen)) return finish(fx.table, claimed, step.until)
        if (await tellOfPledge(fx, seen, step.until)) return
    }
    seen = await seeAgain(fx, seen)
  }
}

/** Somebody asked and now holds something, and that is all there is to do: told and written down in one. Answers false where there is more, or it has changed. */
async function tellOfHeld(fx: Effects, seen: SeenPledge, change: RecordFollows): Promise<boolean> {
  const held = onceHeld(seen, change)
  const next = held && nextStep(held.record, held.entry, fx.now())
  return (
    next?.kind === 'rest' &&
    isUntold(held as SeenPledge) &&
    tellOfPledge(fx, held as SeenPledge, next.until, seen.record)
  )
}
