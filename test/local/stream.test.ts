import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it } from 'vitest'
import { type Stream, streamOf, type WorkerDoor } from '../../infra/local/stream.ts'
import { aWorld } from '../harness/world.ts'

interface Handed {
  readonly Records: readonly { dynamodb: { SequenceNumber: string; Keys: { sk: { S: string } } } }[]
}

/** A stream on a table of its own, with the keys each worker was handed, batch by batch. */
async function aStream(notify: (batch: string[]) => number | 'throws' = () => -1) {
  const { fx } = await aWorld()
  const batches: Record<'broadcast' | 'notify', string[][]> = { broadcast: [], notify: [] }
  const door =
    (worker: 'broadcast' | 'notify', fails: (batch: string[]) => number | 'throws'): WorkerDoor =>
    async (event) => {
      const { Records } = event as Handed
      const batch = Records.map((record) => record.dynamodb.Keys.sk.S)
      batches[worker].push(batch)
      const failed = fails(batch)
      if (failed === 'throws') throw new Error('died')
      const record = Records[failed]
      return { batchItemFailures: record ? [{ itemIdentifier: record.dynamodb.SequenceNumber }] : [] }
    }
  const stream: Stream = streamOf(fx.table.client, {
    broadcast: door('broadcast', () => -1),
    notify: door('notify', notify),
  })
  const put = (sk: string) =>
    fx.table.client.send(new PutCommand({ TableName: fx.table.name, Item: { pk: 'P', sk } }))
  return { fx, stream, batches, put }
}

describe('the stream of the local start', () => {
  it('hands each worker the keys that start its work, and nothing for a delete', async () => {
    const { fx, stream, batches, put } = await aStream()
    await put('LEDGER#one')
    await put('SESSION')
    await put('NOTICE#one')
    for (const sk of ['LEDGER#one', 'NOTICE#one']) {
      const table = { TableName: fx.table.name, Key: { pk: 'P', sk } }
      const change = { UpdateExpression: 'SET a = :a', ExpressionAttributeValues: { ':a': 1 } }
      await fx.table.client.send(new UpdateCommand({ ...table, ...change }))
      await fx.table.client.send(new DeleteCommand(table))
    }
    await stream.idle()
    expect(batches.broadcast.flat()).toEqual(['LEDGER#one', 'LEDGER#one'])
    // What is written to a message later is the work on it.
    expect(batches.notify.flat()).toEqual(['NOTICE#one'])
  })

  it('offers a batch again from its failed record on', async () => {
    let failures = 1
    const { stream, batches, put } = await aStream((batch) =>
      batch.includes('NOTICE#2') && failures-- > 0 ? batch.indexOf('NOTICE#2') : -1,
    )
    await Promise.all(['NOTICE#1', 'NOTICE#2', 'NOTICE#3'].map(put))
    await stream.idle()
    const handed = batches.notify.flat()
    expect(handed.filter((sk) => sk === 'NOTICE#2')).toHaveLength(2)
    expect(new Set(handed)).toEqual(new Set(['NOTICE#1', 'NOTICE#2', 'NOTICE#3']))
  })

  it('gives up a record that fails for good, and goes on with later ones', async () => {
    const { stream, batches, put } = await aStream((batch) => (batch.includes('NOTICE#bad') ? 'throws' : -1))
    await put('NOTICE#bad')
    await stream.idle()
    await put('NOTICE#good')
    await stream.idle()
    expect(batches.notify).toEqual([['NOTICE#bad'], ['NOTICE#bad'], ['NOTICE#bad'], ['NOTICE#good']])
  })
})
