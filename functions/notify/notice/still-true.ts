import { noteGoes } from '../../../shared/rules/child-note.ts'
import { type Hold, isCovered } from '../../../shared/rules/ledger.ts'
import type { NoticeKind } from '../../../shared/rules/notice-kinds.ts'
import { liveStates } from '../../../shared/rules/pledge-life.ts'
import type { Ledger } from '../../../shared/store/ledger-item.ts'
import type { NeedText } from '../../../shared/store/need-text.ts'
import type { Pledge } from '../../../shared/store/pledge.ts'

/** How things are when a notice is about to go out. */
export interface Standing {
  readonly ledger: Pick<Ledger, 'stage' | 'open' | 'holds' | 'got' | 'hubStop'>
  readonly text: Pick<NeedText, 'outcome'>
  /** Of the volunteer the notice is about. */
  readonly pledge: Pick<Pledge, 'state' | 'lines' | 'bringBy' | 'answerBack' | 'note'> | undefined
  readonly hold: Hold | undefined
}

/** Whether what a notice says still holds, under the sentence it says. */
const rules: Record<NoticeKind, (it: Standing, now: number) => boolean> = {
  'review-asked': ({ ledger }) => ledger.stage === 'review',
  'sent-back': ({ ledger }) => ledger.stage === 'draft',
  'first-pledge': ({ ledger }) => Object.keys(ledger.holds).length + Object.keys(ledger.got).length > 0,
  covered: ({ ledger }) => ledger.stage === 'open' && isCovered(ledger),
  'nobody-left': ({ ledger }) => ledger.stage === 'open' && !isCovered(ledger),
  withdrawn: ({ pledge }) => pledge?.state === 'withdrawn',
  'still-needed': (it) => stands(it) && it.ledger.stage === 'open',
  'lapsed-pledge': ({ pledge }) => pledge?.state === 'lapsed',
  delivered: ({ pledge }) => pledge?.state === 'delivered',
  'answer-back': ({ pledge }) => pledge?.answerBack !== undefined,
  'child-note': ({ pledge }) => pledge?.note?.state === 'waiting' && noteGoes(pledge.state),
  'member-invited': () => true,
  'deadline-passed': ({ ledger }) => ledger.stage === 'expired',
  'campaign-review': () => true,
  'campaign-nobody-left': () => true,
  'campaign-deadline-passed': () => true,
  'hub-stopped': ({ ledger }) => ledger.hubStop?.kind === 'need',
  'hub-held': ({ ledger }) => ledger.hubStop?.kind === 'asking',
  'hub-released': ({ ledger }) => ledger.hubStop === undefined,
  'organization-held': () => true,
  'concern-raised': () => true,
  'concern-answered': () => true,
  'pledge-noted': stands,
  'pledge-changed': stands,
  'pledge-withdrawn': ({ pledge }) => pledge?.state === 'withdrawn',
  promoted: ({ hold }, now) => hold?.until !== undefined && hold.until * 1000 > now,
  reminder: (it) => stands(it) && it.pledge?.state !== 'delivered',
  lapsed: ({ pledge }) => pledge?.state === 'lapsed',
  'need-changed': (it) => stands(it) || it.pledge?.state === 'standby',
  'need-cancelled': ({ ledger }) => ledger.stage === 'cancelled',
  'need-stopped': ({ ledger }) => ledger.stage === 'cancelled',
  'asking-held': (it) => stands(it) && (it.ledger.stage === 'open' || it.ledger.stage === 'expired'),
  outcome: ({ text }) => text.outcome !== undefined,
  'no-longer-needed': ({ ledger }) => ledger.stage === 'closed',
  'fresh-link': () => true,
  'preferences-link': () => true,
  'join-asked': () => true,
}

export function stillTrue(kind: NoticeKind, standing: Standing, now: number): boolean {
  return rules[kind](standing, now)
}

/** The volunteer still stands by their promise. */
function stands({ pledge }: Standing): boolean {
  return pledge !== undefined && liveStates.includes(pledge.state)
}
