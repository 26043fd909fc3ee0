import { sightOf } from '../../shared/rules/closing.ts'
import { readHold, readQuantities, readStandingBy } from '../../shared/rules/ledger.ts'
import type { Ledger } from '../../shared/store/ledger-item.ts'

/** The lines the model plays with. */
export const modelLines = ['a', 'b'] as const
export type Counts = Readonly<Record<(typeof modelLines)[number], number>>

/** What a hold is, without its times. */
export interface PlainHold {
  readonly counts: Counts
  readonly reserved: boolean
  readonly delivered: boolean
}

/** A need's ledger as a plain map. */
export interface Plain {
  readonly stage: string
  readonly wanted: Counts
  readonly open: Counts
  readonly received: Counts
  readonly holds: Readonly<Record<string, PlainHold>>
  readonly got: Readonly<Record<string, Counts>>
  readonly queue: readonly { readonly who: string; readonly counts: Counts }[]
}

/** What people and due work do to one need. */
export type Command =
  | { readonly kind: 'pledge' | 'change' | 'stand by'; readonly who: string; readonly counts: Counts }
  | { readonly kind: 'withdraw' | 'deliver' | 'erase' | 'finish' | 'lapse'; readonly who: string }
  | { readonly kind: 'receive'; readonly who: string; readonly counts: Counts; readonly reopen: boolean }
  | { readonly kind: 'edit'; readonly counts: Counts }
  | { readonly kind: 'post' | 'cancel' | 'close' | 'work' }

/** One thing that may come of a command: what is answered ('yes' or the kind of the refusal), and the need after it. */
export interface Outcome {
  readonly answer: string
  readonly after: Plain
}

/** Commands of several steps, or of due work, whose single steps the model does not follow: after them only what always holds is checked. */
const manySteps = new Set<Command['kind']>(['erase', 'finish', 'lapse', 'work', 'post'])

export function plainOf(ledger: Ledger): Plain {
  const hold = (packed: string): PlainHold => {
    const { quantities, until, delivered } = readHold(packed)
    return { counts: counts(quantities), reserved: until !== undefined, delivered: delivered ?? false }
  }
  return {
    stage: ledger.stage,
    wanted: counts(Object.fromEntries(ledger.lines.map(({ id, wanted }) => [id, wanted]))),
    open: counts(ledger.open),
    received: counts(ledger.received),
    holds: mapped(ledger.holds, hold),
    got: mapped(ledger.got, (packed) => counts(readQuantities(packed))),
    queue: ledger.standby.map(readStandingBy).map((one) => ({
      who: one.volunteer,
      counts: counts(one.quantities),
    })),
  }
}

/** Whether some order of these commands explains what each was answered and what the need has become. */
export function explains(
  seen: { readonly ledger: Ledger; readonly after: Plain; readonly troubled: boolean },
  done: readonly { readonly command: Command; readonly answer: string }[],
): boolean {
  if (done.some(({ command }) => manySteps.has(command.kind))) return true
  const alone = done.length === 1 && !seen.troubled
  const from = plainOf(seen.ledger)
  const search = (now: Plain, left: typeof done): boolean => {
    if (left.length === 0) return same(now, seen.after)
    return left.some(({ command, answer }) => {
      const rest = left.filter((one) => one.command !== command)
      return [...outcomes(now, command, from, seen.ledger), ...whenOver(now, command)]
        .flatMap((one) => (alone ? [one] : orOvertaken(one, now, command)))
        .some((one) => one.answer === answer && search(one.after, rest))
    })
  }
  return search(from, done)
}

/** Among others, or where a reply was lost, somebody may be told to look again, whether or not their wish was done. */
const orOvertaken = (one: Outcome, before: Plain, command: Command): Outcome[] => [
  one,
  ...[one.after, before].map((after) => ({ answer: lookAgain(command), after })),
]

/** Who says that it lies at the drop-off point is shown what stands, and no more. */
const lookAgain = ({ kind }: Command): string => (kind === 'deliver' ? 'absent' : 'changed-meanwhile')

/** A need that is over may have been put away: then its ledger stays as it is, and who would change it is told to look again. */
function whenOver(now: Plain, command: Command): Outcome[] {
  if (now.stage === 'open' || !('who' in command)) return []
  const held = now.holds[command.who] !== undefined
  const answers = command.kind === 'withdraw' && !held ? ['yes', lookAgain(command)] : [lookAgain(command)]
  return answers.map((answer) => ({ answer, after: now }))
}

/** `shown` is the need as the pages showed it before anybody pressed. */
function outcomes(now: Plain, command: Command, shown: Plain, ledger: Ledger): Outcome[] {
  const yes = (after: Plain): Outcome[] => [{ answer: 'yes', after }]
  const no = (...answers: string[]): Outcome[] => answers.map((answer) => ({ answer, after: now }))
  switch (command.kind) {
    case 'pledge':
      return pledged(now, command, yes, no)
    case 'change': {
      const own = now.holds[command.who]
      const firm = { counts: command.counts, reserved: false, delivered: false }
      // For another day it is another hold, and a change.
      if (own && same(own, firm))
        return [...yes(now), ...(now.stage === 'open' ? no('changed-meanwhile') : no('not-open'))]
      return own && same(own, shown.holds[command.who])
        ? changed(now, command, own, yes, no)
        : no('changed-meanwhile')
    }
    case 'stand by':
      if (now.stage !== 'open') return no('not-open')
      if (now.holds[command.who]) return no('changed-meanwhile')
      return yes(inQueue(now, command.who) ? now : { ...now, queue: [...now.queue, command] })
    case 'withdraw': {
      const left = { ...now, queue: now.queue.filter(({ who }) => who !== command.who) }
      const own = left.holds[command.who]
      return yes(own ? passedOn(without(left, command.who), own.counts, left) : left)
    }
    case 'deliver': {
      const own = now.holds[command.who]
      const delivered = own && { ...own, reserved: false, delivered: true }
      return delivered ? yes(holding(now, command.who, delivered)) : no('absent')
    }
    case 'receive':
      return received(now, command, shown, yes, no)
    case 'edit': {
      if (now.stage !== 'open') return no('wrong-stage')
      const open = minus(command.counts, minus(now.wanted, now.open))
      return below(open) ? no('below-promised') : yes({ ...now, wanted: command.counts, open })
    }
    case 'cancel':
      return now.stage === 'closed' ? no('wrong-stage') : yes({ ...now, stage: 'cancelled' })
    case 'close': {
      if (now.stage === 'closed') return no('already-closed')
      if (now.stage !== 'open') return no('wrong-stage', 'changed-meanwhile')
      const stale = sightOf(ledger) !== sight(now)
      if (stale) return no('changed-meanwhile')
      const dropped = Object.values(now.holds).some(({ delivered }) => delivered)
      return dropped ? no('to-confirm') : yes({ ...now, stage: 'closed' })
    }
    default:
      return []
  }
}

