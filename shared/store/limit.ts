import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { keys } from './keys.ts'
import { conditionFailed, getItem, type Table } from './table.ts'

/** How often something may be done by one source. `source` is a hash, never an address. */
export interface Limit {
  readonly what: string
  readonly source: string
  readonly most: number
  readonly windowMs: number
}

/**
 * Counts one use in the current window; false when it is used up. One write, whatever the traffic. Windows are fixed, so at the seam
 * of two up to twice as many fit: for limits against floods.
 */
export async function withinLimit(table: Table, now: number, limit: Limit): Promise<boolean> {
  const window = Math.floor(now / limit.windowMs)
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.limit(limit.what, limit.source, window),
        UpdateExpression: 'SET used = if_not_exists(used, :none) + :one, expiresAt = :gone',
        ConditionExpression: 'attribute_not_exists(used) OR used < :most',
        ExpressionAttributeValues: {
          ':none': 0,
          ':one': 1,
          ':most': limit.most,
          ':gone': Math.ceil(((window + 2) * limit.windowMs) / 1000),
        },
      }),
    )
    return true
  } catch (error) {
    if (conditionFailed(error)) return false
    throw error
  }
}

const uses = z.object({ uses: z.array(z.number()), version: z.number() })

/**
 * Counts one use among those of the last `windowMs`, wherever they fall; false when there were `most`. For small limits that must hold
 * exactly: each try that fails means that somebody else took a place, so it ends after as many.
 */
export async function withinRollingLimit(table: Table, now: number, limit: Limit): Promise<boolean> {
  const key = keys.limit(limit.what, limit.source, 0)
  for (let tries = 0; tries <= limit.most; tries++) {
    const known = await getItem(table, key, uses, { strong: true })
    const recent = (known?.uses ?? []).filter((at) => at > now - limit.windowMs)
    if (recent.length >= limit.most) return false
    try {
      await table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: {
            ...key,
            uses: [...recent, now],
            version: (known?.version ?? 0) + 1,
            expiresAt: Math.ceil((now + 2 * limit.windowMs) / 1000),
          },
          ConditionExpression: known ? 'version = :seen' : 'attribute_not_exists(pk)',
          ...(known ? { ExpressionAttributeValues: { ':seen': known.version } } : {}),
        }),
      )
      return true
    } catch (error) {
      if (!conditionFailed(error)) throw error
    }
  }
  return false
}
