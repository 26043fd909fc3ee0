import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { isByHub } from '../rules/org-stop.ts'
import { organizationStates } from '../rules/organization-kinds.ts'
import { hubOrganization } from '../rules/roles.ts'
import { getItems } from './batch.ts'
import { keys } from './keys.ts'
import { type AskingStop, askingStop } from './organization.ts'
import { counting } from './organization-changes.ts'
import type { Scope } from './scope.ts'
import { type Table, written } from './table.ts'

/**
 * Stops all asking of an organisation. False when it is stopped already: the first stop and its reason stand, save that the hub's takes the place of
 * the organisation's own, which they could lift. With `unlessFreed`, false as well when asking went on again after the time of this stop.
 * What the hub stops makes the organisation due at `now`, so that its needs follow and people are told.
 */
export function putAskingStop(
  table: Table,
  now: number,
  org: string,
  stop: AskingStop,
  unlessFreed = false,
): Promise<boolean> {
  const ofHub = isByHub(stop)
  const counted = ofHub ? counting(now, org) : undefined
  const stands = ofHub
    ? '(attribute_not_exists(askingStop) OR NOT begins_with(askingStop.#by, :hub))'
    : 'attribute_not_exists(askingStop)'
  const freed = unlessFreed ? ' AND (attribute_not_exists(askingFreed) OR askingFreed < :at)' : ''
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.organization(org),
        UpdateExpression: `SET askingStop = :stop${counted ? `, ${counted.set}` : ''}`,
        ConditionExpression: `attribute_exists(pk) AND ${stands}${freed}`,
        ...(ofHub ? { ExpressionAttributeNames: { '#by': 'by' } } : {}),
        ExpressionAttributeValues: {
          ':stop': askingStop.parse(stop),
          ...(ofHub ? { ':hub': 'hub ' } : {}),
          ...(unlessFreed ? { ':at': stop.at } : {}),
          ...counted?.values,
        },
      }),
    ),
  )
}

/** Lifts exactly the stop that was seen, at `now`; false when it is gone, or another one stands. */
export function removeAskingStop(table: Table, now: number, org: string, seen: AskingStop): Promise<boolean> {
  const counted = isByHub(seen) ? counting(now, org) : undefined
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.organization(org),
        UpdateExpression: `SET askingFreed = :freed${counted ? `, ${counted.set}` : ''} REMOVE askingStop`,
        ConditionExpression: 'askingStop.#at = :at AND askingStop.#by = :by',
        ExpressionAttributeNames: { '#at': 'at', '#by': 'by' },
        // Never before the stop itself, whatever the clocks say.
        ExpressionAttributeValues: {
          ':at': seen.at,
          ':by': seen.by,
          ':freed': Math.max(now, seen.at),
          ...counted?.values,
        },
      }),
    ),
  )
}

const standing = z.object({
  org: z.string(),
  state: z.enum(organizationStates),
  askingStop: z.optional(askingStop),
})

/** Whether nobody may be asked for this organisation now: it may not work, or all asking is stopped for it or for everybody. One strong read. */
export async function isAskingStopped(table: Table, { org }: Scope): Promise<boolean> {
  const decisive = [...new Set([org, hubOrganization])].map(keys.organization)
  const found = await getItems(table, decisive, standing, { strong: true })
  return found.some((one) => one.askingStop !== undefined || (one.org === org && one.state === 'stopped'))
}
