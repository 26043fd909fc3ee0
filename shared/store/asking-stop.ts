import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { organizationStates } from '../rules/organization-kinds.ts'
import { hubOrganization } from '../rules/roles.ts'
import { getItems } from './batch.ts'
import { keys } from './keys.ts'
import { type AskingStop, askingStop } from './organization.ts'
import type { Scope } from './scope.ts'
import { type Table, written } from './table.ts'

/** Stops all asking of an organisation. False when it is stopped already: the first stop and its reason stand. */
export function putAskingStop(table: Table, org: string, stop: AskingStop): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.organization(org),
        UpdateExpression: 'SET askingStop = :stop',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(askingStop)',
        ExpressionAttributeValues: { ':stop': askingStop.parse(stop) },
      }),
    ),
  )
}

/** Lifts exactly the stop that was seen; false when it is gone, or another one stands. */
export function removeAskingStop(table: Table, org: string, seen: AskingStop): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.organization(org),
        UpdateExpression: 'REMOVE askingStop',
        ConditionExpression: 'askingStop.#at = :at AND askingStop.#by = :by',
        ExpressionAttributeNames: { '#at': 'at', '#by': 'by' },
        ExpressionAttributeValues: { ':at': seen.at, ':by': seen.by },
      }),
    ),
  )
}

const standing = z.object({
  org: z.string(),
  state: z.enum(organizationStates),
  askingStop: askingStop.optional(),
})

/** Whether nobody may be asked for this organisation now: it may not work, or all asking is stopped for it or for everybody. One strong read. */
export async function isAskingStopped(table: Table, { org }: Scope): Promise<boolean> {
  const decisive = [...new Set([org, hubOrganization])].map(keys.organization)
  const found = await getItems(table, decisive, standing, { strong: true })
  return found.some((one) => one.askingStop !== undefined || (one.org === org && one.state === 'stopped'))
}
