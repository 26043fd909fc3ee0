import type { Effects } from '../effects.ts'
import { isCovered } from '../rules/ledger.ts'
import type { PledgeState } from '../rules/pledge-life.ts'
import {
  answerTold,
  newlyArrived,
  noteTold,
  receivedTold,
  stateTold,
  toldOf,
} from '../rules/pledge-repair.ts'
import { type EventKind, writeEvent } from '../store/need-event.ts'
import { readNeedText } from '../store/need-text.ts'
import { hasNotice, type NewNotice, putNotice, toMember, toVolunteer } from '../store/notice.ts'
import type { Pledge } from '../store/pledge.ts'
import { endTold } from '../store/pledge-record.ts'
import { promotedReservationMs } from './change-pledge.ts'
import { noteYes } from './note-answers.ts'
import type { SeenPledge } from './settle-pledge.ts'
import { tellGroups } from './tell-groups.ts'
import { tellResponsible } from './tell-responsible.ts'

/** What can be told of a pledge. */
type Told =
  | 'pledged'
  | 'changed'
  | 'promoted'
  | 'delivered'
  | 'received'
  | 'withdrawn'
  | 'lapsed'
  | 'no-show'
  | 'answered-back'
  | 'noted'

/** Who hears of it beyond the timeline. A no-show and a receipt are the coordinator's own doing; thanks come at the end. */
const hears = {
  pledged: { volunteer: 'pledge-noted' },
  changed: { volunteer: 'pledge-changed' },
  promoted: { volunteer: 'promoted' },
  delivered: { member: 'delivered' },
  received: {},
  withdrawn: { volunteer: 'pledge-withdrawn', member: 'withdrawn' },
  lapsed: { volunteer: 'lapsed', member: 'lapsed-pledge' },
  'no-show': {},
  'answered-back': { member: 'answer-back' },
  noted: { member: 'child-note' },
} as const satisfies Record<
  Told,
  { readonly volunteer?: NewNotice['kind']; readonly member?: NewNotice['kind'] }
>

/** True when timeline and people have still to be told of something. */
export function isUntold({ record, entry }: SeenPledge): boolean {
  return record.state !== 'asked' && record.told !== toldOf(record, entry.hold?.until)
}

/**
 * Tells timeline, volunteer and responsible member what the record has become since they were last told. Every event and
 * message has an id and a time taken from the record, so that telling twice, after a crash, is telling once. Ends the turn in the same write: the record is
 * due again at `until` (epoch ms), or never. Answers false when somebody else has changed it meanwhile. `stored`: the record as it stands, where what is
 * told of it is written down with that it was told.
 */
export async function tellOfPledge(
  fx: Effects,
  seen: SeenPledge,
  until?: number,
  stored: Pledge = seen.record,
): Promise<boolean> {
  const { record, entry, claimed } = seen
  const kinds = kindsOf(seen)
  for (const kind of kinds) await putEvent(fx, seen, kind)
  if (kinds.includes('pledged')) await noteYes(fx, { volunteer: record.volunteer, need: seen.need })
  const news = kinds.at(-1)
  // A reservation that nobody took up, or that was passed on, was no promise: nobody is told that it was broken.
  const unpromised = (news === 'lapsed' || news === 'withdrawn') && stateTold(record.told) === 'standby'
  if (news !== undefined && !unpromised) await putNotices(fx, seen, news)
  // Whoever has to read a note hears of it whatever else has happened.
  if (kinds.includes('noted') && news !== 'noted') await putNotices(fx, seen, 'noted')
  if (news !== undefined && concernsGroups(news, seen)) await tellGroups(fx, seen, 'that-know')
  const { state, lines, bringBy, received } = record
  const change = record === stored ? {} : { state, lines, bringBy, received, leaving: undefined }
  const told = toldOf(record, entry.hold?.until)
  return endTold(fx.table, stored, claimed.dueAt, { ...change, told }, until)
}

