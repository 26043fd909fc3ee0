import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { lineIds } from '../rules/ledger.ts'
import { keys } from './keys.ts'
import { type Ledger, ledger, type Where } from './ledger-item.ts'
import { type Table, written } from './table.ts'

/**
 * Moves the ledger of a need that is over out of the board's way: the copy first, then the original goes, unless it has
 * changed since. Whatever crashes in between is finished by the next call; readers find one of the two at any moment.
 */
export async function putAway(table: Table, { scope, need }: Where): Promise<boolean> {
  const key = keys.ledger(scope, need)
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }),
  )
  if (!Item) return true
  const { dueShard: _, dueAt: __, ...over }: Ledger = ledger.parse(Item)
  if ((over.stage !== 'closed' && over.stage !== 'cancelled') || over.telling) return false
  await table.client.send(
    new PutCommand({ TableName: table.name, Item: { ...keys.closedLedger(scope, need), ...over } }),
  )
  const counts = lineIds.filter((id) => over.open[id] !== undefined)
  return written(
    table.client.send(
      new DeleteCommand({
        TableName: table.name,
        Key: key,
        // Line by line, because the embedded engine does not compare maps.
        ConditionExpression: [
          'stage = :stage',
          'size(holds) = :holds',
          'attribute_not_exists(telling)',
          ...counts.flatMap((id) => [`#open.${id} = :open_${id}`, `received.${id} = :received_${id}`]),
        ].join(' AND '),
        ExpressionAttributeNames: { '#open': 'open' },
        ExpressionAttributeValues: {
          ':stage': over.stage,
          ':holds': Object.keys(over.holds).length,
          ...Object.fromEntries(counts.map((id) => [`:open_${id}`, over.open[id]])),
          ...Object.fromEntries(counts.map((id) => [`:received_${id}`, over.received[id]])),
        },
      }),
    ),
  )
}
