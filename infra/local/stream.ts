import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Key } from '../../shared/store/table.ts'
import { startsWhenNew, startsWork, tableShape, type Worker } from '../../shared/store/table-shape.ts'

/** A worker's door, as Lambda calls it. */
export type WorkerDoor = (
  event: unknown,
) => Promise<{ batchItemFailures: readonly { itemIdentifier: string }[] }>

/** The table's stream, which the embedded engine lacks: every write's key, handed to the workers in order. */
export interface Stream {
  /** How many writes there have been; two equal readings with `idle` between them mean rest. */
  readonly written: () => number
  /** When everything written so far has been handed over. */
  readonly idle: () => Promise<void>
}

const batchSize = 25
const tries = 3

/**
 * Listens to the writes of this client. As the real stream it carries keys only, is filtered by the prefixes that start
 * work, offers a failed batch again from the failed record on, and after a few tries leaves the rest to the schedule.
 */
export function streamOf(
  client: DynamoDBDocumentClient,
  doors: Readonly<Record<Worker, WorkerDoor>>,
): Stream {
  let sequence = 0
  const shards = (Object.keys(doors) as Worker[]).map((worker) => ({
    worker,
    waiting: [] as ReturnType<typeof recordOf>[],
    running: Promise.resolve(),
  }))
  const hand = async (shard: (typeof shards)[number]): Promise<void> => {
    for (let failures = 0; shard.waiting.length > 0 && failures < tries; ) {
      const batch = shard.waiting.slice(0, batchSize)
      const done = await handled(doors[shard.worker], batch)
      shard.waiting.splice(0, done)
      failures = done === batch.length ? 0 : failures + 1
    }
    shard.waiting.length = 0
  }
  const written = ({ isNew, ...key }: WrittenKey): void => {
    sequence++
    for (const shard of shards) {
      const prefix = startsWork[shard.worker].find((one) => key.sk.startsWith(one))
      if (prefix === undefined || (!isNew && startsWhenNew.includes(prefix))) continue
      shard.waiting.push(recordOf(key, sequence))
      if (shard.waiting.length === 1) shard.running = shard.running.then(() => hand(shard))
    }
  }
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args)
      const key = writtenKey(args.input as Written)
      if (key) written(key)
      return result
    },
    { step: 'initialize', name: 'stream' },
  )
  return {
    written: () => sequence,
    idle: async () => {
      for (let before = -1; before !== sequence; ) {
        before = sequence
        await Promise.all(shards.map((shard) => shard.running))
      }
    },
  }
}

/** How many records of the batch were handled, from the first on. */
async function handled(door: WorkerDoor, batch: readonly ReturnType<typeof recordOf>[]): Promise<number> {
  try {
    const { batchItemFailures } = await door({ Records: batch })
    const failed = batchItemFailures[0]?.itemIdentifier
    return failed === undefined
      ? batch.length
      : batch.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === failed)
  } catch {
    return 0
  }
}

interface Written {
  readonly Item?: Key
  readonly Key?: Key
  readonly UpdateExpression?: string
}

interface WrittenKey extends Key {
  readonly isNew: boolean
}

/** The key of a put or update; deletes start nothing. What is put is taken for new. */
function writtenKey({ Item, Key, UpdateExpression }: Written): WrittenKey | undefined {
  if (Item) return { pk: Item.pk, sk: Item.sk, isNew: true }
  return UpdateExpression === undefined || !Key ? undefined : { ...Key, isNew: false }
}

function recordOf({ pk, sk }: Key, sequence: number) {
  return {
    eventID: `${sequence}`,
    eventName: 'MODIFY',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'local',
    dynamodb: {
      Keys: { [tableShape.partitionKey]: { S: pk }, [tableShape.sortKey]: { S: sk } },
      SequenceNumber: `${sequence}`.padStart(21, '0'),
      SizeBytes: pk.length + sk.length,
      StreamViewType: 'KEYS_ONLY',
    },
  } as const
}
