import { once } from 'node:events'
import { connect } from 'node:net'
import { ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { expect, it } from 'vitest'
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
