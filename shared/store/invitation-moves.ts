import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { TextRefusal } from '../rules/text-limits.ts'
import { type FollowingText, type Invitation, type InvitationFailure, invitationIndex } from './invitation.ts'
import { keys } from './keys.ts'
import { type Table, written } from './table.ts'

type Which = Pick<Invitation, 'volunteer' | 'need'>

/** Writes an invitation before it is handed to a channel; false when this volunteer has one for this need. */
export function putInvitation(table: Table, fresh: Invitation): Promise<boolean> {
  return written(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: {
          ...keys.invitation(fresh.volunteer, fresh.need),
          ...fresh,
          ...invitationIndex(fresh.need, fresh.volunteer),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  )
}

/** Counts one more hand-over before it is made; false when somebody else has, or the volunteer has answered meanwhile. */
export function countSend(table: Table, of: Which, seen: number): Promise<boolean> {
  return change(table, of, 'sends = :next', 'sends = :seen', { ':seen': seen, ':next': seen + 1 })
}

/**
 * Notes that it goes by another channel instead, before it is handed over there; false when the volunteer has answered meanwhile. What was
 * counted for the first channel, which would not have it, counts for this one.
 */
export function turnTo(table: Table, of: Which, via: NonNullable<Invitation['via']>): Promise<boolean> {
  return change(table, of, 'via = :via', '', { ':via': via })
}

/** Notes what came of handing an invitation over. An answer of the volunteer, who may be quicker, stays. */
export function settleInvitation(
  table: Table,
  of: Which,
  came: Pick<Invitation, 'state'> & Partial<Pick<Invitation, 'sends' | 'why' | 'unpaid'>>,
): Promise<boolean> {
  const sent = came.state === 'sent'
  const handedOver = sent ? true : undefined
  const more = Object.entries({ sends: came.sends, why: came.why, unpaid: came.unpaid, handedOver }).filter(
    ([, value]) => value !== undefined,
  )
  return change(
    table,
    of,
    ['#state = :state', ...more.map(([name]) => `${name} = :${name}`)].join(', '),
    '',
    {
      // As it was, so that no index has anything to write (see invitation.ts).
      ':state': sent ? 'sending' : came.state,
      ...Object.fromEntries(more.map(([name, value]) => [`:${name}`, value])),
    },
  )
}

/** Notes later that an invitation never arrived; false when it is known already, or the volunteer has answered. */
export function failInvitation(table: Table, of: Which, why: InvitationFailure): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.invitation(of.volunteer, of.need),
        UpdateExpression: 'SET #state = :failed, why = :why',
        ConditionExpression: '#state IN (:sending, :unknown, :sent)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':failed': 'failed',
          ':why': why,
          ':sending': 'sending',
          ':unknown': 'unknown',
          ':sent': 'sent',
        },
      }),
    ),
  )
}

/**
 * Claims the one hand-over of the text message that follows an invitation, once it is paid for; false when it has been handed over before, or the
 * volunteer has answered meanwhile.
 */
export function beginText(table: Table, of: Which, at: number): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.invitation(of.volunteer, of.need),
        UpdateExpression: 'SET #text = :sending, textAt = :at',
        ConditionExpression:
          '(#state IN (:sent, :unknown) OR (#state = :sending AND handedOver = :yes)) AND (attribute_not_exists(#text) OR #text = :paid)',
        ExpressionAttributeNames: { '#state': 'state', '#text': 'text' },
        ExpressionAttributeValues: {
          ':sending': 'sending',
          ':at': at,
          ':sent': 'sent',
          ':unknown': 'unknown',
          ':paid': 'paid',
          ':yes': true,
        },
      }),
    ),
  )
}

/** Notes what came of handing that text message over. A receipt, which may be quicker, stays. */
export function settleText(table: Table, of: Which, came: FollowingText): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.invitation(of.volunteer, of.need),
        UpdateExpression: 'SET #text = :came',
        ConditionExpression: '#text = :sending',
        ExpressionAttributeNames: { '#text': 'text' },
        ExpressionAttributeValues: { ':came': came, ':sending': 'sending' },
      }),
    ),
  )
}

/**
 * Notes what a network says of a text message, whether it was the request itself or followed it. The first final word stands: answers false when there
 * was one.
 */
export function receiveText(table: Table, of: Which, came: 'delivered' | 'failed'): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.invitation(of.volunteer, of.need),
        UpdateExpression: 'SET #text = :came',
        ConditionExpression:
          '#text IN (:sending, :sent, :unknown) OR (attribute_not_exists(#text) AND via = :mobile)',
        ExpressionAttributeNames: { '#text': 'text' },
        ExpressionAttributeValues: {
          ':came': came,
          ':sending': 'sending',
          ':sent': 'sent',
          ':unknown': 'unknown',
          ':mobile': 'mobile',
        },
      }),
    ),
  )
}

/** A request that went by text did not arrive; false when it is known already, a receipt says otherwise, or the volunteer has answered. */
export function failTexted(table: Table, of: Which): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.invitation(of.volunteer, of.need),
        UpdateExpression: 'SET #state = :failed, why = :why, #text = :failed',
        ConditionExpression:
          '#state IN (:sending, :unknown, :sent) AND via = :mobile AND attribute_not_exists(#text)',
        ExpressionAttributeNames: { '#state': 'state', '#text': 'text' },
        ExpressionAttributeValues: {
          ':failed': 'failed',
          ':why': 'unreachable',
          ':sending': 'sending',
          ':unknown': 'unknown',
          ':sent': 'sent',
          ':mobile': 'mobile',
        },
      }),
    ),
  )
}

/** Notes why the text message was not sent; nothing where one was. */
export function noteUnpaid(table: Table, of: Which, why: TextRefusal): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.invitation(of.volunteer, of.need),
        UpdateExpression: 'SET unpaid = :why',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#text)',
        ExpressionAttributeNames: { '#text': 'text' },
        ExpressionAttributeValues: { ':why': why },
      }),
    ),
  )
}

function change(
  table: Table,
  of: Which,
  set: string,
  when: string,
  values: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.invitation(of.volunteer, of.need),
        UpdateExpression: `SET ${set}`,
        ConditionExpression: ['#state IN (:sending, :unknown)', 'attribute_not_exists(handedOver)', when]
          .filter(Boolean)
          .join(' AND '),
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':sending': 'sending', ':unknown': 'unknown', ...values },
      }),
    ),
  )
}
