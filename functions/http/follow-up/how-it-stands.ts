import { followUpWords } from '../../../shared/messages/follow-up.ts'
import { sayWhereItStands } from '../../../shared/messages/where-it-stands.ts'
import { readQuantities } from '../../../shared/rules/ledger.ts'
import { standingOf } from '../../../shared/rules/progress.ts'
import { nextExpiry } from '../../../shared/rules/waves.ts'
import { whereItStands } from '../../../shared/rules/where-it-stands.ts'
import type { MemberVisit } from '../visit.ts'
import { type NeedView, sayQuantities } from './need-view.ts'

/** Where a need stands and what comes next, in a sentence or two. `stopped`: nobody is asked at the moment. */
export function howItStands(visit: MemberVisit, view: NeedView, stopped: boolean): string {
  const { fx, language } = visit
  const { ledger, text, promises, invitations, events, outlook } = view
  const words = followUpWords[language]
  const stands = whereItStands({
    standing: standingOf(ledger),
    now: fx.now(),
    asked: {
      people: invitations.filter(({ state }) => state !== 'failed').length,
      since: ledger.openedAt ?? events.find(({ kind }) => kind === 'wave')?.at ?? ledger.createdAt,
    },
    promises: promises.map(({ record, hold, state }) => ({
      who: record.name || words.somebody,
      what: hold?.quantities ?? readQuantities(record.lines),
      state,
      by: record.bringBy,
    })),
    givers: Object.keys(ledger.got).length,
    missing: ledger.open,
    deadline: ledger.deadline,
    // It looks again as well when a reservation runs out, which need not mean that anybody is asked.
    asksAgain: ledger.dueAt === nextExpiry(ledger) ? undefined : ledger.dueAt,
    someoneNext: outlook === undefined || outlook.next.length > 0,
    stopped,
    outcome: (ledger.closing ?? text.outcome)?.outcome,
  })
  const say = { language, zone: fx.zone, now: fx.now() }
  return sayWhereItStands(stands, { ...say, quantities: (what) => sayQuantities(view, what, words) })
}
