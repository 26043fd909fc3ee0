import type { Effects } from '../effects.ts'
import { isOut, mayMove } from '../rules/need-life.ts'
import type { Telling } from '../rules/telling.ts'
import { type HubStop, type Ledger, updateLedger, type Where } from '../store/ledger-item.ts'
import { mostTries } from '../store/ledger-moves.ts'
import { owing } from '../store/owing.ts'
import { readNeedNow } from './need-access.ts'
import { tellOfNeed } from './tell-of-need.ts'

/**
 * What the hub stops of one need after a concern, and lets go on: each one conditional update of its ledger, which says what it owes to people, so
 * that a crash forgets nobody. Repeating it changes nothing, not even after the asking went on again, and where a need is over there is nothing
 * left to stop.
 */

/** Nobody new is asked for it and nothing new is promised. What has been promised stands, and whoever promised is told so. */
export function holdAsking(fx: Effects, where: Where, by: Omit<HubStop, 'kind'>): Promise<void> {
  return stop(fx, where, { kind: 'asking', ...by })
}

/** The need ends as cancelled: whoever promised is told to bring nothing. */
export function stopNeed(fx: Effects, where: Where, by: Omit<HubStop, 'kind'>): Promise<void> {
  return stop(fx, where, { kind: 'need', ...by })
}

async function stop(fx: Effects, where: Where, hubStop: HubStop): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    const whole = await readNeedNow(fx, where)
    if (!whole) return
    const { ledger, text } = whole
    const { stage } = ledger
    const isDone = ledger.hubStop?.kind === hubStop.kind && ledger.hubStop.at === hubStop.at
    const ends = hubStop.kind === 'need'
    const may = ends
      ? mayMove(stage, 'cancelled')
      : isOut(stage) && !ledger.hubStop && !isLifted(ledger, hubStop)
    if (!isDone && may) {
      const { reason, at, by } = hubStop
      const kind = ends ? 'hub-stopped' : 'hub-held'
      const telling: Telling = { kind, by, at, version: text.version, note: reason }
      const owed = owing(fx.now(), where, telling)
      const done = await updateLedger(fx.table, where, {
        set: ['hubStop = :stop', ...(ends ? ['stage = :to'] : []), ...owed.set],
        add: owed.add,
        when: ['stage = :from', ...(ends ? [] : notPaused)],
        values: {
          ':stop': hubStop,
          ':from': stage,
          ...(ends ? { ':to': 'cancelled' } : { ':at': at }),
          ...owed.values,
        },
      })
      if (!done) continue
    }
    await tellOfNeed(fx, where)
    return
  }
  throw new Error('A ledger kept changing under our hands.')
}

/** Neither does a pause stand, nor was one lifted since this one was decided. */
const notPaused = ['attribute_not_exists(hubStop)', '(attribute_not_exists(hubFreed) OR hubFreed < :at)']
const isLifted = ({ hubFreed }: Ledger, { at }: HubStop): boolean => hubFreed !== undefined && hubFreed >= at

/** Lets asking go on, if exactly the stop that was seen still stands; answers whether it did. What was held goes on by itself at once. */
export async function letNeedGoOn(
  fx: Effects,
  where: Where,
  by: { readonly by: string; readonly seenAt: number },
): Promise<boolean> {
  const whole = await readNeedNow(fx, where)
  if (!whole) return false
  const { version } = whole.text
  // The stop that is over, by its time: whoever was told of it is told of this.
  const note = `${by.seenAt}`
  const telling: Telling = { kind: 'hub-released', by: by.by, at: fx.now(), version, note }
  const owed = owing(fx.now(), where, telling)
  const done = await updateLedger(fx.table, where, {
    set: [...owed.set, 'hubFreed = :freed'],
    remove: ['hubStop'],
    add: owed.add,
    when: ['(stage = :open OR stage = :expired)', 'hubStop.kind = :asking', 'hubStop.#at = :seen'],
    names: { '#at': 'at' },
    values: {
      ...owed.values,
      ...{ ':asking': 'asking', ':open': 'open', ':expired': 'expired' },
      ':seen': by.seenAt,
      // Never before the stop itself, whatever the clocks say.
      ':freed': Math.max(fx.now(), by.seenAt),
    },
  })
  if (done) await tellOfNeed(fx, where)
  return done
}
