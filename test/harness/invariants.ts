import { paginateScan } from '@aws-sdk/lib-dynamodb'
import { expect } from 'vitest'
import { documents } from '../../shared/wiring.ts'
import { engineClient } from './engine.ts'
import type { World } from './world.ts'

export type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string }

/** Everything in the table, past all layers: for checking only. */
export async function everything(world: World): Promise<Item[]> {
  const client = engineClient()
  const items: Item[] = []
  const pages = paginateScan(
    { client: documents(client) },
    { TableName: world.fx.table.name, ConsistentRead: true },
  )
  for await (const page of pages) items.push(...((page.Items ?? []) as Item[]))
  client.destroy()
  return items
}

/**
 * `due-audit`: an item has all attributes of due work or none, and its index finds it no later than it is due. Answers the items still due, for
 * the test to judge.
 */
export async function dueAudit(world: World): Promise<Item[]> {
  const items = await everything(world)
  for (const { pk, sk, dueShard, dueAt, foundAt } of items) {
    const kind = dueShard === undefined ? 'undefined' : 'number'
    expect([pk, sk, typeof dueAt, typeof foundAt], 'what makes an item due goes together').toEqual([
      pk,
      sk,
      kind,
      kind,
    ])
    if (dueShard !== undefined) expect(Number(foundAt)).toBeLessThanOrEqual(Number(dueAt))
  }
  return items.filter((item) => item.dueAt !== undefined)
}
