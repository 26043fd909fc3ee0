import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTable } from '../../infra/local/create-table.ts'
import { clientFor, type Engine, startEngine } from '../../infra/local/engine.ts'
import { repairIndexes } from '../../infra/local/repair-index.ts'
import { dueAt, findDue } from '../../shared/store/due.ts'
import type { Table } from '../../shared/store/table.ts'
import { documents } from '../../shared/wiring.ts'

interface Level {
  keys(): AsyncIterable<string>
  del(key: string): Promise<void>
  close(): Promise<void>
}

const engineRequire = createRequire(createRequire(import.meta.url).resolve('dynalite'))
const { Level } = engineRequire('level') as { Level: new (path: string, options: object) => Level }

let folder: string
let engine: Engine
let table: Table

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mulin-'))
  await open()
})
afterEach(async () => {
  await engine.stop()
  await rm(folder, { recursive: true, force: true })
})

async function open(): Promise<void> {
  engine = await startEngine(folder)
  const client = clientFor(engine.endpoint)
  await createTable(client, 'mulin')
  table = { client: documents(client), name: 'mulin' }
}

/** As a kill between two of the engine's writes leaves it: every key that `lost` names is gone. */
async function lose(lost: (key: string) => boolean): Promise<void> {
  await engine.stop()
  const level = new Level(folder, { valueEncoding: 'json' })
  for await (const key of level.keys()) if (lost(key)) await level.del(key)
  await level.close()
  await open()
}

async function put(sk: string, more: object = {}): Promise<void> {
  const key = { pk: 'P', sk }
  const Item = { ...key, ...dueAt('notify', key, 1000), ...more }
  await table.client.send(new PutCommand({ TableName: 'mulin', Item }))
}

const dueKeys = async () => (await findDue(table, 'notify', 2000)).map(({ sk }) => sk).sort()

describe('the indexes of the embedded engine after a kill', () => {
  it('finds due items again that their index had lost', async () => {
    await put('NOTICE#1')
    await put('NOTICE#2')
    await lose((key) => key.startsWith('index-global~mulin~due~'))
    expect(await dueKeys()).toEqual([])
    expect(await repairIndexes(table)).toBe(0)
    expect(await dueKeys()).toEqual(['NOTICE#1', 'NOTICE#2'])
  })

  it('removes entries whose item never came', async () => {
    await put('NOTICE#1', { tokenHash: 'hash', needKey: 'N#1', needSort: 'a' })
    await lose((key) => key.startsWith('item-mulin~'))
    expect(await dueKeys()).toEqual(['NOTICE#1'])
    expect(await repairIndexes(table)).toBe(3)
    expect(await dueKeys()).toEqual([])
    expect(await repairIndexes(table)).toBe(0)
  })

  it('leaves what is in step as it is', async () => {
    await put('NOTICE#1', { text: 'as it was' })
    expect(await repairIndexes(table)).toBe(0)
    expect(await dueKeys()).toEqual(['NOTICE#1'])
  })
})
