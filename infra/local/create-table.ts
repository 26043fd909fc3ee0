import {
  type AttributeDefinition,
  CreateTableCommand,
  DeleteTableCommand,
  type DynamoDBClient,
  type GlobalSecondaryIndex,
  type KeySchemaElement,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb'
import { tableShape } from '../../shared/store/table-shape.ts'

interface Keys {
  readonly partitionKey: string
  readonly sortKey?: string
  readonly sortKeyType?: 'S' | 'N'
}

/** Creates the table on any DynamoDB endpoint, from the one description of its shape; does nothing where it exists. */
export async function createTable(client: DynamoDBClient, name: string): Promise<void> {
  try {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: keySchema(tableShape),
        AttributeDefinitions: attributes(),
        GlobalSecondaryIndexes: Object.values(tableShape.indexes).map(
          (index): GlobalSecondaryIndex => ({
            IndexName: index.name,
            KeySchema: keySchema(index),
            Projection: { ProjectionType: index.projection },
          }),
        ),
      }),
    )
  } catch (error) {
    if ((error as Error).name !== 'ResourceInUseException') throw error
  }
  await waitUntilTableExists({ client, minDelay: 1, maxDelay: 2, maxWaitTime: 60 }, { TableName: name })
  await expireOldItems(client, name)
}

/** Removes the table and everything in it, where it exists. */
export async function dropTable(client: DynamoDBClient, name: string): Promise<void> {
  try {
    await client.send(new DeleteTableCommand({ TableName: name }))
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') throw error
  }
  await waitUntilTableNotExists({ client, minDelay: 1, maxDelay: 2, maxWaitTime: 60 }, { TableName: name })
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
