import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { PledgeState } from '../rules/pledge-life.ts'
import { dueAt } from './due.ts'
import { keys } from './keys.ts'
import { type ListedPledge, type Pledge, pledgeIndex } from './pledge.ts'
import { conditionFailed, type Table } from './table.ts'

/** A request lives 10 s at most; what is still unfinished after this long was left behind by one that died. In ms. */
export const settleAfterMs = 60_000

/** What is written down before the ledger is asked. */
export type Asking = Pick<
  Pledge,
  'volunteer' | 'need' | 'org' | 'lines' | 'name' | 'word' | 'bringBy' | 'via'
> & {
  readonly device: string
  /** The person has just proven who they are, so any device of theirs may act from now on. */
  readonly proven?: boolean
}

/**
 * Writes the pledge down as `asked`, due at once, before its hold is taken: due work settles it as soon as the ledger has
 * said yes, so that the poster knows within seconds, and looks again after a minute
 * where it has not. Answers false when a pledge stands there
 * already (a repeated press), or when this device may not act for this volunteer: read the record to know which.
 */
export async function writeAsked(table: Table, now: number, asking: Asking): Promise<boolean> {
  const key = keys.pledge(asking.volunteer, asking.need)
  const { device, proven, ...words } = asking
  const item: Record<string, unknown> = {
    ...words,
    ...pledgeIndex(asking.need, asking.volunteer),
    ...dueAt('broadcast', key, now),
    state: 'asked',
    at: now,
    changedAt: now,
    devices: [device],
  }
  return update(table, key, item, ['leaving', 'remindedAt', 'movedBy', 'reason'], {
    condition: `(attribute_not_exists(pk) OR #state IN (:asked, :standby, :received, :withdrawn, :lapsed, :noshow, :released))${
      proven ? '' : ' AND (attribute_not_exists(#devices) OR contains(#devices, :device))'
    }`,
    names: proven ? [] : ['devices'],
    values: {
      ':asked': 'asked',
      ':standby': 'standby',
      ':received': 'received',
      ':withdrawn': 'withdrawn',
      ':lapsed': 'lapsed',
      ':noshow': 'no-show',
      ':released': 'released',
      ...(proven ? {} : { ':device': device }),
    },
  })
}

/** Lets one more device act for a pledge, because a fresh link or a code has shown whose it is. At most ten; the first stay. */
export async function addDevice(
  table: Table,
  of: Pick<Pledge, 'volunteer' | 'need'>,
  device: string,
): Promise<void> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.pledge(of.volunteer, of.need),
        UpdateExpression: 'SET devices = list_append(if_not_exists(devices, :none), :device)',
        ConditionExpression:
          'attribute_exists(pk) AND (attribute_not_exists(devices) OR (NOT contains(devices, :one) AND size(devices) < :most))',
        ExpressionAttributeValues: { ':none': [], ':device': [device], ':one': device, ':most': 10 },
      }),
    )
  } catch (error) {
    if (!conditionFailed(error)) throw error
  }
}

/** Moves a pledge's record between states, with what else changes; due again at `due`, or done. Answers false when it was not in `from`. */
export function moveRecord(
  table: Table,
  of: Pick<Pledge, 'volunteer' | 'need'>,
  from: readonly PledgeState[],
  change: Partial<Omit<Pledge, 'volunteer' | 'need' | 'leaving' | 'dueAt' | 'dueShard'>> & {
    readonly leaving?: Pledge['leaving']
    readonly dueAt?: number | undefined
  },
): Promise<boolean> {
  const key = keys.pledge(of.volunteer, of.need)
  const { dueAt: at, ...rest } = change
  const item: Record<string, unknown> = { ...rest, ...(at === undefined ? {} : dueAt('broadcast', key, at)) }
  const remove = [
    ...['leaving', 'movedBy', 'reason'].filter((name) => !(name in change)),
    ...(at === undefined ? ['dueShard', 'dueAt', 'foundAt'] : []),
  ]
  const states = Object.fromEntries(from.map((state, i) => [`:from${i}`, state]))
  return update(table, key, item, remove, {
    condition: `#state IN (${Object.keys(states).join(', ')})`,
    values: states,
  })
}

/** What due work and the ledger may set in a record; undefined removes. */
export type RecordChange = Partial<Omit<Pledge, 'volunteer' | 'need' | 'org' | 'at' | 'dueAt' | 'dueShard'>>

/**
 * Changes a record exactly as it was read, leaving its due time alone: for due work, which holds its lease. Answers false when
 * somebody else changed it or took the lease meanwhile; then it is due again.
 */
export function changeLeased(
  table: Table,
  seen: Pledge,
  lease: number,
  change: { readonly [K in keyof RecordChange]: RecordChange[K] | undefined },
): Promise<boolean> {
  const remove = Object.entries(change).flatMap(([name, value]) => (value === undefined ? [name] : []))
  return changeAsSeen(table, seen, lease, change, remove)
}

function changeAsSeen(
  table: Table,
  seen: Pledge,
  lease: number,
  change: Readonly<Record<string, unknown>>,
  remove: readonly string[],
): Promise<boolean> {
  return update(table, keys.pledge(seen.volunteer, seen.need), change, remove, {
    condition: '#state = :state AND #changedAt = :changedAt AND #dueAt = :lease',
    names: ['changedAt', 'dueAt'],
    values: { ':state': seen.state, ':changedAt': seen.changedAt, ':lease': lease },
  })
}

/**
 * Ends a turn of due work, on the same conditions: notes what has been told, with whatever the record has become, and when it is due again
 * (epoch ms); never where undefined.
 */
