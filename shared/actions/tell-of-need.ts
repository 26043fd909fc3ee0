import type { Effects } from '../effects.ts'
import { readStandingBy } from '../rules/ledger.ts'
import type { NoticeKind } from '../rules/notice-kinds.ts'
import { atLeast } from '../rules/roles.ts'
import { readTelling, type Telling, toldToHolders } from '../rules/telling.ts'
import { type Ledger, readLedger, updateLedger, type Where } from '../store/ledger-item.ts'
import { membersOf } from '../store/member.ts'
import { type EventKind, writeEvent } from '../store/need-event.ts'
import { noteOnText, readTextNow } from '../store/need-store.ts'
import { type NewNotice, putNotice, toMember, toVolunteer } from '../store/notice.ts'
import { putAway } from '../store/put-away.ts'
import { figuresChange } from './figures-change.ts'
import { followNow } from './follow-stops.ts'
import { tellGroups } from './tell-groups.ts'
import { tellStory } from './tell-story.ts'
import { wakePledge } from './wake-pledge.ts'

/**
 * Tells what a need still owes: its timeline, the members concerned and everybody who promised something. Called right
 * after a change and again by due work; every message has an id of its own, so that twice is once. `seen`: the ledger, where it has just been read
 * strongly. Answers it as it was then; undefined where there is nothing more to do.
 */
export async function tellOfNeed(fx: Effects, where: Where, seen?: Ledger): Promise<Ledger | undefined> {
  const ledger = seen ?? (await readLedger(fx.table, where, { strong: true }))
  if (!ledger) return undefined
  const owed = [...(ledger.telling ?? [])]
  for (const packed of owed) await tell(fx, where, ledger, readTelling(packed))
  if (owed.length > 0) await toldOff(fx, where, ledger, owed)
  if (ledger.stage !== 'cancelled') return ledger
  // What is put away is no longer due, and its story stands.
  if (ledger.dueAt !== undefined)
    await tellStory(fx, where, ledger, { endedAt: fx.now(), outcome: 'cancelled' })
  await putAway(fx.table, fx.now(), where)
  return undefined
}

async function tell(fx: Effects, where: Where, ledger: Ledger, it: Telling): Promise<void> {
  await noteInText(fx, where, ledger, it)
  await writeEvent(fx.table, where.scope, `${it.kind}-${it.version}`, {
    need: where.need,
    kind: eventOf[it.kind],
    at: it.at,
    by: it.by,
    ...(it.note && it.kind !== 'org-released' && it.kind !== 'hub-released' ? { note: it.note } : {}),
  })
  if (it.kind === 'approved') {
    await followNow(fx, where, ledger)
    await figuresChange(fx, where.scope, it.at)
  }
  const concerned = concernedBy(ledger)
  const kind = messageTo(it)
  const toHolders = kind ? concerned.map((volunteer) => ({ to: toVolunteer(volunteer), kind })) : []
  const notices = [...(await toMembers(fx, where, it)), ...toHolders]
  for (let from = 0; from < notices.length; from += 25)
    await Promise.all(
      notices.slice(from, from + 25).map((one) =>
        putNotice(fx.table, fx.now(), {
          ...one,
          id: `${one.kind}#${where.need}#${isOfHub(it) ? it.at : it.version}`,
          org: where.scope.org,
          need: where.need,
          ...(one.kind === 'goes-on' ? { about: stopOver(where, it) } : {}),
        }),
      ),
    )
  if (ledger.stage === 'open') await tellGroupsOf(fx, where, it)
  // A need that stops lets everybody go, and what waited goes on: their pledges follow the ledger.
  if (ledger.stage === 'cancelled' || it.kind === 'org-released')
    for (const one of concerned) await wakePledge(fx, one, where.need)
}

/** The message that told of the stop that is over: who never got that one is not told that it is. */
function stopOver({ need }: Where, { kind, note = '' }: Telling): string {
  if (kind !== 'org-released') return `asking-held#${need}#${note}`
  const [stopped, at] = note.split('#')
  return `${stopped === 'work' ? 'work-held' : 'asking-held'}#${need}#${at}`
}

/** Groups hear of what is let out; those that have heard of it, when its lines may have changed. */
async function tellGroupsOf(fx: Effects, where: Where, { kind }: Telling): Promise<void> {
  if (kind === 'approved') await tellGroups(fx, where, 'that-hear-of-all')
  else if (kind === 'changed' || kind === 'edited') await tellGroups(fx, where, 'that-know')
}

