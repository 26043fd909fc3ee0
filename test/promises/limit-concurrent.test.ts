import { describe, expect, it } from 'vitest'
import { askForCode } from '../../shared/actions/one-time-code.ts'
import { withinLimit, withinRollingLimit } from '../../shared/store/limit.ts'
import { asMember } from '../harness/sign-in.ts'
import { aWorld, type World } from '../harness/world.ts'

const minute = 60_000

async function ask(world: World, address: string, source: string): Promise<boolean> {
  const asked = await askForCode(world.fx, {
    purpose: 'sign-in',
    channel: 'email',
    address,
    language: 'zh-CN',
    browserHash: 'browser',
    source,
  })
  return asked.ok
}

describe('limit-concurrent', () => {
  it('sends at most three codes to an address for 200 requests at once, from anywhere', async () => {
    const world = await aWorld({ faults: { latencyMs: 5 } })
    const { email } = await asMember(world)
    const yes = await Promise.all(Array.from({ length: 200 }, (_, i) => ask(world, email, `source${i}`)))
    expect(yes.filter(Boolean)).toHaveLength(3)
    await world.sweep()
    expect(world.post.to(email)).toHaveLength(3)
  })

  it('still holds when replies are lost and the store throttles', async () => {
    const world = await aWorld({ faults: { throttle: 0.1, lostReply: 0.1, latencyMs: 3 }, seed: 11 })
    const yes = await Promise.all(
      Array.from({ length: 60 }, (_, i) => ask(world, 'a@example.org', `source${i}`)),
    )
    expect(yes.filter(Boolean).length).toBeGreaterThan(0)
    expect(yes.filter(Boolean).length).toBeLessThanOrEqual(3)
  })

  it('allows the next ones as the ten minutes pass, never more than three in any ten', async () => {
    const world = await aWorld()
    const asked: number[] = []
    for (let passed = 0; passed < 60; passed++) {
      if (await ask(world, 'a@example.org', `source${passed}`)) asked.push(world.clock.now())
      world.clock.advance(minute)
    }
    expect(asked.length).toBeGreaterThan(15)
    for (const at of asked)
      expect(asked.filter((other) => other > at - 10 * minute && other <= at).length).toBeLessThan(4)
  })

  it('stops one source that asks for many addresses', async () => {
    const world = await aWorld()
    const yes = await Promise.all(
      Array.from({ length: 50 }, (_, i) => ask(world, `a${i}@example.org`, 'one source')),
    )
    expect(yes.filter(Boolean)).toHaveLength(20)
  })

  it('counts each use once in a window, and begins anew in the next', async () => {
    const world = await aWorld()
    const limit = { what: 'x', source: 's', most: 5, windowMs: minute }
    const use = () => withinLimit(world.fx.table, world.clock.now(), limit)
    const yes = await Promise.all(Array.from({ length: 30 }, use))
    expect(yes.filter(Boolean)).toHaveLength(5)
    world.clock.advance(minute)
    expect(await use()).toBe(true)
    expect(await withinRollingLimit(world.fx.table, world.clock.now(), { ...limit, most: 0 })).toBe(false)
  })
})
