import * as z from 'zod/mini'
import { type ListedInvitation, listedInvitation } from './invitation.ts'
import { needKey } from './keys.ts'
import { type ListedPledge, listedPledge } from './pledge.ts'
import { queryItems, type Table } from './table.ts'
import { tableShape } from './table-shape.ts'

/** Everybody who was asked for a need, and everybody who has promised something. */
export interface Answers {
  readonly invitations: readonly ListedInvitation[]
  readonly pledges: readonly ListedPledge[]
}

/** Both in one Query of the index, which may lag by a moment. */
export async function answersFor(table: Table, need: string): Promise<Answers> {
  const items = await queryItems(
    table,
    {
      IndexName: tableShape.indexes.need.name,
      KeyConditionExpression: 'needKey = :need',
      ExpressionAttributeValues: { ':need': needKey(need) },
    },
    z.looseObject({ sk: z.string() }),
  )
  const of = (prefix: string) => items.filter(({ sk }) => sk.startsWith(prefix))
  return {
    invitations: of('INV#').map((item) => listedInvitation.parse(item)),
    pledges: of('PLEDGE#').map((item) => listedPledge.parse(item)),
  }
}
