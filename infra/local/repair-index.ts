import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateScan,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import type { Key, Table } from '../../shared/store/table.ts'
import { tableShape } from '../../shared/store/table-shape.ts'

type Item = Key & Readonly<Record<string, unknown>>
type Index = (typeof tableShape.indexes)[keyof typeof tableShape.indexes]

/** Marks an item that only stands in for a lost one until it is deleted again. */
const standIn = 'standIn'

/**
 * Brings the embedded engine's indexes in step with its items, before anybody reads them. The engine writes an index
 * before its item: a kill in between leaves items their index does not know, and index entries without an item behind them.
 * Costs a read of everything, so it is for the local start only. Answers how many entries had nothing behind them.
 */
export async function repairIndexes(table: Table): Promise<number> {
  const { client, name } = table
  let ghosts = 0
  for (const index of Object.values(tableShape.indexes))
    for await (const entry of all(client, { TableName: name, IndexName: index.name }))
      if (await removeGhost(table, entry, index)) ghosts++
  const indexKeys = Object.values(tableShape.indexes).map((index) => index.partitionKey)
  for await (const item of all(client, { TableName: name, ConsistentRead: true }))
    if (item[standIn]) await client.send(new DeleteCommand({ TableName: name, Key: keyOf(item) }))
    else if (indexKeys.some((key) => item[key] !== undefined)) await touch(table, item)
  return ghosts
}

async function* all(
  client: DynamoDBDocumentClient,
  input: { TableName: string; IndexName?: string; ConsistentRead?: boolean },
): AsyncGenerator<Item> {
  for await (const page of paginateScan({ client }, input)) yield* (page.Items ?? []) as Item[]
}

function keyOf({ pk, sk }: Key): Key {
  return { pk, sk }
}

/** Writes an item as it is: the engine then writes all its index entries again. */
async function touch({ client, name }: Table, item: Key): Promise<void> {
  const UpdateExpression = 'REMOVE neverThere'
  await client.send(new UpdateCommand({ TableName: name, Key: keyOf(item), UpdateExpression }))
}

/**
 * The engine removes an entry when an item leaves it, so an item is made to be where the entry says, and to leave.
 * A wrong due time would be found by every sweep for ever; entries of other indexes are wrong only when the item is gone.
 * Dying in between is harmless: stand-ins are deleted at the next start, and work that is due too early looks again.
 */
async function removeGhost({ client, name }: Table, entry: Item, index: Index): Promise<boolean> {
  const Key = keyOf(entry)
  const { Item: item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }))
  const attributes = 'sortKey' in index ? [index.partitionKey, index.sortKey] : [index.partitionKey]
  const inStep = attributes.every((attribute) => item?.[attribute] === entry[attribute])
  if (item && (inStep || index.name !== tableShape.indexes.due.name)) return false
  const there = Object.fromEntries(attributes.map((attribute) => [attribute, entry[attribute]]))
  const Item = item ? { ...item, ...there } : { ...Key, ...there, [standIn]: true }
  await client.send(new PutCommand({ TableName: name, Item }))
  if (item) await client.send(new PutCommand({ TableName: name, Item: item }))
  else await client.send(new DeleteCommand({ TableName: name, Key }))
  return true
}
