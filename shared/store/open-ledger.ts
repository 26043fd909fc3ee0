import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { type OpenLedger, openLedger } from '../rules/open-ledger.ts'
import { dueAt } from './due.ts'
import { keys } from './keys.ts'
import { getItem, queryItems, type Table, written } from './table.ts'

/** What is published, so that one page can list it. */
const index = z.object({ organizations: z.array(z.string()), areas: z.array(z.string()), at: z.number() })
export type OpenIndex = z.infer<typeof index>

const ofOrganization = (org: string): string => `org#${org}`
const ofArea = (area: string): string => `area#${area}`
const nameOf = ({ of }: Pick<OpenLedger, 'of'>): string =>
  of.kind === 'organization' ? ofOrganization(of.id) : ofArea(of.id)

/** Makes publishing due at `at` (epoch ms), or sooner where it is. */
export async function markPublish(table: Table, at: number): Promise<void> {
  const key = keys.publishDue()
  const due = dueAt('broadcast', key, at)
  await written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: 'SET dueShard = :shard, dueAt = :at, foundAt = :at',
        ConditionExpression: 'attribute_not_exists(dueAt) OR dueAt > :at',
        ExpressionAttributeValues: { ':shard': due.dueShard, ':at': due.dueAt },
      }),
    ),
  )
}

export async function putOpenLedger(table: Table, it: OpenLedger): Promise<void> {
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: { ...keys.openLedger(nameOf(it)), ...openLedger.parse(it) },
    }),
  )
}

/** Every published ledger: one Query; for publishing them anew. */
export function allOpenLedgers(table: Table): Promise<OpenLedger[]> {
  const { pk, sk } = keys.openLedger('')
  return queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :hub AND sk BETWEEN :areas AND :organizations',
      ExpressionAttributeValues: {
        ':hub': pk,
        ':areas': `${sk}${ofArea('')}`,
        ':organizations': `${sk}${ofOrganization('~')}`,
      },
    },
    openLedger,
  )
}

export async function removeOpenLedger(table: Table, it: Pick<OpenLedger, 'of'>): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: keys.openLedger(nameOf(it)) }))
}

export async function putOpenIndex(table: Table, it: OpenIndex): Promise<void> {
  await table.client.send(
    new PutCommand({ TableName: table.name, Item: { ...keys.openLedger('INDEX'), ...index.parse(it) } }),
  )
}

export function readOpenIndex(table: Table): Promise<OpenIndex | undefined> {
  return getItem(table, keys.openLedger('INDEX'), index)
}

export function openLedgerOfOrganization(table: Table, org: string): Promise<OpenLedger | undefined> {
  return getItem(table, keys.openLedger(ofOrganization(org)), openLedger)
}

export function openLedgerOfArea(table: Table, area: string): Promise<OpenLedger | undefined> {
  return getItem(table, keys.openLedger(ofArea(area)), openLedger)
}
