import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { keys } from './keys.ts'
import { conditionFailed, getItem, type Table } from './table.ts'

/**
 * Whose an address is: one item per address, found by its HMAC, so that one person is one volunteer however they spell
 * their number. The volunteer item is written first and the claim after it; who loses the claim removes their own item.
 */
export const contactClaim = z.object({ volunteer: z.string(), at: z.number() })
export type ContactClaim = z.infer<typeof contactClaim>

/** Whose an address is now. */
export function readContact(table: Table, identity: string): Promise<ContactClaim | undefined> {
  return getItem(table, keys.contact(identity), contactClaim, { strong: true })
}

/**
 * Claims an address for a volunteer and answers whose it is after that: theirs, or the one's who was first.
 * `insteadOf` names a volunteer who has left and gives way.
 */
export async function claimContact(
  table: Table,
  now: number,
  claim: { identity: string; volunteer: string; insteadOf?: string },
): Promise<string> {
  const instead = claim.insteadOf === undefined ? '' : ' OR volunteer = :left'
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...keys.contact(claim.identity), volunteer: claim.volunteer, at: now },
        ConditionExpression: `attribute_not_exists(pk)${instead}`,
        ...(claim.insteadOf === undefined ? {} : { ExpressionAttributeValues: { ':left': claim.insteadOf } }),
      }),
    )
    return claim.volunteer
  } catch (error) {
    if (!conditionFailed(error)) throw error
  }
  const first = await readContact(table, claim.identity)
  return first?.volunteer ?? claimContact(table, now, claim)
}

/** Gives an address up, if it is still this volunteer's. Harmless to repeat. */
export async function releaseContact(table: Table, identity: string, volunteer: string): Promise<void> {
  try {
    await table.client.send(
      new DeleteCommand({
        TableName: table.name,
        Key: keys.contact(identity),
        ConditionExpression: 'volunteer = :own',
        ExpressionAttributeValues: { ':own': volunteer },
      }),
    )
  } catch (error) {
    if (!conditionFailed(error)) throw error
  }
}
