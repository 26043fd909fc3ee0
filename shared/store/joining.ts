import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { preferences } from '../rules/preferences.ts'
import { codeLifeMs } from './code.ts'
import { keys } from './keys.ts'
import { getItem, type Table } from './table.ts'

/**
 * What somebody said on the page to join, kept beside the code that was sent to them: nothing is written under an address
 * before its owner has typed that code.
 */
export const joiningItem = z.object({
  org: z.string(),
  said: preferences,
  /** Epoch ms; checked at use. */
  expiresAtMs: z.number(),
})
export type JoiningItem = z.infer<typeof joiningItem>

export async function putJoining(
  table: Table,
  now: number,
  id: string,
  joining: Omit<JoiningItem, 'expiresAtMs'>,
): Promise<void> {
  const expiresAtMs = now + 2 * codeLifeMs
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: { ...keys.joining(id), ...joining, expiresAtMs, expiresAt: Math.ceil(expiresAtMs / 1000) },
    }),
  )
}

export async function readJoining(table: Table, now: number, id: string): Promise<JoiningItem | undefined> {
  const found = await getItem(table, keys.joining(id), joiningItem, { strong: true })
  return found && found.expiresAtMs > now ? found : undefined
}

/** Forgets what was said, once it is the volunteer's own. */
export async function removeJoining(table: Table, id: string): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: keys.joining(id) }))
}
