import { type AttributeValue, BatchWriteItemCommand, paginateScan } from '@aws-sdk/client-dynamodb'
import { engineClient } from './engine.ts'
import type { World } from './world.ts'

type RawItem = Record<string, AttributeValue>

/**
 * Keeps all of a world as it is now: its table, clock and randomness, what has arrived and was logged, its troubles and its browsers'
 * cookies. The answer brings all of it back, as often as it is called; nothing of the world may be under way then.
 */
export async function remember(world: World): Promise<() => Promise<void>> {
  const { table } = world.fx
  const then = await itemsOf(table.name)
  const [at, faults, logged] = [world.clock.now(), world.faults.now(), world.logs.length]
  const { reset: _, ...metered } = structuredClone({ ...world.meter, reset: undefined })
  const backTo = [world.random.remember(), world.post.remember()]
  const cookies = world.browsers.map((browser) => [...browser.cookies])
  return async () => {
    await bringBack(table.name, then)
    world.clock.set(at)
    world.faults.set(faults)
    world.logs.length = logged
    Object.assign(world.meter, structuredClone(metered))
    for (const back of backTo) back()
    world.browsers.length = cookies.length
    for (const [i, kept] of cookies.entries()) {
      const jar = world.browsers[i]!.cookies
      jar.clear()
      for (const [name, value] of kept) jar.set(name, value)
    }
  }
}

/**
 * A world that takes long to build is built once in a file: the answer makes it the first time, and brings it back each further time as it was
 * then. Whoever asked before has it no more: one test at a time.
 */
export function oncePerFile<K extends readonly unknown[], G extends { readonly world: World }>(
  build: (...which: K) => Promise<G>,
): (...which: K) => Promise<G> {
  const built = new Map<string, { readonly given: G; readonly bringBack: () => Promise<void> }>()
  return async (...which) => {
    const known = built.get(JSON.stringify(which))
    if (known) {
      await known.bringBack()
      return { ...known.given }
    }
    const given = await build(...which)
    built.set(JSON.stringify(which), { given, bringBack: await remember(given.world) })
    return { ...given }
  }
}

/** Writes only what is different: an item that is as it was costs nothing. */
async function bringBack(table: string, then: ReadonlyMap<string, RawItem>): Promise<void> {
  const now = await itemsOf(table)
  const writes = [
    ...[...then].flatMap(([key, Item]) =>
      JSON.stringify(now.get(key)) === JSON.stringify(Item) ? [] : { PutRequest: { Item } },
    ),
    ...[...now].flatMap(([key, { pk, sk }]) =>
      then.has(key) ? [] : { DeleteRequest: { Key: { pk: pk!, sk: sk! } } },
    ),
  ]
  const client = engineClient()
  for (let from = 0; from < writes.length; from += 25) {
    const RequestItems = { [table]: writes.slice(from, from + 25) }
    const { UnprocessedItems = {} } = await client.send(new BatchWriteItemCommand({ RequestItems }))
    if (Object.keys(UnprocessedItems).length > 0) throw new Error('The table could not be brought back.')
  }
  client.destroy()
}

async function itemsOf(table: string): Promise<Map<string, RawItem>> {
  const client = engineClient()
  const items = new Map<string, RawItem>()
  for await (const { Items = [] } of paginateScan({ client }, { TableName: table, ConsistentRead: true }))
    for (const item of Items) items.set(`${item.pk?.S}\n${item.sk?.S}`, item)
  client.destroy()
  return items
}
