import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { groupWords } from '../rules/group-word.ts'
import { keys } from './keys.ts'
import { type Key, queryItems, type Table, written } from './table.ts'

/**
 * What one group has heard of one need, and whether something may have to be said. It holds no words: what is to be said follows from the
 * need as it is when the robot's turn comes, so that asking for it twice is asking once. `need` is '' for an administrator's test.
 */
export const groupNews = z.object({
  robot: z.string(),
  org: z.string(),
  need: z.string(),
  /** Raised whenever the need changed in a way that the group may have to hear of. */
  changes: z.int(),
  /** Since when something waits to be said, epoch ms; absent when nothing does. */
  waits: z.optional(z.number()),
  /** Not before, epoch ms. */
  notBefore: z.optional(z.number()),
  /** What the group was last told, and when it was last asked. */
  said: z.optional(z.enum(groupWords)),
  askedAt: z.optional(z.number()),
  /** What is just being said, and how often it was handed over without being refused for certain. */
  saying: z.optional(z.enum([...groupWords, 'test'])),
  sends: z.optional(z.int()),
  /** Refusals in a row. */
  tries: z.optional(z.int()),
})
export type GroupNews = z.infer<typeof groupNews>
export type Saying = NonNullable<GroupNews['saying']>

/** Seconds that is remembered, counted from the last change: longer than needs last. */
const keptFor = 180 * 24 * 3600

type Which = Pick<GroupNews, 'robot' | 'need'>

const keyOf = ({ robot, need }: Which): Key =>
  need === '' ? keys.robotTest(robot) : keys.groupNews(robot, need)

/**
 * Writes down that a group may have to hear of a need. With `ifKnown` only a group that has heard of it before; false when it has not.
 */
export function markGroupNews(
  table: Table,
  now: number,
  of: Which & Pick<GroupNews, 'org'>,
  ifKnown = false,
): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keyOf(of),
        UpdateExpression:
          'SET robot = :robot, org = :org, need = :need, waits = if_not_exists(waits, :now), expiresAt = :gone ADD changes :one',
        ...(ifKnown ? { ConditionExpression: 'attribute_exists(pk)' } : {}),
        ExpressionAttributeValues: {
          ':robot': of.robot,
          ':org': of.org,
          ':need': of.need,
          ':now': now,
          ':one': 1,
          ':gone': Math.floor(now / 1000) + keptFor,
        },
      }),
    ),
  )
}

/** Everything that waits for a robot to say it, longest first; what was refused stands at the end. Strongly. */
export async function waitingNews(table: Table, robot: string): Promise<GroupNews[]> {
  const found = await queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :robot',
      FilterExpression: 'attribute_exists(waits)',
      ExpressionAttributeValues: { ':robot': keys.robotTest(robot).pk },
      ConsistentRead: true,
    },
    groupNews,
  )
  return found.sort((a, b) => (a.tries ?? 0) - (b.tries ?? 0) || (a.waits ?? 0) - (b.waits ?? 0))
}

/** Counts a hand-over before it is made; false when somebody else has, or nothing waits any more. */
export function countSaying(table: Table, news: GroupNews, saying: Saying): Promise<boolean> {
  const { sends = 0 } = news
  return update(
    table,
    news,
    'SET saying = :saying, sends = :next',
    `attribute_exists(waits) AND ${sends === 0 ? '(attribute_not_exists(sends) OR sends = :seen)' : 'sends = :seen'}`,
    { ':saying': saying, ':next': sends + 1, ':seen': sends },
  )
}

/** It certainly did not arrive: not counted, and tried again. */
export function takeBackSaying(table: Table, news: GroupNews, tries: number): Promise<boolean> {
  return update(table, news, 'SET sends = :sends, tries = :tries', 'attribute_exists(pk)', {
    ':sends': news.sends ?? 0,
    ':tries': tries,
  })
}

export function putOffNews(table: Table, news: GroupNews, notBefore: number): Promise<boolean> {
  return update(table, news, 'SET notBefore = :at', 'attribute_exists(waits)', { ':at': notBefore })
}

/** Ends what was to be said, with what the group has now heard. What has changed meanwhile goes on waiting. */
export async function settleNews(
  table: Table,
  news: GroupNews,
  heard: Pick<GroupNews, 'said' | 'askedAt'> = {},
): Promise<void> {
  const entries = Object.entries(heard).filter(([, value]) => value !== undefined)
  const set = entries.length > 0 ? `SET ${entries.map(([name]) => `${name} = :${name}`).join(', ')} ` : ''
  const values = Object.fromEntries(entries.map(([name, value]) => [`:${name}`, value]))
  const over = `${set}REMOVE saying, sends, tries, notBefore`
  const done = await update(table, news, `${over}, waits`, 'changes = :seen', {
    ...values,
    ':seen': news.changes,
  })
  if (!done) await update(table, news, over, 'attribute_exists(pk)', values)
}

function update(
  table: Table,
  of: Which,
  expression: string,
  when: string,
  values: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keyOf(of),
        UpdateExpression: expression,
        ConditionExpression: when,
        ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: { ...values } } : {}),
      }),
    ),
  )
}
