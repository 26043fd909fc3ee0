import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { keys } from './keys.ts'
import { getItem, queryItems, type Table, written } from './table.ts'

/** Which member of which organisation an address signs in as. Says nothing about whether they still may: the member does. */
const login = z.object({ org: z.string(), member: z.string() })
export type Login = z.infer<typeof login>

/** Every membership of an address, by its identity (see Effects.identify). */
export function loginsOf(table: Table, identity: string): Promise<Login[]> {
  return queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :address AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: {
        ':address': keys.login(identity, '').pk,
        ':prefix': keys.login(identity, '').sk,
      },
      ConsistentRead: true,
    },
    login,
  )
}

export function readLogin(table: Table, identity: string, org: string): Promise<Login | undefined> {
  return getItem(table, keys.login(identity, org), login, { strong: true })
}

/**
 * Lets an address sign in as this member. Takes the place of `instead`, a member who left; otherwise only if the address
 * has no membership there. Answers false when somebody else is in that place; a repeat answers true.
 */
export function putLogin(table: Table, identity: string, fresh: Login, instead?: string): Promise<boolean> {
  return written(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...keys.login(identity, fresh.org), ...fresh },
        ConditionExpression: 'attribute_not_exists(pk) OR #member IN (:member, :instead)',
        ExpressionAttributeNames: { '#member': 'member' },
        ExpressionAttributeValues: { ':member': fresh.member, ':instead': instead ?? fresh.member },
      }),
    ),
  )
}

/** Ends it: this address signs in as this member no more. Does nothing where it is somebody else's meanwhile. */
export async function deleteLogin(table: Table, identity: string, of: Login): Promise<void> {
  await written(
    table.client.send(
      new DeleteCommand({
        TableName: table.name,
        Key: keys.login(identity, of.org),
        ConditionExpression: '#member = :member',
        ExpressionAttributeNames: { '#member': 'member' },
        ExpressionAttributeValues: { ':member': of.member },
      }),
    ),
  )
}
