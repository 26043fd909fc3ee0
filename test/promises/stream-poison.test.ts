import { expect, test } from 'vitest'
import { workerHandler } from '../../functions/worker.ts'
import type { DueWorks } from '../../shared/actions/sweep.ts'
import { finish } from '../../shared/store/due.ts'
import { keys } from '../../shared/store/keys.ts'
import type { Table } from '../../shared/store/table.ts'
import { aDueItem } from '../harness/a-due-item.ts'
import { aWorld } from '../harness/world.ts'
import { aStack, templateOf, theResource } from '../infra/a-stack.ts'
import { streamEvent } from '../infra/events.ts'

type Records = ReturnType<typeof streamEvent>['Records']

test('stream-poison: one record that always fails is isolated and parked; the rest go on, each done once', async () => {
  const { fx } = await aWorld()
  const all = ['a', 'b', 'poison', 'd', 'e', 'f', 'g'].map((id) => keys.notice('V#x', id))
  for (const key of all) await aDueItem(fx, 'notify', key)
  const done: string[] = []
  const works: DueWorks = {
    NOTICE: async (_, claimed) => {
      done.push(claimed.key.sk)
      await finish(fx.table, claimed)
    },
  }
  const handle = workerHandler({ ...fx, table: poisoned(fx.table) }, 'notify', works)
  const parked = await asLambdaReads(streamEvent(...all).Records, (event) => handle(event, {} as never))
  expect(parked.map(({ dynamodb }) => dynamodb.Keys.sk.S)).toEqual(['NOTICE#poison'])
  expect(done.toSorted()).toEqual(
    all
      .map(({ sk }) => sk)
      .filter((sk) => sk !== 'NOTICE#poison')
      .toSorted(),
  )
})

test('stream-poison: what is no record of the table at all stops nothing', async () => {
  const { fx } = await aWorld()
  const handle = workerHandler(fx, 'notify', {})
  const strange = { Records: [{ eventSource: 'aws:dynamodb', dynamodb: { SequenceNumber: '1' } }] }
  expect(await handle(strange, {} as never)).toEqual({ batchItemFailures: [] })
})

/** A table on which one item cannot be read. */
function poisoned(table: Table): Table {
  const client = Object.create(table.client) as Table['client']
  client.send = ((command: { input: { Key?: { sk?: string } } }) => {
    if (command.input.Key?.sk === 'NOTICE#poison') throw new Error('This item breaks whoever reads it.')
    return table.client.send(command as never)
  }) as Table['client']['send']
  return { ...table, client }
}

/**
 * Reads one shard as Lambda does by the settings of the stack: after a failure from the first failed record on, halved where
 * that is asked for, until the tries are used up; what is left then is parked and the shard goes on. Answers what was parked.
 */
async function asLambdaReads(
  records: Records,
  handle: (event: { Records: Records }) => Promise<{ batchItemFailures: { itemIdentifier: string }[] }>,
): Promise<Records> {
  const source = theResource(
    templateOf(aStack()),
    'AWS::Lambda::EventSourceMapping',
    '/notifySources/',
  ).Properties
  const parked: Records = []
  const read = async (batch: Records, triesLeft: number): Promise<void> => {
    if (batch.length === 0) return
    const { batchItemFailures } = await handle({ Records: batch })
    const failed = batchItemFailures[0]?.itemIdentifier
    if (failed === undefined) return
    const rest = batch.slice(batch.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === failed))
    if (source.BisectBatchOnFunctionError && rest.length > 1) {
      const half = Math.ceil(rest.length / 2)
      await read(rest.slice(0, half), triesLeft)
      await read(rest.slice(half), triesLeft)
    } else if (triesLeft > 0) await read(rest, triesLeft - 1)
    else parked.push(...rest)
  }
  await read(records, source.MaximumRetryAttempts)
  return parked
}
