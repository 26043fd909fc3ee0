import { DeleteCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import type { AreaStoreRefusal } from '../rules/area-rows.ts'
import { type AreaTree, buildTree } from '../rules/area-tree.ts'
import type { Area, AreaScheme } from '../rules/areas.ts'
import { nationalScheme } from '../rules/areas.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import { type Chunk, largestChunk, pack, unpack } from './areas-packed.ts'
import { keys } from './keys.ts'
import { conditionFailed, getItem, queryItems, type Table } from './table.ts'

/**
 * The place tree, stored in a few packed items under a version of its own. One write of the pointer puts a whole import
 * in place, so that nobody ever sees half a tree; what it replaces is deleted afterwards.
 */
const pointer = z.object({
  version: z.optional(z.string()),
  chunks: z.optional(z.number()),
  size: z.optional(z.number()),
  scheme: z.optional(
    z.object({ city: z.number(), district: z.number(), street: z.number(), community: z.number() }),
  ),
  /** The import that began last; only that one may end. */
  begun: z.optional(z.string()),
  /** Every version that may have chunks: the current one, replaced ones, and imports that never ended. */
  written: z.optional(z.array(z.string())),
})
const storedChunk = z.object({ sk: z.string(), packed: z.string() })

/**
 * Puts a whole tree in place, or nothing. `version` is a new id; calling again with the same one repeats nothing.
 * The areas are those of readAreas: checked, each with its parent.
 */
export async function replaceAreas(
  table: Table,
  version: string,
  areas: readonly Area[],
  scheme: AreaScheme = nationalScheme,
): Promise<Result<{ size: number; chunks: number }, AreaStoreRefusal>> {
  const chunks = pack(areas, scheme)
  for (const { id, packed } of chunks) {
    const bytes = new TextEncoder().encode(packed).length
    if (bytes > largestChunk)
      return refuse({ kind: 'district-too-large', district: id, bytes, most: largestChunk })
  }
  await begin(table, version)
  for (const chunk of chunks) await putChunk(table, version, chunk)
  if (!(await flip(table, version, { chunks: chunks.length, size: areas.length, scheme })))
    return refuse({ kind: 'overtaken' })
  await clearAway(table, version)
  return ok({ size: areas.length, chunks: chunks.length })
}

async function begin(table: Table, version: string): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: keys.areasCurrent(),
      UpdateExpression: 'SET begun = :version, written = list_append(if_not_exists(written, :none), :mine)',
      ExpressionAttributeValues: { ':version': version, ':mine': [version], ':none': [] },
    }),
  )
}

async function putChunk(table: Table, version: string, { id, packed }: Chunk): Promise<void> {
  const key = keys.areas(version, id)
  await table.client.send(new PutCommand({ TableName: table.name, Item: { ...key, packed } }))
}

/** The one write that counts; false if another import began meanwhile. */
async function flip(
  table: Table,
  version: string,
  whole: { chunks: number; size: number; scheme: AreaScheme },
): Promise<boolean> {
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.areasCurrent(),
        UpdateExpression:
          'SET #version = :version, chunks = :chunks, #size = :size, scheme = :scheme REMOVE begun',
        ConditionExpression: 'begun = :version',
        ExpressionAttributeNames: { '#version': 'version', '#size': 'size' },
        ExpressionAttributeValues: {
          ':version': version,
          ':chunks': whole.chunks,
          ':size': whole.size,
          ':scheme': whole.scheme,
        },
      }),
    )
    return true
  } catch (error) {
    if (!conditionFailed(error)) throw error
    // A repeated write whose first answer was lost finds its own version in place.
    const now = await getItem(table, keys.areasCurrent(), pointer, { strong: true })
    return now?.version === version
  }
}

/** Deletes every version but the current one, then forgets them; an import that began meanwhile will do it instead. */
async function clearAway(table: Table, version: string): Promise<void> {
  const now = await getItem(table, keys.areasCurrent(), pointer, { strong: true })
  if (now?.version !== version || now.begun !== undefined) return
  for (const old of new Set(now.written)) if (old !== version) await deleteVersion(table, old)
  try {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.areasCurrent(),
        UpdateExpression: 'SET written = :mine',
        ConditionExpression: '#version = :version AND attribute_not_exists(begun)',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': version, ':mine': [version] },
      }),
    )
  } catch (error) {
    if (!conditionFailed(error)) throw error
  }
}

async function deleteVersion(table: Table, version: string): Promise<void> {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.areas(version, '').pk },
      ProjectionExpression: 'pk, sk',
    }),
  )
  for (const { pk, sk } of Items)
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }))
}

const none = buildTree([])
/** The tree last read in this instance. */
let kept: { readonly table: string; readonly version: string; readonly tree: AreaTree } | undefined

/**
 * The tree as it stands: one small read per call, the tree itself once per instance and version.
 * Empty as long as nothing has been imported.
 */
export async function areaTree(table: Table): Promise<AreaTree> {
  for (let attempt = 0; ; attempt++) {
    const current = await getItem(table, keys.areasCurrent(), pointer, { strong: attempt > 0 })
    if (!current?.version) return none
    if (kept?.version === current.version && kept.table === table.name) return kept.tree
    const scheme = current.scheme ?? nationalScheme
    const chunks = await queryItems(
      table,
      {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.areas(current.version, '').pk },
        ConsistentRead: attempt > 0,
      },
      storedChunk,
    )
    if (chunks.length === current.chunks) {
      const areas = chunks.flatMap(({ sk, packed }) => unpack({ id: sk, packed }, scheme))
      kept = { table: table.name, version: current.version, tree: buildTree(areas, scheme) }
      return kept.tree
    }
    // Replaced between the two reads: look again. Thrice is more imports than anybody makes in a second.
    if (attempt > 2) throw new Error('The stored areas are incomplete.')
  }
}
