import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { gathered, newsDueAt } from '../rules/campaign-news.ts'
import { type Claim, dueAt } from './due.ts'
import { keys } from './keys.ts'
import { getItem, type Key, queryItems, type Table, written } from './table.ts'

/**
 * One thing a member has to hear of a campaign's need. Its id says what it is about, so that writing it twice is writing it once;
 * it is told in one letter, whose number it gets before that letter is written.
 */
export const campaignFact = z.object({
  to: z.string(),
  campaign: z.string(),
  id: z.string(),
  kind: z.enum(gathered),
  need: z.string(),
  /** The volunteer it is about. */
  about: z.optional(z.string()),
  /** The letter it is told in. */
  letter: z.optional(z.int()),
})
export type CampaignFact = z.infer<typeof campaignFact>

/** What a member has heard of a campaign so far; due for notify while something waits to be told. */
export const campaignNews = z.object({
  to: z.string(),
  campaign: z.string(),
  org: z.string(),
  /** The last letter, and when it was put in notify's way, epoch ms. */
  letter: z._default(z.int(), 0),
  lastAt: z.optional(z.number()),
  /** How often something was added: who ends a turn sees whether more has come meanwhile. */
  added: z._default(z.int(), 0),
})
export type CampaignNews = z.infer<typeof campaignNews>

/** In seconds: as long as notices are kept. */
const keptFor = 31_536_000

/** Writes down something to be told with others; harmless to repeat, also when it has long been told. */
export async function addFact(
  table: Table,
  now: number,
  fact: Omit<CampaignFact, 'letter'> & { readonly org: string },
): Promise<void> {
  const { org, ...fresh } = fact
  const expiresAt = Math.floor(now / 1000) + keptFor
  // A repetition finds it there: it is told already, or is going to be, and being due once more does no harm.
  await written(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...keys.campaignFact(fresh.to, fresh.campaign, fresh.id), ...fresh, expiresAt },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  )
  const key = keys.campaignNews(fresh.to, fresh.campaign)
  const known = await getItem(table, key, campaignNews)
  const due = dueAt('notify', key, newsDueAt(now, known?.lastAt))
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: key,
      UpdateExpression:
        'SET #to = :to, campaign = :campaign, org = :org, expiresAt = :expires, dueShard = :shard, dueAt = if_not_exists(dueAt, :at), foundAt = if_not_exists(foundAt, :at) ADD added :one',
      ExpressionAttributeNames: { '#to': 'to' },
      ExpressionAttributeValues: {
        ':to': fresh.to,
        ':campaign': fresh.campaign,
        ':org': org,
        ':expires': expiresAt,
        ':shard': due.dueShard,
        ':at': due.dueAt,
        ':one': 1,
      },
    }),
  )
}

export function readNews(table: Table, key: Key): Promise<CampaignNews | undefined> {
  return getItem(table, key, campaignNews, { strong: true })
}

/** What waits to be told, or what a letter tells. */
export function factsOf(
  table: Table,
  { to, campaign }: Pick<CampaignNews, 'to' | 'campaign'>,
  letter: number | 'waiting',
): Promise<CampaignFact[]> {
  const { pk, sk } = keys.campaignFact(to, campaign, '')
  return queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :to AND begins_with(sk, :facts)',
      FilterExpression: letter === 'waiting' ? 'attribute_not_exists(letter)' : 'letter = :letter',
      ExpressionAttributeValues: {
        ':to': pk,
        ':facts': sk,
        ...(letter === 'waiting' ? {} : { ':letter': letter }),
      },
      ConsistentRead: true,
    },
    campaignFact,
  )
}

/** Says which letter tells it; harmless to repeat, and never changed again. */
export function tellIn(table: Table, { to, campaign, id }: CampaignFact, letter: number): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.campaignFact(to, campaign, id),
        UpdateExpression: 'SET letter = :letter',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(letter)',
        ExpressionAttributeValues: { ':letter': letter },
      }),
    ),
  )
}

/**
 * Ends a turn after the letter of that number: due again at `again` (epoch ms), or not at all if nothing was added since it was read.
 * Answers false when something was, or when the claim was lost: then it stays due.
 */
export function endNews(
  table: Table,
  claimed: Claim,
  { added }: CampaignNews,
  it: { readonly letter: number; readonly lastAt: number | undefined; readonly again: number | undefined },
): Promise<boolean> {
  const told = it.lastAt === undefined ? '' : ', lastAt = :last'
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: claimed.key,
        UpdateExpression:
          it.again === undefined
            ? `SET letter = :letter${told} REMOVE dueShard, dueAt, foundAt`
            : `SET letter = :letter, dueAt = :again, foundAt = :again${told}`,
        ConditionExpression: `dueAt = :lease${it.again === undefined ? ' AND added = :added' : ''}`,
        ExpressionAttributeValues: {
          ':lease': claimed.dueAt,
          ':letter': it.letter,
          ...(it.lastAt === undefined ? {} : { ':last': it.lastAt }),
          ...(it.again === undefined ? { ':added': added } : { ':again': it.again }),
        },
      }),
    ),
  )
}
