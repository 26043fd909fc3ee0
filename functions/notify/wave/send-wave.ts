import type { DueWork } from '../../../shared/actions/sweep.ts'
import type { NotifyEffects } from '../../../shared/channels/notify-effects.ts'
import { finish } from '../../../shared/store/due.ts'
import { wakeNeed } from '../../../shared/store/ledger-moves.ts'
import { getItem } from '../../../shared/store/table.ts'
import { endTurn, wave } from '../../../shared/store/wave.ts'
import { startAsking } from './asking.ts'
import { callOff } from './call-off.ts'
import type { Outcome } from './deliver.ts'
import { invite } from './invite.ts'

/**
 * One turn of a wave: asks everybody in it whose time it is, at most 25, and leaves who must wait for a later turn. Whether the need is still
 * open, and whether all asking is stopped, is read once a turn, so a covered need sends nothing more after the batch under way.
 */
export const sendWave: DueWork<NotifyEffects> = async (fx, claimed) => {
  const found = await getItem(fx.table, claimed.key, wave, { strong: true })
  if (!found) return
  const asking = await startAsking(fx, found)
  const { request, heldUntil } = asking
  if (!request) {
    for (const id of found.volunteers) await callOff(fx, asking, id)
    return endTurn(fx.table, claimed, { volunteers: [], tries: 0, skipped: found.skipped ?? 0 })
  }
  if (heldUntil !== undefined) return finish(fx.table, claimed, heldUntil)
  const outcomes = await allOf(
    found.volunteers.map(async (id) => ({ id, outcome: await invite(fx, asking, request, id) })),
  )
  // Before the turn ends: a crash in between only wakes the need twice.
  if (outcomes.some(({ outcome }) => outcome.kind === 'replace')) await wakeNeed(fx.table, fx.now(), asking)
  const left = outcomes.filter(isLater)
  const unseen = outcomes.filter(({ outcome }) => outcome.kind === 'replace' && outcome.unseen)
  await endTurn(fx.table, claimed, {
    volunteers: left.map(({ id }) => id),
    skipped: (found.skipped ?? 0) + unseen.length,
    tries: left.some(({ outcome }) => outcome.refused) ? found.tries + 1 : 0,
    ...(left.length > 0 ? { at: Math.min(...left.map(({ outcome }) => outcome.at)) } : {}),
  })
  // Who has no invitation is seen on the wave only now.
  if (unseen.length > 0) await wakeNeed(fx.table, fx.now(), asking)
}

/** Waits for everybody, also when one fails, so that nothing is still under way when the turn is given up. */
async function allOf<T>(turns: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(turns)
  return Promise.all(turns)
}

type Later = { id: string; outcome: Extract<Outcome, { kind: 'later' }> }

function isLater(one: { id: string; outcome: Outcome }): one is Later {
  return one.outcome.kind === 'later'
}
