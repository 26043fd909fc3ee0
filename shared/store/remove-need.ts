import { DeleteCommand, GetCommand } from '@aws-sdk/lib-dynamodb'
import { deleteAll, keysWithin } from './erasure.ts'
import { keys } from './keys.ts'
import { ledger, updateLedger, type Where } from './ledger-item.ts'
import { mostTries } from './ledger-moves.ts'
import { type Table, written } from './table.ts'

/**
 * Takes a need away that never went out, with everything that is said of it. The ledger is stopped first, by one conditional
 * write, so that nobody can approve it any more; it goes last, so that a crash in between is found again. Answers false for a
 * need that went out or that somebody has ended: that one stays.
 */
export async function removeUnsent(table: Table, where: Where): Promise<boolean> {
  for (let tries = 0; tries < mostTries; tries++) {
    const { Item } = await table.client.send(
      new GetCommand({
        TableName: table.name,
        Key: keys.ledger(where.scope, where.need),
        ConsistentRead: true,
      }),
    )
    if (!Item) return isGone(table, where)
    const { stage, telling } = ledger.parse(Item)
    if (stage === 'cancelled') {
      // Stopped by us: whoever cancels a need by hand owes it to people.
      if (telling) return false
      await removeAll(table, where)
      return true
    }
    if (stage !== 'draft' && stage !== 'review') return false
    await updateLedger(table, where, {
      set: ['stage = :cancelled'],
      remove: ['telling', 'dueShard', 'dueAt', 'foundAt'],
      when: ['stage = :stage'],
      values: { ':cancelled': 'cancelled', ':stage': stage },
    })
  }
  return false
}

async function isGone(table: Table, { scope, need }: Where): Promise<boolean> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: keys.needText(scope, need), ConsistentRead: true }),
  )
  return Item === undefined
}

async function removeAll(table: Table, { scope, need }: Where): Promise<void> {
  const event = keys.event(scope, need, '', '')
  await deleteAll(table, [
    keys.needText(scope, need),
    keys.groupLink(scope, need),
    keys.outlook(scope, need),
    ...(await keysWithin(table, event.pk, event.sk.slice(0, -1))),
  ])
  await written(
    table.client.send(
      new DeleteCommand({
        TableName: table.name,
        Key: keys.ledger(scope, need),
        ConditionExpression: 'stage = :cancelled',
        ExpressionAttributeValues: { ':cancelled': 'cancelled' },
      }),
    ),
  )
}
