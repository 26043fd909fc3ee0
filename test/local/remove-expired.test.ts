import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { removeExpired } from '../../infra/local/remove-expired.ts'
import { documents } from '../../shared/wiring.ts'
import { engineClient } from '../harness/engine.ts'
import { everything } from '../harness/invariants.ts'
import { aWorld } from '../harness/world.ts'

test('What has expired is deleted where the engine does not do it, and nothing else', async () => {
  const world = await aWorld()
  const { client, name } = world.fx.table
  const second = Math.floor(world.clock.now() / 1000)
  for (const [sk, expiresAt] of [
    ['over', second - 1],
    ['now', second],
    ['kept', undefined],
  ] as const)
    await client.send(new PutCommand({ TableName: name, Item: { pk: 'K#1', sk, expiresAt } }))
  // The product itself never scans, and its layers refuse to: this is the engine's part.
  const engine = engineClient()
  expect(await removeExpired({ client: documents(engine), name }, world.clock.now())).toBe(1)
  engine.destroy()
  expect((await everything(world)).map((item) => item.sk)).toEqual(['kept', 'now'])
})
