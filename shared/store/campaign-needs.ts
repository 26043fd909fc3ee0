import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { getItems } from './batch.ts'
import { keys } from './keys.ts'
import { type Ledger, ledger, type Where } from './ledger-item.ts'
import { type GroupLink, groupLink } from './link.ts'
import { type NeedText, needText } from './need-text.ts'
import type { Scope } from './scope.ts'
import { type Table, written } from './table.ts'

/** The ledgers of several needs by id, also of those that are over; what is not there is left out. */
export async function ledgersOf(
  table: Table,
  scope: Scope,
  needs: readonly string[],
  options: { strong?: boolean } = {},
): Promise<ReadonlyMap<string, Ledger>> {
  const open = await getItems(
    table,
    needs.map((need) => keys.ledger(scope, need)),
    ledger,
    options,
  )
  const found = byNeed(open)
  const others = needs.filter((need) => !found.has(need))
  const over = await getItems(
    table,
    others.map((need) => keys.closedLedger(scope, need)),
    ledger,
    options,
  )
  return new Map([...found, ...byNeed(over)])
}

/** The texts of several needs by id. */
export async function textsOf(
  table: Table,
  scope: Scope,
  needs: readonly string[],
): Promise<ReadonlyMap<string, NeedText>> {
  return byNeed(
    await getItems(
      table,
      needs.map((need) => keys.needText(scope, need)),
      needText,
    ),
  )
}

/** The links of several needs for groups, by need. */
export async function groupLinksOf(
  table: Table,
  scope: Scope,
  needs: readonly string[],
): Promise<ReadonlyMap<string, GroupLink>> {
  return byNeed(
    await getItems(
      table,
      needs.map((need) => keys.groupLink(scope, need)),
      groupLink,
    ),
  )
}

/** Says on a need's texts which campaign it is part of, and who moved it; answers false when that is not `from` any more. */
export function noteCampaign(
  table: Table,
  { scope, need }: Where,
  {
    from,
    to,
    move,
  }: {
    readonly from: string | undefined
    readonly to: string | undefined
    readonly move: NonNullable<NeedText['campaignMove']>
  },
): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.needText(scope, need),
        UpdateExpression: `SET campaignMove = :move${to === undefined ? ' REMOVE campaign' : ', campaign = :to'}`,
        ConditionExpression: `attribute_exists(pk) AND ${from === undefined ? 'attribute_not_exists(campaign)' : 'campaign = :from'}`,
        ExpressionAttributeValues: {
          ':move': move,
          ...(to === undefined ? {} : { ':to': to }),
          ...(from === undefined ? {} : { ':from': from }),
        },
      }),
    ),
  )
}

const byNeed = <T extends { readonly need: string }>(items: readonly T[]): Map<string, T> =>
  new Map(items.map((item) => [item.need, item]))
