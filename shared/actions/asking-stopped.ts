import type { Effects } from '../effects.ts'
import { isAskingStopped } from '../store/asking-stop.ts'
import { isHeld, type Ledger } from '../store/ledger-item.ts'
import type { Scope } from '../store/scope.ts'

/** While all asking is stopped, what is held looks this often whether it may go on, in ms. */
const lookAgainMs = 5 * 60_000

/**
 * Until when an appeal of this organisation is held back by an emergency stop (epoch ms), to look again then; undefined when people may be
 * asked. Whatever is about to ask reads it first and stays due until then: after the stop it goes on by itself.
 */
export async function askingHeldUntil(fx: Effects, scope: Scope): Promise<number | undefined> {
  return (await isAskingStopped(fx.table, scope)) ? fx.now() + lookAgainMs : undefined
}

/** The same where the hub has stopped the asking for this one need, or for its organisation. */
export function needHeldUntil(fx: Effects, ledger: Pick<Ledger, 'hubStop' | 'orgStop'>): number | undefined {
  return isHeld(ledger) ? fx.now() + lookAgainMs : undefined
}