/** What to tell, oldest first; the last is news, the others only complete the timeline. */
function kindsOf({ record, entry }: SeenPledge): Told[] {
  const before = stateTold(record.told)
  const kinds: Told[] = []
  if (record.told === undefined && impliesPledge.includes(record.state)) kinds.push('pledged')
  if (record.state === 'standby') return entry.hold?.until === undefined ? [] : ['promoted']
  // Whoever only waited and waits no more has neither promised nor broken anything.
  if (record.state === 'withdrawn' && record.told === 'standby') return []
  if (record.state === 'asked' || record.state === 'released') return []
  if (record.note && !noteTold(record.told)) kinds.unshift('noted')
  if (record.told === 'changed' && record.state === 'pledged') return [...kinds, 'changed']
  const arrived = (record.received ?? '') !== receivedTold(record.told)
  if (arrived && record.state !== 'received') kinds.push('received')
  if (record.state !== before || (arrived && record.state === 'received')) kinds.push(record.state)
  if (record.answerBack && !answerTold(record.told)) kinds.push('answered-back')
  return kinds
}
const impliesPledge: readonly PledgeState[] = ['delivered', 'received', 'no-show']

async function putEvent(fx: Effects, { scope, need, record, entry }: SeenPledge, kind: Told): Promise<void> {
  const { volunteer, movedBy, lines } = record
  const theirs = kind === 'noted' ? volunteer : (movedBy ?? volunteer)
  const by = kind === 'lapsed' || kind === 'promoted' ? 'mulin' : theirs
  // Two receipts of one moment are two events.
  const which = kind === 'received' ? `-${record.received}` : ''
  await writeEvent(fx.table, scope, `${kind}-${volunteer}${which}`, {
    need,
    kind: kind satisfies EventKind,
    at: happenedAt(kind, record, entry.hold?.until),
    by,
    volunteer,
    lines: kind === 'received' ? newlyArrived(record) : lines,
    ...(kind === 'no-show' && record.reason ? { note: record.reason } : {}),
    ...(kind === 'answered-back' && record.answerBack ? { note: record.answerBack } : {}),
  })
}

function happenedAt(kind: Told, record: Pledge, reservedUntil: number | undefined): number {
  if (kind === 'pledged') return record.state === 'pledged' ? record.changedAt : record.at
  if (kind === 'promoted') return (reservedUntil ?? 0) * 1000 - promotedReservationMs
  if (kind === 'noted') return record.note?.at ?? record.changedAt
  return record.changedAt
}

/** A group that has heard of a need hears when everything is promised, and when some of it is open again. */
function concernsGroups(news: Told, { ledger }: SeenPledge): boolean {
  if (!ledger) return false
  if (news === 'pledged' || news === 'changed') return isCovered(ledger)
  const freed: readonly Told[] = ['withdrawn', 'lapsed', 'no-show', 'received']
  return freed.includes(news) && !isCovered(ledger) && (ledger.reopened ?? 0) > 0
}

async function putNotices(fx: Effects, seen: SeenPledge, kind: Told): Promise<void> {
  const { scope, need, record, ledger, entry } = seen
  const now = fx.now()
  const common = { org: scope.org, need, about: record.volunteer }
  const id = `${need}#${entry.hold?.until ?? record.changedAt}`
  const told: { volunteer?: NewNotice['kind']; member?: NewNotice['kind'] } = hears[kind]
  if (told.volunteer && record.via !== 'phone') {
    const to = toVolunteer(record.volunteer)
    await putNotice(fx.table, now, { ...common, to, id: `${told.volunteer}#${id}`, kind: told.volunteer })
  }
  const pledged = kind === 'pledged' || kind === 'changed'
  if (!told.member && !pledged) return
  const text = await readNeedText(fx.table, scope, need)
  if (!text || (record.movedBy === text.responsible && kind !== 'noted')) return
  const tell = (it: Pick<NewNotice, 'id' | 'kind'>) =>
    tellResponsible(fx, seen, text, { ...it, about: record.volunteer })
  if (told.member) await tell({ id: `${told.member}#${id}#${record.volunteer}`, kind: told.member })
  if (!pledged) return
  // Looked for before it is written: of every need it stands after its first pledge, and a read is a tenth of a refused write.
  const first = `first-pledge#${need}`
  if (!(await hasNotice(fx.table, { to: toMember(scope.org, text.responsible), id: first })))
    await tell({ id: first, kind: 'first-pledge' })
  if (ledger && isCovered(ledger))
    await tell({ id: `covered#${need}#${ledger.reopened ?? 0}`, kind: 'covered' })
}
