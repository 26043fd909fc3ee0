import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { mostAMinute } from '../rules/robot-pace.ts'
import { type Claim, dueAt } from './due.ts'
import { keys } from './keys.ts'
import type { Scope } from './scope.ts'
import { getItem, type Key, queryItems, type Table, written } from './table.ts'

/** What came of what a robot last said, or tried to. 'invalid': its address is none any more. 'unreachable': nobody has answered for hours. */
export const robotOutcomes = ['sent', 'unknown', 'too-fast', 'invalid', 'unreachable', 'refused'] as const
export type RobotOutcome = (typeof robotOutcomes)[number]

/**
 * A robot in one of an organisation's chat groups. Its address is a secret and lies elsewhere (robot-key.ts). The item is its queue's due
 * work, too: whoever has claimed it speaks for it.
 */
export const robot = z.object({
  robot: z.string(),
  org: z.string(),
  /** What the organisation calls the group. */
  name: z.string().check(z.minLength(1), z.maxLength(40)),
  language: z.enum(['zh-CN', 'en']),
  /** Hears of every new need by itself; otherwise when somebody presses the button. */
  tells: z.boolean(),
  /** 'broken': nothing is said until an administrator tries it again. */
  state: z.enum(['works', 'broken']),
  /** When it last spoke, epoch ms, oldest first: as many as a minute allows. */
  spoke: z.array(z.number()).check(z.maxLength(mostAMinute)),
  /** How often it has spoken, ever. */
  words: z.optional(z.int()),
  /** Refusals in a row. */
  tries: z.int(),
  last: z.optional(z.object({ came: z.enum(robotOutcomes), at: z.number() })),
  addedAt: z.number(),
  addedBy: z.string(),
  dueShard: z.optional(z.string()),
  dueAt: z.optional(z.number()),
})
export type Robot = z.infer<typeof robot>

export function putRobot(table: Table, scope: Scope, fresh: Robot): Promise<boolean> {
  return written(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...keys.robot(scope, fresh.robot), ...robot.parse(fresh) },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  )
}

export function robotsOf(table: Table, scope: Scope): Promise<Robot[]> {
  const { pk, sk } = keys.robot(scope, '')
  return queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :org AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':org': pk, ':prefix': sk },
      ConsistentRead: true,
    },
    robot,
  )
}

export function readRobot(table: Table, scope: Scope, id: string): Promise<Robot | undefined> {
  return readRobotAt(table, keys.robot(scope, id))
}

export function readRobotAt(table: Table, key: Key): Promise<Robot | undefined> {
  return getItem(table, key, robot, { strong: true })
}

export async function removeRobot(table: Table, scope: Scope, id: string): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: keys.robot(scope, id) }))
}

/** Whether it hears of every new need; false when it is gone. */
export function setRobotTells(table: Table, scope: Scope, id: string, tells: boolean): Promise<boolean> {
  return change(table, keys.robot(scope, id), 'SET tells = :tells', 'attribute_exists(pk)', {
    ':tells': tells,
  })
}

/**
 * Makes a robot due now, because something waits to be said; after what waits is written. In whatever turn it is just now: that one then
 * leaves it due. A broken one stays silent, unless it is to be tried again.
 */
export function wakeRobot(
  table: Table,
  now: number,
  scope: Scope,
  id: string,
  tryAgain = false,
): Promise<boolean> {
  const key = keys.robot(scope, id)
  const due = dueAt('notify', key, now)
  const again = tryAgain ? ', #state = :works, tries = :none' : ''
  return change(
    table,
    key,
    `SET dueShard = :shard, dueAt = :dueAt, foundAt = :dueAt${again}`,
    tryAgain ? 'attribute_exists(pk)' : '#state = :works',
    {
      ':shard': due.dueShard,
      ':dueAt': due.dueAt,
      ':works': 'works',
      ...(tryAgain ? { ':none': 0 } : {}),
    },
    { '#state': 'state' },
  )
}

/**
 * Writes down that it speaks now, before it does; false when the claim was lost or it has spoken since `seen`: then somebody else
 * speaks for it. Two claims of one millisecond have the same lease, so the lease alone does not tell them apart.
 */
export function noteSpeaking(
  table: Table,
  claimed: Claim,
  { seen, spoke }: { readonly seen: Pick<Robot, 'words'>; readonly spoke: readonly number[] },
): Promise<boolean> {
  const before = seen.words === undefined ? 'attribute_not_exists(words)' : 'words = :words'
  return change(table, claimed.key, 'SET spoke = :spoke, words = :next', `dueAt = :lease AND ${before}`, {
    ':spoke': spoke,
    ':next': (seen.words ?? 0) + 1,
    ':lease': claimed.dueAt,
    ...(seen.words === undefined ? {} : { ':words': seen.words }),
  })
}

/** Ends a turn in one update: how it went, and when the next is. Changes nothing if the claim was lost, or something new waits. */
export function endSpeaking(
  table: Table,
  claimed: Claim,
  how: Pick<Robot, 'state' | 'tries' | 'last'> & { readonly at?: number | undefined },
): Promise<boolean> {
  const last = how.last ? ', #last = :last' : ''
  const due = how.at === undefined ? ' REMOVE dueShard, dueAt, foundAt' : ', dueAt = :at, foundAt = :at'
  return change(
    table,
    claimed.key,
    `SET #state = :state, tries = :tries${last}${due}`,
    'dueAt = :lease',
    {
      ':state': how.state,
      ':tries': how.tries,
      ':lease': claimed.dueAt,
      ...(how.last ? { ':last': how.last } : {}),
      ...(how.at === undefined ? {} : { ':at': how.at }),
    },
    { '#state': 'state', ...(how.last ? { '#last': 'last' } : {}) },
  )
}

function change(
  table: Table,
  key: Key,
  update: string,
  when: string,
  values: Readonly<Record<string, unknown>>,
  names?: Record<string, string>,
): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: update,
        ConditionExpression: when,
        ExpressionAttributeValues: values,
        ...(names ? { ExpressionAttributeNames: names } : {}),
      }),
    ),
  )
}
