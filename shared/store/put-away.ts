import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { lineIds } from '../rules/ledger.ts'
import { getItems } from './batch.ts'
import { keys } from './keys.ts'
import { type Ledger, ledger, type Where } from './ledger-item.ts'
import { listingOf, removeListed } from './listed-need.ts'
import type { Scope } from './scope.ts'
import { keyOf, type Table, written } from './table.ts'
import { tableShape } from './table-shape.ts'

/** The attributes that list a need that is over under its organisation, by when it ended. */
const overIndex = (scope: Scope, need: string, at: number) => ({
  needKey: `OX#${scope.org}`,
  needSort: `${new Date(at).toISOString()}#${need}`,
})

/** One page of the needs that are over, the last one first; `before` is where the page before ended. */
export async function needsOver(
  table: Table,
  scope: Scope,
  of: { readonly limit: number; readonly before?: string },
): Promise<{ readonly needs: readonly Ledger[]; readonly before?: string }> {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: tableShape.indexes.need.name,
      KeyConditionExpression: 'needKey = :org AND needSort < :before',
      ExpressionAttributeValues: { ':org': `OX#${scope.org}`, ':before': of.before ?? '~' },
      ScanIndexForward: false,
      Limit: of.limit + 1,
    }),
  )
  const page = Items.slice(0, of.limit)
  const last = Items.length > of.limit ? page.at(-1)?.needSort : undefined
  const whole = await getItems(table, page.map(keyOf), ledger)
  const needs = new Map(whole.map((one) => [one.need, one]))
  return {
    needs: page.flatMap(({ sk }) => needs.get(String(sk).slice('LEDGER#'.length)) ?? []),
    ...(last === undefined ? {} : { before: String(last) }),
  }
}

/**
 * Moves the ledger of a need that is over out of the board's way: the copy first, then the original goes, unless it has
 * changed since. Whatever crashes in between is finished by the next call; readers find one of the two at any moment.
 * `now` (epoch ms) is where it stands among the needs that are over.
 */
export async function putAway(table: Table, now: number, { scope, need }: Where): Promise<boolean> {
  const key = keys.ledger(scope, need)
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }),
  )
  if (!Item) return true
  const seen: Ledger = ledger.parse(Item)
  const { dueShard: _, dueAt: __, listed: ___, offered: ____, ...over } = seen
  if ((over.stage !== 'closed' && over.stage !== 'cancelled') || over.telling) return false
  const listing = listingOf(seen)
  if (listing) await removeListed(table, { ...listing, need })
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: { ...keys.closedLedger(scope, need), ...overIndex(scope, need, now), ...over },
    }),
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
          'size(got) = :got',
          'attribute_not_exists(telling)',
          ...counts.flatMap((id) => [`#open.${id} = :open_${id}`, `received.${id} = :received_${id}`]),
        ].join(' AND '),
        ExpressionAttributeNames: { '#open': 'open' },
        ExpressionAttributeValues: {
          ':stage': over.stage,
          ':holds': Object.keys(over.holds).length,
          ':got': Object.keys(over.got).length,
          ...Object.fromEntries(counts.map((id) => [`:open_${id}`, over.open[id]])),
          ...Object.fromEntries(counts.map((id) => [`:received_${id}`, over.received[id]])),
        },
      }),
    ),
  )
}
