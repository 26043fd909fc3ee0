import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type Claim, leaseMs } from './due.ts'
import { type Table, written } from './table.ts'

/**
 * How often a message was handed over, on the due item itself. Counted before it is done, so that a crash leaves a message that may have
 * gone out counted as gone out. Every update is bound to the claim: a worker that lost its lease changes nothing.
 */

/**
 * Counts one more hand-over, with what must be written before the message goes out, and claims the message for it in the same write. Answers the
 * claim, or undefined when somebody else has the message.
 */
export async function countHandOver(
  table: Table,
  now: number,
  seen: Claim,
  sends: number,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Claim | undefined> {
  const until = now + leaseMs
  // It goes to the back, as with a claim.
  const back = seen.abandoned ? { foundAt: until } : {}
  const done = await update(table, seen, { ...more, ...back, sends: sends + 1, dueAt: until })
  return done ? { key: seen.key, item: seen.item, dueAt: until } : undefined
}

/** Puts a message off to `at` (epoch ms), with what is now known about it. */
export function putOff(
  table: Table,
  claimed: Claim,
  at: number,
  known: Readonly<Record<string, unknown>> = {},
): Promise<boolean> {
  return update(table, claimed, { ...known, dueAt: at, foundAt: at })
}

/** Ends a message: nothing is due any more. */
export function endMessage(
  table: Table,
  claimed: Claim,
  known: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  return update(table, claimed, known, ' REMOVE dueShard, dueAt, foundAt')
}

function update(
  table: Table,
  claimed: Claim,
  set: Readonly<Record<string, unknown>>,
  more = '',
): Promise<boolean> {
  const entries = Object.entries(set)
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: claimed.key,
        UpdateExpression: `SET ${entries.map((_, i) => `#n${i} = :v${i}`).join(', ')}${more}`,
        ConditionExpression: 'dueAt = :lease',
        ExpressionAttributeNames: Object.fromEntries(entries.map(([name], i) => [`#n${i}`, name])),
        ExpressionAttributeValues: {
          ':lease': claimed.dueAt,
          ...Object.fromEntries(entries.map(([, value], i) => [`:v${i}`, value])),
        },
      }),
    ),
  )
}