type Yes = (after: Plain) => Outcome[]
type No = (...answers: string[]) => Outcome[]

function pledged(now: Plain, it: { who: string; counts: Counts }, yes: Yes, no: No): Outcome[] {
  const own = now.holds[it.who]
  if (own) return own.reserved ? changed(now, it, own, yes, no) : yes(now)
  if (now.stage !== 'open') return no('not-open')
  const open = minus(now.open, it.counts)
  const firm = { counts: it.counts, reserved: false, delivered: false }
  return below(open) ? no('line-full') : yes(holding({ ...now, open }, it.who, firm))
}

function changed(
  now: Plain,
  it: { who: string; counts: Counts },
  own: PlainHold,
  yes: Yes,
  no: No,
): Outcome[] {
  if (now.stage !== 'open') return no('not-open')
  const open = minus(now.open, minus(it.counts, own.counts))
  const firm = { counts: it.counts, reserved: false, delivered: false }
  return below(open) ? no('line-full') : yes(holding({ ...now, open }, it.who, firm))
}

function received(
  now: Plain,
  it: Extract<Command, { kind: 'receive' }>,
  shown: Plain,
  yes: Yes,
  no: No,
): Outcome[] {
  const [own, seen] = [now.holds[it.who], shown.holds[it.who]]
  const held = seen?.counts ?? none
  const left = atLeastNone(minus(held, it.counts))
  const stays =
    it.reopen || total(left) === 0 ? undefined : { counts: left, reserved: false, delivered: false }
  const got = minus(shown.got[it.who] ?? none, minus(none, it.counts))
  if (same(now.got[it.who], got) && same(own, stays)) return yes(now)
  if (!same(own, seen) || !same(now.got[it.who], shown.got[it.who])) return no('changed-meanwhile')
  const open = minus(now.open, atLeastNone(minus(it.counts, held)))
  if (below(open)) return no('line-full')
  const counted = {
    ...now,
    open,
    received: plus(now.received, it.counts),
    got: { ...now.got, [it.who]: got },
  }
  const gone = stays ? holding(counted, it.who, stays) : without(counted, it.who)
  return yes(passedOn(gone, it.reopen ? left : none, now))
}

/** What is let go, and whatever else is open, goes to the first in line who held nothing and can have all they stand by for; the rest is open. */
function passedOn(now: Plain, freed: Counts, { holds }: Pick<Plain, 'holds'>): Plain {
  const open = plus(now.open, freed)
  const next =
    now.stage === 'open'
      ? now.queue.find(({ who, counts: wish }) => !holds[who] && !below(minus(open, wish)))
      : undefined
  if (!next) return { ...now, open }
  const queue = now.queue.filter((one) => one !== next)
  const reserved = { counts: next.counts, reserved: true, delivered: false }
  return holding({ ...now, open: minus(open, next.counts), queue }, next.who, reserved)
}

const none: Counts = { a: 0, b: 0 }
const counts = (of: Readonly<Record<string, number>>): Counts => ({ a: of.a ?? 0, b: of.b ?? 0 })
const minus = (one: Counts, other: Counts): Counts => ({ a: one.a - other.a, b: one.b - other.b })
const plus = (one: Counts, other: Counts): Counts => ({ a: one.a + other.a, b: one.b + other.b })
const atLeastNone = (one: Counts): Counts => ({ a: Math.max(0, one.a), b: Math.max(0, one.b) })
const below = (one: Counts): boolean => one.a < 0 || one.b < 0
const total = (one: Counts): number => one.a + one.b
const inQueue = (now: Plain, who: string): boolean => now.queue.some((one) => one.who === who)

const holding = (now: Plain, who: string, hold: PlainHold): Plain => ({
  ...now,
  holds: { ...now.holds, [who]: hold },
})

function without(now: Plain, who: string): Plain {
  const { [who]: _, ...holds } = now.holds
  return { ...now, holds }
}

const sight = ({ received: { a, b }, holds }: Plain): string =>
  `${a > 0 ? `a${a}` : ''}${b > 0 ? `b${b}` : ''}-${Object.keys(holds).length}`

function mapped<T>(of: Readonly<Record<string, string>>, read: (packed: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(of).map(([who, packed]) => [who, read(packed)]))
}

/** Equal in every part, in whatever order the parts are named. */
function same(one: unknown, other: unknown): boolean {
  return written(one) === written(other)
}

function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join()}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const parts = Object.entries(value).filter(([name]) => name !== 'kind' && name !== 'need')
  return `{${parts
    .map(([name, part]) => `${name}:${written(part)}`)
    .sort()
    .join()}}`
}
