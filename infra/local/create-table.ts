import {
  type AttributeDefinition,
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  type GlobalSecondaryIndex,
  type KeySchemaElement,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb'
import type { Settings } from '../../shared/settings.ts'
import { tableShape } from '../../shared/store/table-shape.ts'
import { CannotStart } from './cannot-start.ts'
import { clientFor } from './engine.ts'

/** How often a table is looked at until it is there, or gone, and for how long, in seconds: the embedded engine takes some ms. */
const patience = { minDelay: 0.01, maxDelay: 2, maxWaitTime: 60 }

interface Keys {
  readonly partitionKey: string
  readonly sortKey?: string
  readonly sortKeyType?: 'S' | 'N'
}

/**
 * Creates the table on any DynamoDB endpoint, from the one description of its shape; does nothing where it exists.
 * @throws CannotStart where there is one with other indexes: its items could not be found.
 */
export async function createTable(client: DynamoDBClient, name: string): Promise<void> {
  try {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: keySchema(tableShape),
        AttributeDefinitions: attributes(),
        GlobalSecondaryIndexes: indexes(),
      }),
    )
  } catch (error) {
    if ((error as Error).name !== 'ResourceInUseException') throw error
  }
  await waitUntilTableExists({ client, ...patience }, { TableName: name })
  await expectIndexes(client, name)
  await expireOldItems(client, name)
}

function indexes(): GlobalSecondaryIndex[] {
  return Object.values(tableShape.indexes).map((index) => ({
    IndexName: index.name,
    KeySchema: keySchema(index),
    Projection: {
      ProjectionType: index.projection,
      ...('holds' in index ? { NonKeyAttributes: [...index.holds] } : {}),
    },
  }))
}

async function expectIndexes(client: DynamoDBClient, name: string): Promise<void> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }))
  const said = (all: readonly GlobalSecondaryIndex[] = []) =>
    all
      .map(({ IndexName, KeySchema = [], Projection }) =>
        [
          IndexName,
          ...KeySchema.map((key) => key.AttributeName),
          ...(Projection?.NonKeyAttributes ?? []).toSorted(),
        ].join(' '),
      )
      .toSorted()
      .join()
  if (said(Table?.GlobalSecondaryIndexes as GlobalSecondaryIndex[]) !== said(indexes()))
    throw new CannotStart(
      `The table ${name} was made by another version of Mulin, with other indexes. Name another folder, or begin anew: npm start -- --fresh`,
    )
}

/** Removes the table and everything in it, where it exists. */
export async function dropTable(client: DynamoDBClient, name: string): Promise<void> {
  try {
    await client.send(new DeleteTableCommand({ TableName: name }))
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') throw error
  }
  await waitUntilTableNotExists({ client, ...patience }, { TableName: name })
}

/**
 * Makes the table of these settings where there is none; with `fresh` an empty one in its place.
 * @throws CannotStart when its endpoint does not answer.
 */
export async function prepareTable(settings: Settings, fresh: boolean): Promise<void> {
  const client = clientFor(settings.DYNAMODB_ENDPOINT ?? '', { maxAttempts: 2 })
  try {
    if (fresh) await dropTable(client, settings.TABLE_NAME)
    await createTable(client, settings.TABLE_NAME)
  } catch (error) {
    if (error instanceof CannotStart) throw error
    const { name, message } = error as Error
    throw new CannotStart(
      `The table cannot be opened at ${settings.DYNAMODB_ENDPOINT} (${name}: ${message}).`,
    )
  } finally {
    client.destroy()
  }
}

/** The embedded engine has no TTL; nothing relies on it, since expiry is always checked when read. */
async function expireOldItems(client: DynamoDBClient, name: string): Promise<void> {
  const TimeToLiveSpecification = { AttributeName: tableShape.ttlAttribute, Enabled: true }
  try {
    await client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification }))
  } catch (error) {
    const { name: reason, message } = error as Error
    const alreadyOn = reason === 'ValidationException' && message.includes('already enabled')
    if (reason !== 'UnknownOperationException' && !alreadyOn) throw error
  }
}

function keySchema({ partitionKey, sortKey }: Keys): KeySchemaElement[] {
  const partition: KeySchemaElement = { AttributeName: partitionKey, KeyType: 'HASH' }
  return sortKey === undefined ? [partition] : [partition, { AttributeName: sortKey, KeyType: 'RANGE' }]
}

function attributes(): AttributeDefinition[] {
  const types = new Map<string, 'S' | 'N'>()
  const all: Keys[] = [tableShape, ...Object.values(tableShape.indexes)]
  for (const { partitionKey, sortKey, sortKeyType } of all) {
    types.set(partitionKey, 'S')
    if (sortKey !== undefined) types.set(sortKey, sortKeyType ?? 'S')
  }
  return [...types].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType }))
}
