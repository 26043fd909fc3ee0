import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { dueAt } from './due.ts'
import { keys } from './keys.ts'
import {
  type Admission,
  type Organization,
  type OrganizationSettings,
  readOrganization,
} from './organization.ts'
import { type Table, written } from './table.ts'

/** Writes a new organisation without administrators; answers false when the id is there already. */
export function putOrganization(table: Table, fresh: Omit<Organization, 'administrators'>): Promise<boolean> {
  return written(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...keys.organization(fresh.org), ...fresh },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  )
}

/** Changes some of an organisation's facts; answers false when there is no such organisation. */
export function changeOrganization(
  table: Table,
  org: string,
  change: Partial<OrganizationSettings & Omit<Admission, 'state'>>,
): Promise<boolean> {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined)
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.organization(org),
        UpdateExpression: `SET ${entries.map((_, i) => `#n${i} = :v${i}`).join(', ')}`,
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: Object.fromEntries(entries.map(([name], i) => [`#n${i}`, name])),
        ExpressionAttributeValues: Object.fromEntries(entries.map(([, value], i) => [`:v${i}`, value])),
      }),
    ),
  )
}

/** The parts of an update by which the hub's stop, or its end, is counted and makes the organisation due. */
export function counting(now: number, org: string) {
  const due = dueAt('broadcast', keys.organization(org), now)
  return {
    set: 'stops = if_not_exists(stops, :none) + :once, dueShard = :dueShard, dueAt = :dueAt, foundAt = :dueAt',
    values: { ':none': 0, ':once': 1, ':dueShard': due.dueShard, ':dueAt': due.dueAt },
  }
}

/** Stops an organisation's work, or lets it in again; false when it is so already. */
export function moveState(
  table: Table,
  now: number,
  org: string,
  state: Organization['state'],
): Promise<boolean> {
  const counted = counting(now, org)
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.organization(org),
        UpdateExpression: `SET #state = :state, stateAt = :now, ${counted.set}`,
        ConditionExpression: 'attribute_exists(pk) AND #state <> :state',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':state': state, ':now': now, ...counted.values },
      }),
    ),
  )
}

/** Removes an organisation that has no administrator; answers false when it has one. */
export function removeUnused(table: Table, org: string): Promise<boolean> {
  return written(
    table.client.send(
      new DeleteCommand({
        TableName: table.name,
        Key: keys.organization(org),
        ConditionExpression: 'attribute_not_exists(administrators)',
      }),
    ),
  )
}

/** Makes a member an administrator; doing it twice is doing it once. */
export function addAdministrator(table: Table, org: string, member: string): Promise<boolean> {
  return written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.organization(org),
        UpdateExpression: 'ADD administrators :member',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':member': new Set([member]) },
      }),
    ),
  )
}

/** Takes the administration from a member, unless nobody would be left; answers whether they are none now. */
export async function removeAdministrator(table: Table, org: string, member: string): Promise<boolean> {
  const removed = await written(
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.organization(org),
        UpdateExpression: 'DELETE administrators :one',
        ConditionExpression: 'contains(administrators, :member) AND size(administrators) > :last',
        ExpressionAttributeValues: { ':one': new Set([member]), ':member': member, ':last': 1 },
      }),
    ),
  )
  if (removed) return true
  const now = await readOrganization(table, org, { strong: true })
  return now !== undefined && !now.administrators.has(member)
}
