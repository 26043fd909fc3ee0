import type { NotifyEffects } from '../../../shared/channels/notify-effects.ts'
import { editionOf } from '../../../shared/rules/edition.ts'
import { isCovered } from '../../../shared/rules/ledger.ts'
import { type Ledger, readLedger, type Where } from '../../../shared/store/ledger-item.ts'
import { readTextNow } from '../../../shared/store/need-store.ts'
import type { NeedText } from '../../../shared/store/need-text.ts'

/** A need as somebody may be asked for it. */
export interface Request {
  readonly ledger: Ledger
  readonly text: NeedText
}

/** Whether anybody may be asked for a need now. 'edited': its words are just being changed, and nothing of them may go out before they are whole. */
export type NeedNow =
  | { readonly kind: 'asks'; readonly request: Request }
  | { readonly kind: 'edited' }
  | { readonly kind: 'over' }

/** How soon an edit under way is looked at again, in ms. An edit is one request, which lives for ten seconds. */
export const editLookMs = 15_000

/** Judges ledger and texts that were read strongly, the ledger not after the texts. */
export function needNow(ledger: Ledger | undefined, text: NeedText | undefined, now: number): NeedNow {
  if (!ledger || !text || !mayStillAsk(ledger, now) || text.consent?.withdrawnAt) return { kind: 'over' }
  return editionOf(ledger, text) === text.version
    ? { kind: 'asks', request: { ledger, text } }
    : { kind: 'edited' }
}

/** Open, in time, and something is left to give. */
function mayStillAsk(ledger: Ledger, now: number): boolean {
  return ledger.stage === 'open' && ledger.deadline > now && !isCovered(ledger)
}

/**
 * Reads a need again for the letter that is about to go, so that none goes out with words that have been changed, or for what is no longer
 * asked. One read for all who ask while it is under way; the texts only when they are others than at the beginning of the turn.
 */
export function latestNeed(fx: NotifyEffects, where: Where, first: Request): () => Promise<NeedNow> {
  let underWay: Promise<NeedNow> | undefined
  return () => {
    underWay ??= readAgain(fx, where, first).finally(() => {
      underWay = undefined
    })
    return underWay
  }
}

async function readAgain(fx: NotifyEffects, where: Where, first: Request): Promise<NeedNow> {
  const ledger = await readLedger(fx.table, where, { strong: true })
  if (!ledger || !mayStillAsk(ledger, fx.now())) return { kind: 'over' }
  if (ledger.edition === first.ledger.edition) return { kind: 'asks', request: { ledger, text: first.text } }
  return needNow(ledger, await readTextNow(fx.table, where), fx.now())
}