export function endTold(
  table: Table,
  seen: Pledge,
  lease: number,
  change: { readonly [K in keyof RecordChange]: RecordChange[K] | undefined },
  until: number | undefined,
): Promise<boolean> {
  const gone = Object.entries(change).flatMap(([name, value]) => (value === undefined ? [name] : []))
  const due = until === undefined ? {} : { dueAt: until, foundAt: until }
  const never = until === undefined ? ['dueShard', 'dueAt', 'foundAt'] : []
  return changeAsSeen(table, seen, lease, { ...change, ...due }, [...gone, ...never])
}

/** Makes a record due now that was seen to disagree with its ledger; harmless if it has changed since. With `unlessDue` only where it is not due already. */
export function wakeRecord(
  table: Table,
  seen: ListedPledge,
  now: number,
  unlessDue = false,
): Promise<boolean> {
  const key = keys.pledge(seen.volunteer, seen.need)
  return update(table, key, { ...dueAt('broadcast', key, now) }, [], {
    condition: `#state = :state AND #changedAt = :changedAt${unlessDue ? ' AND (attribute_not_exists(#dueAt) OR #dueAt > :now)' : ''}`,
    names: ['changedAt'],
    values: { ':state': seen.state, ':changedAt': seen.changedAt, ...(unlessDue ? { ':now': now } : {}) },
  })
}

/** Writes the record of a hold that was found without one, due to be told of; leaves any that is there. */
export async function putFound(table: Table, now: number, found: Pledge): Promise<void> {
  const key = keys.pledge(found.volunteer, found.need)
  const item = { ...found, ...pledgeIndex(found.need, found.volunteer), ...dueAt('broadcast', key, now) }
  await update(table, key, item, [], { condition: 'attribute_not_exists(pk)', values: {} })
}

/** Writes the one answer to the outcome note, due to be told of; answers false when there is one already. */
export function writeAnswerBack(
  table: Table,
  now: number,
  { volunteer, need, words }: { readonly volunteer: string; readonly need: string; readonly words: string },
): Promise<boolean> {
  const key = keys.pledge(volunteer, need)
  const item = { answerBack: words, changedAt: now, ...dueAt('broadcast', key, now) }
  return update(table, key, item, ['movedBy'], {
    condition: 'attribute_exists(#state) AND attribute_not_exists(#answerBack)',
    values: {},
  })
}

/** Writes the note to whoever receives it, due to be told of, or another one while nobody has read the first; answers false once a member has decided. */
export function writeNote(
  table: Table,
  now: number,
  { volunteer, need, words }: { readonly volunteer: string; readonly need: string; readonly words: string },
): Promise<boolean> {
  const key = keys.pledge(volunteer, need)
  const note: Pledge['note'] = { words, at: now, state: 'waiting' }
  return update(table, key, { note, ...dueAt('broadcast', key, now) }, [], {
    condition: 'attribute_exists(#state) AND (attribute_not_exists(#note) OR #note.#state = :waiting)',
    values: { ':waiting': 'waiting' },
  })
}

/** What a member decides about a note they have read as it was written at `seenAt`; answers false when it is another one by now, or decided. */
export function decideNote(
  table: Table,
  of: Pick<Pledge, 'volunteer' | 'need'>,
  {
    words,
    seenAt,
    ...decided
  }: { readonly words: string; readonly seenAt: number } & Pick<
    NonNullable<Pledge['note']>,
    'state' | 'by' | 'why'
  >,
): Promise<boolean> {
  const note: Pledge['note'] = { words, at: seenAt, ...decided }
  return update(table, keys.pledge(of.volunteer, of.need), { note }, [], {
    condition: '#note.#state = :waiting AND #note.#at = :seenAt AND #note.#words = :words',
    names: ['at', 'words'],
    values: { ':waiting': 'waiting', ':seenAt': seenAt, ':words': words },
  })
}

/** Removes a record that never became a pledge. */
export async function removeAsked(
  table: Table,
  of: Pick<Pledge, 'volunteer' | 'need' | 'at'>,
): Promise<void> {
  try {
    await table.client.send(
      new DeleteCommand({
        TableName: table.name,
        Key: keys.pledge(of.volunteer, of.need),
        ConditionExpression: '#state = :asked AND #at = :at',
        ExpressionAttributeNames: { '#state': 'state', '#at': 'at' },
        ExpressionAttributeValues: { ':asked': 'asked', ':at': of.at },
      }),
    )
  } catch (error) {
    if (!conditionFailed(error)) throw error
  }
}

async function update(
  table: Table,
  key: { pk: string; sk: string },
  item: Readonly<Record<string, unknown>>,
  remove: readonly string[],
  when: { condition: string; names?: readonly string[]; values: Record<string, unknown> },
): Promise<boolean> {
  const given = Object.entries(item).filter(([, value]) => value !== undefined)
  const names: Record<string, string> = { '#state': 'state' }
  for (const name of when.names ?? []) names[`#${name}`] = name
  for (const [name] of given) names[`#${name}`] = name
  for (const name of remove) names[`#${name}`] = name
  const values: Record<string, unknown> = { ...when.values }
  for (const [name, value] of given) values[`:set_${name}`] = value
  const set = given.length === 0 ? '' : `SET ${given.map(([name]) => `#${name} = :set_${name}`).join(', ')}`
  const gone = remove.filter((name) => !given.some(([given]) => given === name))
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression:
          gone.length > 0 ? `${set} REMOVE ${gone.map((name) => `#${name}`).join(', ')}`.trim() : set,
        ConditionExpression: when.condition,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      }),
    )
    return true
  } catch (error) {
    if (conditionFailed(error)) return false
    throw error
  }
}
