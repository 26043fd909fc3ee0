import {
  type Hold,
  hasExpired,
  type LedgerCounts,
  packQuantities,
  readHold,
  readQuantities,
  readStandingBy,
} from './ledger.ts'
import type { Stage } from './need-life.ts'
import type { OrgStop } from './org-stop.ts'
import { lapseAt, nextMoment, type PledgeMoment } from './pledge-clock.ts'
import type { PledgeState } from './pledge-life.ts'

/** What a pledge's record says, as far as the ledger has a say in it. */
export interface Recorded {
  readonly volunteer: string
  readonly state: PledgeState
  readonly lines: string
  readonly bringBy: number
  readonly at: number
  readonly changedAt: number
  readonly received?: string | undefined
  readonly leaving?: 'withdrawn' | 'lapsed' | 'no-show' | undefined
  readonly told?: string | undefined
  readonly remindedAt?: number | undefined
  readonly answerBack?: string | undefined
  readonly note?: object | undefined
}

/** What the ledger says of one volunteer. */
export interface Entry {
  readonly stage: Stage
  /** Packed, as it stands in the ledger: what a later write has to find there. */
  readonly packed?: string
  readonly hold?: Hold
  readonly got: string
  readonly standsBy: boolean
  /** The hub has stopped the work of the organisation: nobody can receive it, so that it neither lapses nor is reminded of. */
  readonly waits?: true
  /** When that was over, epoch ms. */
  readonly resumedAt?: number
}

export function entryOf(
  ledger:
    | (LedgerCounts & {
        readonly stage: Stage
        readonly got: Readonly<Record<string, string>>
        readonly orgStop?: OrgStop | undefined
        readonly resumedAt?: number | undefined
      })
    | undefined,
  volunteer: string,
): Entry {
  const packed = ledger?.holds[volunteer]
  return {
    stage: ledger?.stage ?? 'cancelled',
    ...(packed === undefined ? {} : { packed, hold: readHold(packed) }),
    got: ledger?.got[volunteer] ?? '',
    standsBy: ledger?.standby.some((one) => readStandingBy(one).volunteer === volunteer) ?? false,
    ...(ledger?.orgStop?.kind === 'work' ? { waits: true } : {}),
    ...(ledger?.resumedAt === undefined ? {} : { resumedAt: ledger.resumedAt }),
  }
}

/** The one thing to do next about a pledge, so that its record agrees with its ledger and with the clock. */
export type PledgeStep =
  /** The record follows the ledger; undefined removes. */
  | { readonly kind: 'follow'; readonly change: RecordFollows }
  /** It never became a pledge. */
  | { readonly kind: 'remove' }
  /** The ledger has to let go first: the volunteer or a member wished it, or nobody took a reservation up in time. */
  | { readonly kind: 'let-go'; readonly becomes: 'withdrawn' | 'lapsed' | 'no-show' | 'before' }
  | { readonly kind: 'remind' }
  /** Nothing until then; for ever where undefined. */
  | { readonly kind: 'rest'; readonly until?: number }

export interface RecordFollows {
  readonly state?: PledgeState
  readonly lines?: string
  readonly bringBy?: number
  readonly received?: string
}

/** So long an unfinished record may belong to a request that still runs, in ms. */
export const unfinishedMs = 60_000

/** While nobody can receive it, a promise looks this often whether it may go on, in ms; it is also woken. */
const waitsMs = 12 * 3_600_000

/** Decides the next step; the ledger decides wherever the two disagree. Steps repeat until one says 'rest'. */
export function nextStep(record: Recorded, entry: Entry, now: number): PledgeStep {
  const { hold } = entry
  if (isOver(entry.stage) && (hold || record.state !== 'asked')) return atTheEnd(record, entry)
  const follows = whatFollows(record, entry)
  // A receipt that came first wins over a wish to withdraw.
  if (record.leaving !== undefined && follows?.state !== 'received')
    return { kind: 'let-go', becomes: record.leaving }
  if (follows) return { kind: 'follow', change: follows }
  if (hold && hasExpired(hold, now))
    return { kind: 'let-go', becomes: record.state === 'asked' ? 'before' : 'lapsed' }
  switch (record.state) {
    case 'asked':
    case 'standby':
      return waiting(record, entry, now)
    case 'pledged':
      if (!hold) return gone(record, now)
      return entry.waits
        ? { kind: 'rest', until: now + waitsMs }
        : atMoment(nextMoment(record, now, entry.resumedAt), now)
    case 'delivered':
      return hold ? { kind: 'rest' } : { kind: 'follow', change: { state: 'withdrawn' } }
    case 'received':
    case 'withdrawn':
    case 'lapsed':
    case 'no-show':
    case 'released':
      return hold ? { kind: 'follow', change: { state: 'standby' } } : { kind: 'rest' }
  }
}

