import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { PledgeState } from '../rules/pledge-life.ts'
import { dueAt } from './due.ts'
import { keys } from './keys.ts'
import { type Pledge, pledgeIndex } from './pledge.ts'
import { conditionFailed, type Table } from './table.ts'

/** A request lives 10 s at most; what is still 'asked' after this long was left behind by one that died. In ms. */
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
 * Writes the pledge down as `asked`, due to be settled, before its hold is taken. Answers false when a pledge stands there
 * already (a repeated press), or when this device may not act for this volunteer: read the record to know which.
 */
export async function writeAsked(table: Table, now: number, asking: Asking): Promise<boolean> {
  const key = keys.pledge(asking.volunteer, asking.need)
  const { device, proven, ...words } = asking
  const item: Record<string, unknown> = {
    ...words,
    ...pledgeIndex(asking.need, asking.volunteer),
    ...dueAt('broadcast', key, now + settleAfterMs),
    state: 'asked',
    at: now,
    changedAt: now,
    devices: [device],
  }
  return update(table, key, item, ['leaving', 'remindedAt'], {
    condition: `(attribute_not_exists(pk) OR #state IN (:asked, :standby, :received, :withdrawn, :lapsed, :noshow))${
      proven ? '' : ' AND (attribute_not_exists(#devices) OR contains(#devices, :device))'
    }`,
    values: {
      ':asked': 'asked',
      ':standby': 'standby',
      ':received': 'received',
      ':withdrawn': 'withdrawn',
      ':lapsed': 'lapsed',
      ':noshow': 'no-show',
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
    ...('leaving' in change ? [] : ['leaving']),
    ...(at === undefined ? ['dueShard', 'dueAt'] : []),
  ]
  const states = Object.fromEntries(from.map((state, i) => [`:from${i}`, state]))
  return update(table, key, item, remove, {
    condition: `#state IN (${Object.keys(states).join(', ')})`,
    values: states,
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
  when: { condition: string; values: Record<string, unknown> },
): Promise<boolean> {
  const given = Object.entries(item).filter(([, value]) => value !== undefined)
  const names: Record<string, string> = { '#state': 'state' }
  if (when.condition.includes('#devices')) names['#devices'] = 'devices'
  for (const [name] of given) names[`#${name}`] = name
  for (const name of remove) names[`#${name}`] = name
  const values: Record<string, unknown> = { ...when.values }
  for (const [name, value] of given) values[`:set_${name}`] = value
  const set = `SET ${given.map(([name]) => `#${name} = :set_${name}`).join(', ')}`
  const gone = remove.filter((name) => !given.some(([given]) => given === name))
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression:
          gone.length > 0 ? `${set} REMOVE ${gone.map((name) => `#${name}`).join(', ')}` : set,
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
