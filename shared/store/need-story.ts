import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type NeedStory, needStory } from '../rules/need-story.ts'
import { keys } from './keys.ts'
import type { Scope } from './scope.ts'
import { queryItems, type Table, written } from './table.ts'

/**
 * Writes how a need went over what was there: one row per need, under the moment it was opened, which never changes. Telling
 * it again, after a crash or after more time was given, is telling it once.
 */
export async function putStory(table: Table, scope: Scope, story: NeedStory): Promise<void> {
  await table.client.send(
    new PutCommand({ TableName: table.name, Item: { ...keyOf(scope, story), ...needStory.parse(story) } }),
  )
}

/** Notes how many of those who gave were told how it ended. */
export async function noteHeard(table: Table, scope: Scope, story: NeedStory, heard: number): Promise<void> {
  await written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keyOf(scope, story),
        UpdateExpression: 'SET heardOutcome = :heard',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':heard': heard },
      }),
    ),
  )
}

/** The last needs of an organisation that have ended, the one opened last first: one Query. */
export function lastStories(table: Table, scope: Scope, most: number): Promise<NeedStory[]> {
  const { pk, sk } = keys.story(scope, '', '')
  return queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :org AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':org': pk, ':prefix': sk.slice(0, -1) },
      ScanIndexForward: false,
      Limit: most,
    },
    needStory,
    most,
  )
}

/** Those of an organisation's needs that were opened from one instant to before another (epoch ms), oldest first: one Query. */
export function storiesBetween(table: Table, scope: Scope, from: number, to: number): Promise<NeedStory[]> {
  return queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :org AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':org': keys.story(scope, '', '').pk,
        ':from': keys.story(scope, iso(from), '').sk,
        ':to': keys.story(scope, iso(to), '').sk,
      },
    },
    needStory,
  )
}

const keyOf = (scope: Scope, { openedAt, need }: NeedStory) => keys.story(scope, iso(openedAt), need)

const iso = (at: number): string => new Date(at).toISOString()
