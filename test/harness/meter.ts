import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** What was asked of the store since the last reset: calls as the product made them (retries are the SDK's affair). */
export interface Meter {
  /** Calls by command: { GetItem: 2, … }. */
  calls: Record<string, number>
  readUnits: number
  /** Of the table itself: the embedded engine leaves index writes out. */
  writeUnits: number
  total: number
}

export function newMeter(): Meter & { reset: () => void } {
  const empty = () => ({ calls: {} as Record<string, number>, readUnits: 0, writeUnits: 0, total: 0 })
  const meter = { ...empty(), reset: () => void Object.assign(meter, empty()) }
  return meter
}

type Used = { readonly CapacityUnits?: number }

const reading = new Set(['GetItem', 'BatchGetItem', 'Query', 'Scan'])

/** Counts calls and consumed capacity of this client on the meter. */
export function count(client: DynamoDBClient, meter: Meter): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const command = String(context.commandName).replace(/Command$/, '')
      meter.calls[command] = (meter.calls[command] ?? 0) + 1
      meter.total++
      const result = await next({
        ...args,
        input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } as typeof args.input,
      })
      const { ConsumedCapacity: used } = result.output as { ConsumedCapacity?: Used | Used[] }
      const units = [used ?? []].flat().reduce((sum, one) => sum + (one.CapacityUnits ?? 0), 0)
      if (reading.has(command)) meter.readUnits += units
      else meter.writeUnits += units
      return result
    },
    { step: 'initialize', name: 'meter' },
  )
}
