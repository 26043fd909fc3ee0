import type { DueWork } from '../../../shared/actions/sweep.ts'
import type { NotifyEffects } from '../../../shared/channels/notify-effects.ts'
import { textAt } from '../../../shared/rules/text-round.ts'
import { type Claim, finish } from '../../../shared/store/due.ts'
import { wakeNeed } from '../../../shared/store/ledger-moves.ts'
import { endTurn, type Wave, wave } from '../../../shared/store/wave.ts'
import { type Asking, startAsking, textsDue } from './asking.ts'
import { callOff } from './call-off.ts'
import type { Outcome } from './deliver.ts'
import { followByText, hasNumberAfter } from './follow-by-text.ts'
import { invite } from './invite.ts'
import { editLookMs } from './need-now.ts'

/**
 * One turn of a wave: asks everybody in it whose time it is, at most 25, and leaves who must wait for a later turn. Who was asked by what costs nothing and
 * can be sent a text message stays until its time, too. Whether the need is still open, and whether all asking is stopped, is read once a
 * turn, so a covered need sends nothing more after the batch under way.
 */
export const sendWave: DueWork<NotifyEffects> = async (fx, claimed) => {
  const found = wave.parse(claimed.item)
  const asking = await startAsking(fx, found)
  const { request, heldUntil } = asking
  if (!request) {
    for (const id of found.volunteers) await callOff(fx, asking, id)
    return endTurn(fx.table, claimed, { volunteers: [], texts: {}, tries: 0, skipped: found.skipped ?? 0 })
  }
  if (heldUntil !== undefined) return finish(fx.table, claimed, heldUntil)
  if (asking.isEdited && found.tries < mostLooks) return waitForEdit(fx, claimed, found)
  const outcomes = await allOf(
    found.volunteers.map(async (id) => ({ id, outcome: await invite(fx, asking, id) })),
  )
  const texted = await allOf(
    textsDue(found, asking.now).map(async (id) => ({
      id,
      outcome: await followByText(fx, asking, request, id),
    })),
  )
  // Before the turn ends: a crash in between only wakes the need twice.
  if (outcomes.some(({ outcome }) => outcome.kind === 'replace')) await wakeNeed(fx.table, fx.now(), asking)
  const left = outcomes.filter(isLater)
  const textsLeft = texted.filter(isLater)
  const done = outcomes.filter(({ outcome }) => outcome.kind === 'done').map(({ id }) => id)
  const texts = {
    ...Object.fromEntries(Object.entries(found.texts ?? {}).filter(([, at]) => at > asking.now)),
    ...Object.fromEntries(textsLeft.map(({ id, outcome }) => [id, outcome.at])),
    ...textsToFollow(fx, asking, request, done),
  }
  const times = [...left.map(({ outcome }) => outcome.at), ...Object.values(texts)]
  const unseen = outcomes.filter(({ outcome }) => outcome.kind === 'replace' && outcome.unseen)
  await endTurn(fx.table, claimed, {
    volunteers: left.map(({ id }) => id),
    skipped: (found.skipped ?? 0) + unseen.length,
    texts,
    tries: [...left, ...textsLeft].some(({ outcome }) => outcome.refused) ? found.tries + 1 : 0,
    ...(times.length > 0 ? { at: Math.min(...times) } : {}),
  })
  // Who has no invitation is seen on the wave only now.
  if (unseen.length > 0) await wakeNeed(fx.table, fx.now(), asking)
}

/** An edit that was not whole at so many looks in a row has died on its way: its words are not there, and the old ones stand. */
const mostLooks = 2

async function waitForEdit(fx: NotifyEffects, claimed: Claim, found: Wave): Promise<void> {
  const { volunteers, texts = {}, skipped = 0, tries } = found
  return endTurn(fx.table, claimed, {
    ...{ volunteers, texts, skipped },
    tries: tries + 1,
    at: fx.now() + editLookMs,
  })
}

/** Those of this turn to whom a text message may follow, and when. Whether it does is seen then. */
function textsToFollow(
  fx: NotifyEffects,
  { volunteers, now }: Asking,
  { ledger }: NonNullable<Asking['request']>,
  done: readonly string[],
): Record<string, number> {
  const numbers = done.filter((id) => {
    const volunteer = volunteers.get(id)
    return volunteer && hasNumberAfter(fx, volunteer)
  })
  return Object.fromEntries(numbers.map((id) => [id, textAt(now, ledger.urgency, fx.zone)]))
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
