import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { keys } from './keys.ts'
import { getItem, type Table, written } from './table.ts'

/**
 * 'stopped': the person asked us to stop asking; what concerns their own pledges still reaches them.
 * 'bounced' and 'complained': nothing goes to this address any more.
 */
export const suppressionReasons = ['stopped', 'bounced', 'complained'] as const
export type SuppressionReason = (typeof suppressionReasons)[number]

/** An address that is not to be written to; keyed by its HMAC, so that the list says nothing about anybody. */
export const suppression = z.object({ why: z.enum(suppressionReasons), at: z.number() })
export type Suppression = z.infer<typeof suppression>

/** Stops an address. Repeating it changes nothing; a bounce or complaint outranks a stop. */
export async function suppress(
  table: Table,
  identity: string,
  fresh: { readonly why: SuppressionReason; readonly at: number },
): Promise<void> {
  const known = await readSuppression(table, identity)
  if (known && (known.why !== 'stopped' || fresh.why === 'stopped')) return
  await table.client.send(
    new PutCommand({ TableName: table.name, Item: { ...keys.suppressed(identity), ...fresh } }),
  )
}

/** Whether and why this address is not to be written to; read strongly, just before sending. */
export function readSuppression(table: Table, identity: string): Promise<Suppression | undefined> {
  return getItem(table, keys.suppressed(identity), suppression, { strong: true })
}

/** Lifts a mark of this kind: a stop, because its owner wants to be asked again; a bounce, because the address has been shown to work since. */
export async function lift(
  table: Table,
  identity: string,
  why: Exclude<SuppressionReason, 'complained'>,
): Promise<void> {
  await written(
    table.client.send(
      new DeleteCommand({
        TableName: table.name,
        Key: keys.suppressed(identity),
        ConditionExpression: 'why = :why',
        ExpressionAttributeValues: { ':why': why },
      }),
    ),
  )
}