/** A change of words is an edit on the timeline, whoever has to be told of it. */
const eventOf = {
  posted: 'posted',
  'review-asked': 'review-asked',
  'sent-back': 'sent-back',
  approved: 'approved',
  edited: 'edited',
  changed: 'edited',
  extended: 'extended',
  cancelled: 'cancelled',
  'consent-withdrawn': 'consent-withdrawn',
  'handed-over': 'handed-over',
  'offer-asked': 'offer-asked',
  'hub-stopped': 'hub-stopped',
  'hub-held': 'hub-held',
  'hub-released': 'hub-released',
  'org-held': 'hub-held',
  'org-stopped': 'hub-held',
  'org-released': 'hub-released',
} as const satisfies Record<Telling['kind'], EventKind>

/** Facts beside the words that the ledger decided: the texts repeat them. */
async function noteInText(fx: Effects, where: Where, ledger: Ledger, it: Telling): Promise<void> {
  switch (it.kind) {
    case 'approved':
      return noteOnText(fx.table, where, { approvedBy: it.by, approvedAt: it.at })
    case 'extended':
      return noteOnText(fx.table, where, { deadline: ledger.deadline })
    case 'handed-over':
      return it.note ? noteOnText(fx.table, where, { responsible: it.note }) : undefined
    case 'consent-withdrawn': {
      const text = await readTextNow(fx.table, where)
      if (!text?.consent || text.consent.withdrawnAt !== undefined) return
      return noteOnText(fx.table, where, { consent: { ...text.consent, withdrawnAt: it.at } })
    }
  }
}

type Addressed = Pick<NewNotice, 'to' | 'kind'>

async function toMembers(fx: Effects, where: Where, it: Telling): Promise<Addressed[]> {
  const { scope } = where
  if (it.kind === 'review-asked') {
    const members = await membersOf(fx.table, scope)
    return members
      .filter((one) => one.state === 'active' && atLeast(one.role, 'coordinator') && one.member !== it.by)
      .map((one) => ({ to: toMember(scope.org, one.member), kind: 'review-asked' }))
  }
  if (isOfNeed(it)) return toMembersOf(fx, where, it.kind)
  if (it.kind === 'sent-back') {
    const text = await readTextNow(fx.table, where)
    return text ? [{ to: toMember(scope.org, text.responsible), kind: 'sent-back' }] : []
  }
  return []
}

type OfNeed = 'hub-stopped' | 'hub-held' | 'hub-released'
type OfOrganization = 'org-held' | 'org-stopped' | 'org-released'

/** What the hub does may come again without a change of words: its time tells one from the next. */
function isOfHub(it: Telling): it is Telling & { kind: OfNeed | OfOrganization } {
  return isOfNeed(it) || isOfOrganization(it)
}

function isOfNeed(it: Telling): it is Telling & { kind: OfNeed } {
  return it.kind.startsWith('hub-')
}

/** Its members hear of it once, whatever needs there are (see follow-stops.ts). */
function isOfOrganization(it: Telling): it is Telling & { kind: OfOrganization } {
  return it.kind.startsWith('org-')
}

/** Coordinators, and whoever answers for the need. */
async function toMembersOf(fx: Effects, where: Where, kind: OfNeed): Promise<Addressed[]> {
  const [members, text] = await Promise.all([membersOf(fx.table, where.scope), readTextNow(fx.table, where)])
  return members
    .filter(({ state, role, member }) => {
      const concerned = atLeast(role, 'coordinator') || member === text?.responsible
      return state === 'active' && concerned
    })
    .map(({ member }) => ({ to: toMember(where.scope.org, member), kind }))
}

/** The message that everybody who promised something gets, if it is their business. */
function messageTo({ kind }: Telling): NoticeKind | undefined {
  return kind in toldToHolders ? toldToHolders[kind as keyof typeof toldToHolders] : undefined
}

/** Everybody who holds or stands by for something. */
function concernedBy(ledger: Ledger): string[] {
  const waiting = ledger.standby.map((packed) => readStandingBy(packed).volunteer)
  return [...new Set([...Object.keys(ledger.holds), ...waiting])]
}

/**
 * Strikes off what has been told. A need that is not out yet is due at once, so that broadcast says what to expect of its
 * words; others keep their time.
 */
async function toldOff(fx: Effects, where: Where, ledger: Ledger, owed: readonly string[]): Promise<void> {
  const told = { ':told': new Set(owed) }
  if (ledger.stage === 'draft' || ledger.stage === 'review') {
    const foreseen = await updateLedger(fx.table, where, {
      set: ['dueAt = :now', 'foundAt = :now'],
      drop: ['telling :told'],
      when: ['stage = :stage', 'attribute_exists(dueShard)'],
      values: { ...told, ':stage': ledger.stage, ':now': fx.now() },
    })
    if (foreseen) return
  }
  await updateLedger(fx.table, where, {
    drop: ['telling :told'],
    when: ['attribute_exists(pk)'],
    values: told,
  })
}
