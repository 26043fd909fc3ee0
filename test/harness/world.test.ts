import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it } from 'vitest'
import type { Key } from '../../shared/store/table.ts'
import { Crash } from './crash.ts'
import { walkCrashes } from './crash-walker.ts'
import { dueAudit, everything } from './invariants.ts'
import { aWorld, type Process } from './world.ts'

const counter: Key = { pk: 'COUNTER', sk: 'ONE' }

describe('the world of a test', () => {
  it('has a clock that only the test moves, and ids that repeat with the seed', async () => {
    const [one, other] = [await aWorld({ seed: 7 }), await aWorld({ seed: 7 })]
    one.clock.advance(60_000)
    expect(one.fx.now() - other.fx.now()).toBe(60_000)
    expect(one.fx.newId()).toBe(other.fx.newId())
    expect(one.fx.newId(20)).toMatch(/^[0-9A-Za-z]{20}$/)
    expect(one.fx.table.name).not.toBe(other.fx.table.name)
  })

  it('serves the real app', async () => {
    const { browser } = await aWorld()
    const health = await browser().get('/healthz')
    expect(JSON.parse(health.text)).toMatchObject({ status: 'ok' })
  })

  it('counts calls and capacity', async () => {
    const world = await aWorld()
    await world.fx.table.client.send(new PutCommand({ TableName: world.fx.table.name, Item: counter }))
    await world.fx.table.client.send(new GetCommand({ TableName: world.fx.table.name, Key: counter }))
    expect(world.meter).toMatchObject({
      calls: { PutItem: 1, GetItem: 1 },
      total: 2,
      writeUnits: 1,
      readUnits: 0.5,
    })
  })
})

describe('a store in trouble', () => {
  it('loses replies after applying, so that a bare counter counts twice', async () => {
    const world = await aWorld({ faults: { throttle: 0.2, lostReply: 0.2, latencyMs: 2 }, seed: 3 })
    await Promise.all(Array.from({ length: 150 }, () => add(world)))
    world.faults.stop()
    const [item] = await everything(world)
    expect(item?.n).toBeGreaterThan(150)
  })

  it('says what it refuses when it cannot go on', async () => {
    const world = await aWorld({ faults: { throttle: 1 } })
    await expect(add(world)).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' })
    world.faults.set({ errorBefore: 1 })
    await expect(add(world)).rejects.toMatchObject({ name: 'InternalServerError' })
    world.faults.set({ timeout: 1 })
    await expect(add(world)).rejects.toMatchObject({ name: 'TimeoutError' })
    world.faults.stop()
    expect(await everything(world)).toEqual([])
  })

  it('refuses what only real DynamoDB refuses', async () => {
    const world = await aWorld()
    const put = (more: object) =>
      world.fx.table.client.send(
        new PutCommand({ TableName: world.fx.table.name, Item: { ...counter, ...more } }),
      )
    await expect(put({ needKey: '', needSort: 'x' })).rejects.toThrow('needKey must not be empty')
    await expect(put({ expiresAt: world.fx.now() })).rejects.toThrow('milliseconds')
    await expect(put({ expiresAt: world.fx.now() / 1000 })).resolves.toBeDefined()
    const update = new UpdateCommand({
      TableName: world.fx.table.name,
      Key: counter,
      UpdateExpression: 'SET n = :n, tokenHash = :t REMOVE gone',
      ExpressionAttributeValues: { ':n': 1, ':t': '' },
    })
    await expect(world.fx.table.client.send(update)).rejects.toThrow('tokenHash must not be empty')
  })
})

describe('the crash walker', () => {
  it('dies before and after each effect, and stays dead', async () => {
    const seen: string[] = []
    const walked = await walkCrashes({
      given: async () => ({ world: await aWorld() }),
      when: async (process) => {
        await add(process)
        await add(process).catch((error) => {
          expect(error).toBeInstanceOf(Crash)
        })
        await add(process)
      },
      holds: async ({ world }, died) => {
        const [item] = await everything(world)
        seen.push(`${died ? `${died.when} ${died.effect}` : 'lived'}: ${item?.n ?? 0}`)
        expect(await dueAudit(world)).toEqual([])
      },
    })
    expect(walked).toBe(6)
    expect(seen).toEqual([
      'lived: 3',
      'before 0: 0',
      'after 0: 1',
      'before 1: 1',
      'after 1: 2',
      'before 2: 2',
      'after 2: 3',
    ])
  })
})

function add({ fx }: Process): Promise<unknown> {
  return fx.table.client.send(
    new UpdateCommand({
      TableName: fx.table.name,
      Key: counter,
      UpdateExpression: 'ADD n :one',
      ExpressionAttributeValues: { ':one': 1 },
    }),
  )
}
