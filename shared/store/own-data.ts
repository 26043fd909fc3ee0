import * as z from 'zod/mini'
import { readConcern } from './concern.ts'
import { keys } from './keys.ts'
import { readLedger, type Where } from './ledger-item.ts'
import { eventsOf } from './need-event.ts'
import { toVolunteer } from './notice.ts'
import { type Pledge, pledgesBy } from './pledge.ts'
import { scopeOf } from './scope.ts'
import { queryItems, type Table } from './table.ts'
import { identitiesOf, type Volunteer } from './volunteer.ts'

/** What can be kept about a person, by where it rests; the map by which they are erased (see erasure.ts), read instead of deleted. */
export const ownDataKinds = [
  'profile',
  'asks',
  'invitations',
  'promises',
  'ready',
  'links',
  'messages',
  'addresses',
  'concerns',
  'given',
  'history',
] as const
export type OwnDataKind = (typeof ownDataKinds)[number]
export type OwnRecord = Readonly<Record<string, unknown>>
export type OwnData = Readonly<Record<OwnDataKind, readonly OwnRecord[]>>

const anyItem = z.looseObject({ pk: z.string(), sk: z.string() })

/** Everything of a volunteer, as it rests, without what is no word about them: keys of ours, secrets and what the table needs to find things. */
export async function ownDataOf(table: Table, now: number, person: Volunteer): Promise<OwnData> {
  const id = person.volunteer
  const own = await partition(table, keys.volunteer(id).pk)
  const messages = await partition(table, keys.notice(toVolunteer(id), '').pk)
  const identities = identitiesOf(person)
  const addresses = (
    await Promise.all(identities.map((one) => partition(table, keys.contact(one).pk)))
  ).flat()
  const worries = addresses.flatMap(({ sk }) =>
    sk.startsWith('WORRIED#') ? [sk.slice('WORRIED#'.length)] : [],
  )
  const concerns = await Promise.all(worries.map((one) => readConcern(table, now, one)))
  const pledges = await pledgesBy(table, id)
  const of = (prefix: string) => own.filter(({ sk }) => sk.startsWith(prefix)).map(shown)
  return {
    profile: of('VOLUNTEER'),
    asks: of('BUDGET'),
    invitations: of('INV#'),
    promises: of('PLEDGE#'),
    ready: of('OFFERED#'),
    links: of('LINK#'),
    messages: messages.map(shown),
    addresses: addresses.map(shown),
    concerns: concerns.flatMap((one) => (one ? [shown(one)] : [])),
    given: await given(table, id, pledges),
    history: await history(table, id, pledges),
  }
}

const partition = (table: Table, pk: string) =>
  queryItems(
    table,
    {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
    },
    anyItem,
  )

const whereOf = ({ org, need }: Pledge): Where => ({ scope: scopeOf(org), need })

/** What the ledgers of the needs they promised something for say of them, and of nobody else. */
async function given(table: Table, id: string, pledges: readonly Pledge[]): Promise<OwnRecord[]> {
  const ledgers = await Promise.all(pledges.map((one) => readLedger(table, whereOf(one))))
  return ledgers.flatMap((one) => {
    if (!one) return []
    const standsBy = one.standby.find((packed) => packed.startsWith(`${id}:`))
    const mine = { holds: one.holds[id], received: one.got[id], standsBy, ready: one.offered?.[id] }
    return Object.values(mine).some((said) => said !== undefined) ? [{ need: one.need, ...mine }] : []
  })
}

/** What timelines say that they did or said. */
async function history(table: Table, id: string, pledges: readonly Pledge[]): Promise<OwnRecord[]> {
  const events = await Promise.all(pledges.map(({ org, need }) => eventsOf(table, scopeOf(org), need)))
  return events
    .flat()
    .filter(({ volunteer, by }) => volunteer === id || by === id)
    .map(shown)
}

const notTheirs =
  /^(pk|sk|tokenHash|linkKeyId|codeHash|devices|dueShard|dueAt|expiresAt|needKey|needSort|version|auth|p256dh|handled|foundAt)$/

function shown(item: object): OwnRecord {
  return without(item) as OwnRecord
}

function without(value: unknown): unknown {
  if (value instanceof Set) return [...value]
  if (Array.isArray(value)) return value.map(without)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (notTheirs.test(name) ? [] : [[name, without(one)]])),
  )
}
