import { PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { codeLifeMs } from './code.ts'
import { keys } from './keys.ts'
import { getItem, type Table } from './table.ts'

/**
 * What somebody would stand by for whose address is not confirmed yet, kept beside the code that was sent to it: nobody is in a queue before they
 * can be told that it is their turn.
 */
const standingAsked = z.object({
  org: z.string(),
  need: z.string(),
  name: z.string(),
  /** Packed: 'a1c2'. */
  lines: z.string(),
  /** Epoch ms; checked at use. */
  expiresAtMs: z.number(),
})
export type StandingAsked = z.infer<typeof standingAsked>

export async function putStandingAsked(
  table: Table,
  now: number,
  code: string,
  asked: Omit<StandingAsked, 'expiresAtMs'>,
): Promise<void> {
  const expiresAtMs = now + 2 * codeLifeMs
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: {
        ...keys.standingAsked(code),
        ...asked,
        expiresAtMs,
        expiresAt: Math.ceil(expiresAtMs / 1000),
      },
    }),
  )
}

export async function readStandingAsked(
  table: Table,
  now: number,
  code: string,
): Promise<StandingAsked | undefined> {
  const found = await getItem(table, keys.standingAsked(code), standingAsked, { strong: true })
  return found && found.expiresAtMs > now ? found : undefined
}
