import { isOut, mayMove } from '../rules/need-life.ts'
import { type Standing, standingOf } from '../rules/progress.ts'
import { type HubStop, isHeld, readLedger, type Where } from './ledger-item.ts'
import { type NeedText, readNeedText } from './need-text.ts'

/** What of a need is for everybody: nothing of a beneficiary, and no words that nobody has approved. */
export interface PublicNeed extends Pick<NeedText, 'orgName'> {
  readonly standing: Standing
  /** Once it is out. */
  readonly words?: Pick<NeedText, 'lines' | 'place' | 'publicText'>
  /** While it is out, or when the hub has ended it. */
  readonly hubStop?: HubStop | undefined
  /** Its asking can still be paused; it can still be ended. */
  readonly mayBeHeld: boolean
  readonly mayBeStopped: boolean
  /** Neighbours are asked for it: neither it nor its organisation is stopped by the hub. */
  readonly asks: boolean
  /** How many have promised something that has not arrived. */
  readonly holders: number
}

/** Reads the public side of a need; whoever is outside its organisation gets no other. */
export async function readPublicNeed(
  table: Parameters<typeof readLedger>[0],
  where: Where,
): Promise<PublicNeed | undefined> {
  const [text, ledger] = await Promise.all([
    readNeedText(table, where.scope, where.need),
    readLedger(table, where, { strong: true }),
  ])
  if (!text || !ledger) return undefined
  const { orgName, lines, place, publicText } = text
  return {
    orgName,
    standing: standingOf(ledger),
    ...(text.approvedAt === undefined ? {} : { words: { lines, place, publicText } }),
    hubStop: isOut(ledger.stage) || ledger.hubStop?.kind === 'need' ? ledger.hubStop : undefined,
    mayBeHeld: isOut(ledger.stage) && ledger.hubStop === undefined,
    mayBeStopped: mayMove(ledger.stage, 'cancelled'),
    asks: isOut(ledger.stage) && !isHeld(ledger),
    holders: Object.keys(ledger.holds).length,
  }
}
