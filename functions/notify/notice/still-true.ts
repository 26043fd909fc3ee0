import { noteGoes } from '../../../shared/rules/child-note.ts'
import { type Hold, isCovered } from '../../../shared/rules/ledger.ts'
import { isOut } from '../../../shared/rules/need-life.ts'
import type { NoticeKind } from '../../../shared/rules/notice-kinds.ts'
import { liveStates } from '../../../shared/rules/pledge-life.ts'
import { isHeld, type Ledger } from '../../../shared/store/ledger-item.ts'
import type { NeedText } from '../../../shared/store/need-text.ts'
import type { Pledge } from '../../../shared/store/pledge.ts'

/** How things are when a notice is about to go out. */
export interface Standing {
  readonly ledger: Pick<Ledger, 'stage' | 'open' | 'holds' | 'got' | 'hubStop' | 'orgStop'>
  readonly text: Pick<NeedText, 'outcome'>
  /** Of the volunteer the notice is about. */
  readonly pledge: Pick<Pledge, 'state' | 'lines' | 'bringBy' | 'answerBack' | 'note'> | undefined
  readonly hold: Hold | undefined
}

/** Whether what a notice says still holds, under the sentence it says. */
const rules: Record<NoticeKind, (it: Standing, now: number) => boolean> = {
  'review-asked': ({ ledger }) => ledger.stage === 'review',
  'sent-back': ({ ledger }) => ledger.stage === 'draft',
  'first-pledge': ({ ledger }) =>
    !isHeld(ledger) && Object.keys(ledger.holds).length + Object.keys(ledger.got).length > 0,
  covered: ({ ledger }) => ledger.stage === 'open' && !isHeld(ledger) && isCovered(ledger),
  'nobody-left': ({ ledger }) => ledger.stage === 'open' && !isHeld(ledger) && !isCovered(ledger),
  withdrawn: ({ pledge }) => pledge?.state === 'withdrawn',
  'still-needed': (it) => stands(it) && it.ledger.stage === 'open' && isReceived(it),
  'lapsed-pledge': ({ pledge }) => pledge?.state === 'lapsed',
  delivered: ({ pledge }) => pledge?.state === 'delivered',
  'answer-back': ({ pledge }) => pledge?.answerBack !== undefined,
  'child-note': ({ pledge }) => pledge?.note?.state === 'waiting' && noteGoes(pledge.state),
  'member-invited': () => true,
  'deadline-passed': (it) => it.ledger.stage === 'expired' && isReceived(it),
  'campaign-review': () => true,
  'campaign-nobody-left': () => true,
  'campaign-deadline-passed': () => true,
  'campaign-news': () => true,
  'hub-stopped': ({ ledger }) => ledger.hubStop?.kind === 'need',
  'hub-held': ({ ledger }) => ledger.hubStop?.kind === 'asking',
  'hub-released': ({ ledger }) => ledger.hubStop === undefined,
  'organization-held': () => true,
  'organization-stopped': () => true,
  'organization-released': () => true,
  'concern-raised': () => true,
  'concern-answered': () => true,
  'pledge-noted': (it) => stands(it) && isReceived(it),
  'pledge-changed': (it) => stands(it) && isReceived(it),
  'pledge-withdrawn': ({ pledge }) => pledge?.state === 'withdrawn',
  promoted: (it, now) => it.hold?.until !== undefined && it.hold.until * 1000 > now && isReceived(it),
  reminder: (it) => stillBrings(it) && isReceived(it),
  lapsed: ({ pledge }) => pledge?.state === 'lapsed',
  'need-changed': (it) => stands(it) || it.pledge?.state === 'standby',
  'need-cancelled': ({ ledger }) => ledger.stage === 'cancelled',
  'need-stopped': ({ ledger }) => ledger.stage === 'cancelled',
  'asking-held': (it) => stillBrings(it) && isOut(it.ledger.stage) && isHeld(it.ledger) && isReceived(it),
  'work-held': (it) => stillBrings(it) && isOut(it.ledger.stage) && !isReceived(it),
  'goes-on': (it) => stillBrings(it) && isOut(it.ledger.stage) && !isHeld(it.ledger),
  outcome: ({ text }) => text.outcome !== undefined,
  'no-longer-needed': ({ ledger }) => ledger.stage === 'closed',
  'fresh-link': () => true,
  'preferences-link': () => true,
  'join-asked': () => true,
}

export function stillTrue(kind: NoticeKind, standing: Standing, now: number): boolean {
  return rules[kind](standing, now)
}

/** Somebody is there to receive it: the hub has not stopped the work of the organisation. */
function isReceived({ ledger }: Standing): boolean {
  return ledger.orgStop?.kind !== 'work'
}

/** They have promised it and have not said that it is there. */
function stillBrings(it: Standing): boolean {
  return stands(it) && it.pledge?.state !== 'delivered'
}

/** The volunteer still stands by their promise. */
function stands({ pledge }: Standing): boolean {
  return pledge !== undefined && liveStates.includes(pledge.state)
}
