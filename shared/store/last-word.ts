import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { keys } from './keys.ts'
import { getItem, type Table, written } from './table.ts'

/** The last word a number has texted to us, so that an earlier one that comes again, or late, changes nothing. Keyed by the number's HMAC. */
const lastWord = z.object({ word: z.enum(['stop', 'start']), at: z.number() })
export type LastWord = z.infer<typeof lastWord>

/** Seconds it is kept: networks repeat for days, not months. */
const keptFor = 90 * 24 * 3600

export function readLastWord(table: Table, identity: string): Promise<LastWord | undefined> {
  return getItem(table, keys.lastWord(identity), lastWord, { strong: true })
}

/** Notes a word that has been followed; false when a later one has been followed meanwhile. */
export function noteLastWord(table: Table, identity: string, fresh: LastWord): Promise<boolean> {
  return written(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...keys.lastWord(identity), ...fresh, expiresAt: Math.floor(fresh.at / 1000) + keptFor },
        ConditionExpression: 'attribute_not_exists(pk) OR #at <= :at',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: { ':at': fresh.at },
      }),
    ),
  )
}
