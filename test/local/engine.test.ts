import { once } from 'node:events'
import { connect } from 'node:net'
import { CreateTableCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { expect, it } from 'vitest'
import { createTable } from '../../infra/local/create-table.ts'
import { clientFor, startEngine } from '../../infra/local/engine.ts'

it('the embedded engine survives a caller who hangs up in the middle of a request', async () => {
  const engine = await startEngine()
  const socket = connect(Number(new URL(engine.endpoint).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"TableName"')
  await new Promise((done) => setTimeout(done, 50))
  socket.resetAndDestroy()
  const client = clientFor(engine.endpoint)
  expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual([])
  client.destroy()
  await engine.stop()
})

it('a table that another version made with other indexes is not worked on, and its owner is told what to do', async () => {
  const engine = await startEngine()
  const client = clientFor(engine.endpoint)
  await client.send(
    new CreateTableCommand({
      TableName: 'mulin',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    }),
  )
  await expect(createTable(client, 'mulin')).rejects.toThrow('npm start -- --fresh')
  await createTable(client, 'other')
  await createTable(client, 'other')
  client.destroy()
  await engine.stop()
})
