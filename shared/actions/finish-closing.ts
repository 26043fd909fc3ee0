import type { Effects } from '../effects.ts'
import { readStandingBy } from '../rules/ledger.ts'
import type { Ledger, Where } from '../store/ledger-item.ts'
import { writeEvent } from '../store/need-event.ts'
import { noteOnText } from '../store/need-store.ts'
import { putNotice, toVolunteer } from '../store/notice.ts'
import { putAway } from '../store/put-away.ts'
import { tellStory } from './tell-story.ts'
import { wakePledge } from './wake-pledge.ts'

/** So many people are told at the same time. */
const atOnce = 25

/**
 * What a closed need still owes: the outcome in its texts and timeline, the outcome note to everybody who gave, a short thank-you
 * to those who still meant to, its story in numbers, and then its place among the needs that are over. Every step has an id of
 * its own, so that doing it again after a crash tells nobody twice.
 */
export async function finishClosing(fx: Effects, where: Where, ledger: Ledger): Promise<void> {
  const { closing } = ledger
  if (ledger.stage !== 'closed' || !closing) return
  await noteOnText(fx.table, where, { outcome: closing })
  await writeEvent(fx.table, where.scope, 'closed', {
    need: where.need,
    kind: 'closed',
    at: closing.at,
    by: closing.by,
  })
  const gave = Object.keys(ledger.got)
  const meantTo = Object.keys(ledger.holds).filter((volunteer) => !(volunteer in ledger.got))
  const told = [
    ...gave.map((volunteer) => ({ volunteer, kind: 'outcome' as const })),
    ...meantTo.map((volunteer) => ({ volunteer, kind: 'no-longer-needed' as const })),
  ]
  await inTurns(told, ({ volunteer, kind }) =>
    putNotice(fx.table, fx.now(), {
      to: toVolunteer(volunteer),
      id: `${kind}#${where.need}`,
      kind,
      org: where.scope.org,
      need: where.need,
    }),
  )
  const waiting = [
    ...Object.keys(ledger.holds),
    ...ledger.standby.map((one) => readStandingBy(one).volunteer),
  ]
  await inTurns(waiting, (volunteer) => wakePledge(fx, volunteer, where.need))
  const { at, outcome, reason } = closing
  await tellStory(fx, where, ledger, { endedAt: at, outcome, reason })
  await putAway(fx.table, fx.now(), where)
}

async function inTurns<T>(all: readonly T[], act: (one: T) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += atOnce)
    await Promise.all(all.slice(from, from + atOnce).map(act))
}
