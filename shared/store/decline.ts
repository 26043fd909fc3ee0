import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { keys } from './keys.ts'
import { conditionFailed, type Table } from './table.ts'

/**
 * 'Not this time': this need never asks this volunteer again. Saying it twice is saying it once. Answers false when somebody on
 * another device has already acted as this volunteer.
 */
export async function declineInvitation(
  table: Table,
  now: number,
  of: { readonly volunteer: string; readonly need: string; readonly device: string },
): Promise<boolean> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.invitation(of.volunteer, of.need),
        UpdateExpression: 'SET #state = :declined, declinedAt = :now, devices = :devices',
        ConditionExpression:
          'attribute_exists(pk) AND (attribute_not_exists(devices) OR contains(devices, :device))',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':declined': 'declined',
          ':now': now,
          ':devices': [of.device],
          ':device': of.device,
        },
      }),
    )
    return true
  } catch (error) {
    if (conditionFailed(error)) return false
    throw error
  }
}
