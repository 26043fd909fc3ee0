import { DeleteCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { keys } from './keys.ts'
import { mostTries } from './ledger-moves.ts'
import type { Scope } from './scope.ts'
import { getItem, keyOf, queryItems, type Table, written } from './table.ts'
import { tableShape } from './table-shape.ts'

/** Needs under one page and one link, each claimed by itself. The link is no secret: it is shown to the organisation again. */
export const campaign = z.object({
  campaign: z.string(),
  org: z.string(),
  orgName: z.string(),
  /** Title and text are public. */
  title: z.string().check(z.minLength(1), z.maxLength(60)),
  publicText: z.string().check(z.maxLength(600)),
  token: z.string(),
  tokenHash: z.string(),
  needs: z.array(z.string()),
  by: z.string(),
  at: z.number(),
  /** Who said that it is over, and when: its page thanks everybody and offers nothing more. */
  ended: z.optional(z.object({ by: z.string(), at: z.number() })),
})
export type Campaign = z.infer<typeof campaign>

/** Writes a new campaign; answers false when it is there already. */
export function putCampaign(table: Table, scope: Scope, fresh: Campaign): Promise<boolean> {
  return written(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...keys.campaign(scope, fresh.campaign), ...fresh },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  )
}

export function readCampaign(
  table: Table,
  scope: Scope,
  id: string,
  options: { strong?: boolean } = {},
): Promise<Campaign | undefined> {
  return getItem(table, keys.campaign(scope, id), campaign, options)
}

/** Every campaign of an organisation, newest first. */
export async function campaignsOf(table: Table, scope: Scope): Promise<Campaign[]> {
  const { pk, sk } = keys.campaign(scope, '')
  const all = await queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :org AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':org': pk, ':prefix': sk },
    },
    campaign,
  )
  return all.sort((a, b) => b.at - a.at)
}

/** The campaign a link leads to; the index may lag by a moment behind its making. */
export async function findCampaign(table: Table, tokenHash: string): Promise<Campaign | undefined> {
  const { Items } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: tableShape.indexes.token.name,
      KeyConditionExpression: 'tokenHash = :hash',
      ExpressionAttributeValues: { ':hash': tokenHash },
      Limit: 1,
    }),
  )
  const entry = Items?.[0]
  if (!String(entry?.sk).startsWith('CAMPAIGN#')) return undefined
  return getItem(table, keyOf(entry ?? {}), campaign)
}

/** Changes words or needs of a campaign; answers false when it is not there. */
export function changeCampaign(
  table: Table,
  scope: Scope,
  id: string,
  change: Partial<Pick<Campaign, 'title' | 'publicText' | 'needs'>>,
): Promise<boolean> {
  const entries = Object.entries(change)
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.campaign(scope, id),
        UpdateExpression: `SET ${entries.map(([name]) => `#${name} = :${name}`).join(', ')}`,
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: Object.fromEntries(entries.map(([name]) => [`#${name}`, name])),
        ExpressionAttributeValues: Object.fromEntries(entries.map(([name, value]) => [`:${name}`, value])),
      }),
    ),
  )
}

/** So many needs a campaign has at most: an item has to stay far below 400 kB, and its page readable. */
export const mostInCampaign = 2000

/** Puts a need at the end of a campaign's list; harmless to repeat. Answers false when the campaign is not there or full. */
export async function putIntoCampaign(
  table: Table,
  scope: Scope,
  id: string,
  need: string,
): Promise<boolean> {
  const done = await written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.campaign(scope, id),
        UpdateExpression: 'SET needs = list_append(needs, :one)',
        ConditionExpression: 'attribute_exists(pk) AND NOT contains(needs, :need) AND size(needs) < :most',
        ExpressionAttributeValues: { ':one': [need], ':need': need, ':most': mostInCampaign },
      }),
    ),
  )
  return done || ((await readCampaign(table, scope, id, { strong: true }))?.needs.includes(need) ?? false)
}

/** Takes a need off a campaign's list, wherever it stands by now; harmless to repeat. */
export async function takeOutOfCampaign(table: Table, scope: Scope, id: string, need: string): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    const at = (await readCampaign(table, scope, id, { strong: true }))?.needs.indexOf(need) ?? -1
    if (at < 0) return
    const done = await written(
      table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: keys.campaign(scope, id),
          UpdateExpression: `REMOVE needs[${at}]`,
          ConditionExpression: `needs[${at}] = :need`,
          ExpressionAttributeValues: { ':need': need },
        }),
      ),
    )
    if (done) return
  }
  throw new Error('The list of a campaign changed at every try.')
}

/** Says that a campaign is over, or that it goes on after all; answers false when it is not there. */
export function setEnded(table: Table, scope: Scope, id: string, ended: Campaign['ended']): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.campaign(scope, id),
        UpdateExpression: ended ? 'SET ended = :ended' : 'REMOVE ended',
        ConditionExpression: 'attribute_exists(pk)',
        ...(ended ? { ExpressionAttributeValues: { ':ended': ended } } : {}),
      }),
    ),
  )
}

/** Removes a campaign that has no needs; answers false when it has some. Harmless to repeat. */
export function removeEmptyCampaign(table: Table, scope: Scope, id: string): Promise<boolean> {
  return written(
    table.client.send(
      new DeleteCommand({
        TableName: table.name,
        Key: keys.campaign(scope, id),
        ConditionExpression: 'attribute_not_exists(pk) OR size(needs) = :none',
        ExpressionAttributeValues: { ':none': 0 },
      }),
    ),
  )
}

/** Removes a campaign, not its needs. Harmless to repeat. */
export async function removeCampaign(table: Table, scope: Scope, id: string): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: keys.campaign(scope, id) }))
}
