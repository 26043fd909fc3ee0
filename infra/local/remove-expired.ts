import { DeleteCommand, paginateScan } from '@aws-sdk/lib-dynamodb'
import { conditionFailed, type Table } from '../../shared/store/table.ts'
import { tableShape } from '../../shared/store/table-shape.ts'

/**
 * What DynamoDB does by its TTL, for the embedded engine, which has none: deletes what has expired, such as codes with the
 * addresses they were sent to. Nothing relies on when it runs. Costs a read of everything. Answers how many it deleted.
 */
export async function removeExpired({ client, name }: Table, now: number): Promise<number> {
  let removed = 0
  const expired = {
    ConditionExpression: '#expires < :now',
    ExpressionAttributeNames: { '#expires': tableShape.ttlAttribute },
    ExpressionAttributeValues: { ':now': Math.floor(now / 1000) },
  }
  const { ConditionExpression: FilterExpression, ...values } = expired
  for await (const { Items = [] } of paginateScan(
    { client },
    { TableName: name, FilterExpression, ...values },
  ))
    for (const { pk, sk } of Items) {
      try {
        await client.send(new DeleteCommand({ TableName: name, Key: { pk, sk }, ...expired }))
        removed++
      } catch (error) {
        if (!conditionFailed(error)) throw error
      }
    }
  return removed
}