const isOver = (stage: Stage): boolean => stage === 'closed' || stage === 'cancelled'
const live: readonly PledgeState[] = ['asked', 'standby', 'pledged', 'delivered']

function atTheEnd(record: Recorded, { got }: Entry): PledgeStep {
  if (got !== (record.received ?? '')) return { kind: 'follow', change: { state: 'received', received: got } }
  return live.includes(record.state) ? { kind: 'follow', change: { state: 'released' } } : { kind: 'rest' }
}

/** What the ledger has that the record has not: a firm hold, its quantities and day, and what arrived. */
function whatFollows(record: Recorded, { hold, got }: Entry): RecordFollows | undefined {
  const arrived = got === (record.received ?? '') ? {} : { received: got }
  if (hold === undefined || hold.until !== undefined)
    return 'received' in arrived && got !== '' ? { state: 'received', ...arrived } : undefined
  const state: PledgeState = hold.delivered ? 'delivered' : 'pledged'
  const lines = packQuantities(hold.quantities)
  const hour = 3_600_000
  const sameDay = hold.by === undefined || Math.ceil(record.bringBy / hour) * hour === hold.by
  const change: RecordFollows = {
    ...(record.state === state ? {} : { state }),
    ...(record.lines === lines ? {} : { lines }),
    ...(sameDay || hold.by === undefined ? {} : { bringBy: hold.by - 1 }),
    ...arrived,
  }
  return Object.keys(change).length === 0 ? undefined : change
}

/** Asked or standing by, and no firm hold. */
function waiting(record: Recorded, { hold, standsBy }: Entry, now: number): PledgeStep {
  const until = record.changedAt + unfinishedMs
  // Who stood by, asked for something else in vain, and has moved up meanwhile: unless they are just taking it, they have to hear of it.
  if (hold && record.state === 'asked' && stateTold(record.told) === 'standby')
    return now < until ? { kind: 'rest', until } : { kind: 'follow', change: { state: 'standby' } }
  if (hold) return { kind: 'rest', until: (hold.until ?? 0) * 1000 }
  if (standsBy)
    return record.state === 'standby' ? { kind: 'rest' } : { kind: 'follow', change: { state: 'standby' } }
  if (now < until) return { kind: 'rest', until }
  if (record.state === 'standby') return { kind: 'follow', change: { state: 'lapsed' } }
  const before = stateTold(record.told)
  return before && !live.includes(before) ? { kind: 'follow', change: { state: before } } : { kind: 'remove' }
}

/** Promised, and the ledger holds nothing: whoever let go did not come to write it down. */
function gone(record: Recorded, now: number): PledgeStep {
  return { kind: 'follow', change: { state: now >= lapseAt(record) ? 'lapsed' : 'withdrawn' } }
}

function atMoment(moment: PledgeMoment, now: number): PledgeStep {
  if (now < moment.at) return { kind: 'rest', until: moment.at }
  return moment.kind === 'remind' ? { kind: 'remind' } : { kind: 'let-go', becomes: 'lapsed' }
}

/** What was told last: the state, what had arrived, the reservation of one who stood by, that they answered back, and that they sent a note along. */
export function toldOf(
  record: Pick<Recorded, 'state' | 'received' | 'answerBack' | 'note'>,
  reservedUntil?: number,
): string {
  const { state, received = '', answerBack, note } = record
  const parts = [state, received, reservedUntil ?? '', answerBack ? 'back' : '', note ? 'note' : '']
  return parts.join(':').replace(/:+$/, '')
}

export function stateTold(told: string | undefined): PledgeState | undefined {
  return told === undefined || told === 'changed' ? undefined : (told.split(':')[0] as PledgeState)
}

export const answerTold = (told: string | undefined): boolean => told?.split(':')[3] === 'back'

export const noteTold = (told: string | undefined): boolean => told?.split(':')[4] === 'note'

export const receivedTold = (told: string | undefined): string => told?.split(':')[1] ?? ''

/** What arrived since it was last told, packed. */
export function newlyArrived(record: Pick<Recorded, 'received' | 'told'>): string {
  if (record.told === 'changed') return ''
  const before = readQuantities(receivedTold(record.told))
  const entries = Object.entries(readQuantities(record.received ?? ''))
  return packQuantities(
    Object.fromEntries(entries.map(([line, n]) => [line, n - (before[line as keyof typeof before] ?? 0)])),
  )
}
