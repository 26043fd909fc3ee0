import type { Effects } from '../effects.ts'
import { isCovered } from '../rules/ledger.ts'
import { packFitting, readFitting } from '../rules/offered.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import type { Telling } from '../rules/telling.ts'
import { isHeld, readLedger, type Where } from '../store/ledger-item.ts'
import { mostTries } from '../store/ledger-moves.ts'
import { pressOffered } from '../store/offered.ts'
import { askingHeldUntil } from './asking-stopped.ts'
import { type OfferedNow, type OfferedTo, offeredNow } from './offered-now.ts'
import { tellOfNeed } from './tell-of-need.ts'

/** Why somebody who offered what is missing is not asked now. */
export type AskRefusal =
  /** Asked meanwhile, gone, or no longer has it. */
  | { readonly kind: 'offer-gone' }
  | { readonly kind: 'nothing-missing' }
  /** The need is not open. */
  | { readonly kind: 'not-open' }
  /** All asking is stopped, or the hub has paused it for this need. */
  | { readonly kind: 'asking-stopped' }
  | { readonly kind: 'waits'; readonly why: NonNullable<OfferedNow['waits']> }

/** Which of the offers a need knows of, and the member who wants it asked for. */
export interface AskingOf {
  readonly handle: string
  readonly by: string
}

/**
 * A member wants one person to be asked next who has just what is missing. It is noted in the ledger and makes it due: the wave asks them, by
 * the same rules and the same conditional write of their budget as everybody. Pressing twice asks once. Who pressed stands on the need's timeline.
 */
export async function askOffered(
  fx: Effects,
  where: Where,
  seen: OfferedTo,
  { handle, by }: AskingOf,
): Promise<Result<undefined, AskRefusal>> {
  let { ledger } = seen
  for (let tries = 0; tries < mostTries; tries++) {
    if (ledger.stage !== 'open' || ledger.deadline <= fx.now()) return refuse({ kind: 'not-open' })
    if (isCovered(ledger)) return refuse({ kind: 'nothing-missing' })
    const one = (await offeredNow(fx, where, { ...seen, ledger })).find((other) => other.handle === handle)
    const packed = one && ledger.offered?.[one.volunteer]
    if (!one || packed === undefined) return refuse({ kind: 'offer-gone' })
    if (one.pressed) return ok(undefined)
    if (isHeld(ledger) || (await askingHeldUntil(fx, where.scope))) return refuse({ kind: 'asking-stopped' })
    if (one.waits) return refuse({ kind: 'waits', why: one.waits })
    const next = packFitting({ ...readFitting(packed), pressed: true })
    const telling: Telling = { kind: 'offer-asked', by, at: fx.now(), version: seen.text.version }
    if (await pressOffered(fx.table, fx.now(), where, { volunteer: one.volunteer, packed, next, telling })) {
      await tellOfNeed(fx, where)
      return ok(undefined)
    }
    const again = await readLedger(fx.table, where, { strong: true })
    if (!again) return refuse({ kind: 'offer-gone' })
    ledger = again
  }
  throw new Error('A ledger kept changing under our hands.')
}
