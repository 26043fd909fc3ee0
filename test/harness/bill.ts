import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { conditionFailed } from '../../shared/store/table.ts'
import { tableShape } from '../../shared/store/table-shape.ts'
import { engineClient } from './engine.ts'
import { indexWrites } from './index-writes.ts'
import { itemBytes, type RawItem, writeUnits } from './item-bytes.ts'
import type { World } from './world.ts'

/** What one kind of call has taken so far. */
export interface Position {
  calls: number
  readUnits: number
  /** Of the table itself; a refused condition is billed, too. */
  writeUnits: number
  indexWriteUnits: number
  /** The largest item written. */
  bytes: number
}

export interface Bill {
  /** By call and what it is about: 'UpdateItem LEDGER'. */
  readonly positions: ReadonlyMap<string, Position>
  readonly total: () => Position
  readonly stop: () => void
}

type Used = { readonly CapacityUnits?: number }
interface Input {
  readonly TableName?: string
  readonly IndexName?: string
  readonly Item?: KeyIn
  readonly Key?: KeyIn
  readonly ConsistentRead?: boolean
  readonly RequestItems?: Readonly<Record<string, { readonly Keys?: readonly KeyIn[] }>>
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>
}
/** As the document client gives it, or as the client below does. */
type KeyIn = Readonly<Record<string, unknown>>

/**
 * Writes down what this world's calls to the table cost from now on. Units are those the engine reports; what it leaves out is added by
 * formula: index writes, from each item before and after, conditions that were refused, and reads that found nothing. What finds due work is not written down: it is read
 * every minute for all needs together.
 */
export function billFor(world: World): Bill {
  const past = engineClient()
  const positions = new Map<string, Position>()
  const turns = new Map<string, Promise<unknown>>()
  const read = async (key: KeyIn): Promise<RawItem | undefined> => {
    const { Item } = await past.send(
      new GetItemCommand({
        TableName: world.fx.table.name,
        Key: { pk: { S: textOf(key.pk) }, sk: { S: textOf(key.sk) } },
        ConsistentRead: true,
      }),
    )
    return Item
  }
  /** Writes to one item one after another, so that before and after are those of one write. */
  const inTurn = <T>(key: KeyIn, go: () => Promise<T>): Promise<T> => {
    const name = `${textOf(key.pk)} ${textOf(key.sk)}`
    const turn = (turns.get(name) ?? Promise.resolve()).catch(() => undefined).then(go)
    turns.set(name, turn)
    return turn
  }
  const note = (name: string, more: Partial<Position>): void => {
    const known = positions.get(name) ?? { ...nothing }
    known.calls++
    known.readUnits += more.readUnits ?? 0
    known.writeUnits += more.writeUnits ?? 0
    known.indexWriteUnits += more.indexWriteUnits ?? 0
    known.bytes = Math.max(known.bytes, more.bytes ?? 0)
    positions.set(name, known)
  }
  const { middlewareStack } = world.fx.table.client as unknown as DynamoDBClient
  middlewareStack.add(
    (next, context) => async (args) => {
      const input = args.input as Input
      if (input.IndexName === tableShape.indexes.due.name) return next(args)
      const command = String(context.commandName).replace(/Command$/, '')
      const name = `${command} ${aboutWhat(input)}`
      const counted = { ...args, input: { ...input, ReturnConsumedCapacity: 'TOTAL' } as typeof args.input }
      const key = command.endsWith('Item') && !/Get/.test(command) ? (input.Item ?? input.Key) : undefined
      if (key === undefined) {
        const result = await next(counted)
        note(name, { readUnits: Math.max(unitsIn(result.output), leastRead(input)) })
        return result
      }
      return inTurn(key, async () => {
        const before = await read(key)
        try {
          const result = await next(counted)
          const after = await read(key)
          const bytes = Math.max(...[before, after].map((item) => (item ? itemBytes(item) : 0)))
          note(name, {
            writeUnits: unitsIn(result.output),
            indexWriteUnits: indexWrites(before, after),
            bytes,
          })
          return result
        } catch (error) {
          if (conditionFailed(error))
            note(`${name}, refused`, { writeUnits: writeUnits(before ? itemBytes(before) : 0) })
          throw error
        }
      })
    },
    { step: 'initialize', name: 'bill', override: true },
  )
  return {
    positions,
    total: () =>
      [...positions.values()].reduce(
        (sum, one) => ({
          calls: sum.calls + one.calls,
          readUnits: sum.readUnits + one.readUnits,
          writeUnits: sum.writeUnits + one.writeUnits,
          indexWriteUnits: sum.indexWriteUnits + one.indexWriteUnits,
          bytes: Math.max(sum.bytes, one.bytes),
        }),
        { ...nothing },
      ),
    stop: () => {
      middlewareStack.remove('bill')
      past.destroy()
    },
  }
}

/** What takes most, a line each. */
export function largestOn({ positions }: Bill, lines = 12): string {
  const weight = (it: Position) => it.writeUnits + it.indexWriteUnits + it.readUnits / 5
  return [...positions]
    .sort(([, a], [, b]) => weight(b) - weight(a))
    .slice(0, lines)
    .map(
      ([what, it]) =>
        `  ${what}: ${it.calls} calls, ${it.writeUnits} + ${it.indexWriteUnits} WCU, ${it.readUnits} RCU`,
    )
    .join('\n')
}

const nothing: Position = { calls: 0, readUnits: 0, writeUnits: 0, indexWriteUnits: 0, bytes: 0 }

function unitsIn(output: unknown): number {
  const { ConsumedCapacity: used } = output as { ConsumedCapacity?: Used | Used[] }
  return [used ?? []].flat().reduce((sum, one) => sum + (one.CapacityUnits ?? 0), 0)
}

/** DynamoDB bills a read that finds nothing, too: the engine does not. */
function leastRead({ ConsistentRead, RequestItems }: Input): number {
  if (RequestItems) return 0
  return ConsistentRead ? 1 : 0.5
}

/** What kind of thing a call is about: the beginning of its sort key, or the partition or index that is asked. */
function aboutWhat({ Item, Key, RequestItems, IndexName, ExpressionAttributeValues }: Input): string {
  const key = Item ?? Key ?? Object.values(RequestItems ?? {})[0]?.Keys?.[0]
  if (key) return `${textOf(key.sk).split('#')[0]}`
  const [first = '', second = ''] = Object.values(ExpressionAttributeValues ?? {}).map(
    (value) => textOf(value).split('#')[0],
  )
  if (IndexName) return IndexName === 'token' ? 'by token' : `by ${IndexName} ${second}`
  return first === 'M' ? 'M' : `${first} ${second}`
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : String((value as { S?: string } | undefined)?.S ?? '')
}
