import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Effects } from '../../shared/effects.ts'
import { dueAt } from '../../shared/store/due.ts'
import type { Key } from '../../shared/store/table.ts'
import type { Worker } from '../../shared/store/table-shape.ts'

/** An item with nothing but a due time: now, unless told (epoch ms). */
export async function aDueItem(fx: Effects, worker: Worker, key: Key, at = fx.now()): Promise<void> {
  const Item = { ...key, ...dueAt(worker, key, at) }
  await fx.table.client.send(new PutCommand({ TableName: fx.table.name, Item }))
}
