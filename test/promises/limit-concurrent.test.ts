import { describe, expect, it } from 'vitest'
import { askForCode } from '../../shared/actions/one-time-code.ts'
import { addOwnNumber } from '../../shared/actions/own-number.ts'
import { keys } from '../../shared/store/keys.ts'
import { withinLimit, withinRollingLimit } from '../../shared/store/limit.ts'
import { readTextBudget } from '../../shared/store/text-budget.ts'
import { asMember } from '../harness/sign-in.ts'
import { someTexts } from '../harness/some-texts.ts'
import { aWorld, type World } from '../harness/world.ts'

const minute = 60_000

async function ask(world: World, address: string, source: string): Promise<boolean> {
  const asked = await askForCode(world.fx, {
    purpose: 'sign-in',
    channel: address.startsWith('+') ? 'mobile' : 'email',
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
    // One address in a thousand gets no yes, because every reply that was a yes is lost: never all three.
    const addresses = ['a@example.org', 'b@example.org', 'c@example.org']
    const yes = await Promise.all(
      Array.from({ length: 60 }, async (_, i) => {
        const address = addresses[i % 3]!
        return (await ask(world, address, `source${i}`)) ? address : undefined
      }),
    )
    expect(yes.filter(Boolean).length).toBeGreaterThan(0)
    for (const address of addresses)
      expect(yes.filter((one) => one === address).length).toBeLessThanOrEqual(3)
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

describe('limit-concurrent, limit-spoof: text messages', () => {
  const number = '+8613912345678'
  const day = 24 * 3600_000

  /** A member who signs in with a number. */
  async function aNumberedMember(world: World): Promise<void> {
    const { scope, member } = await asMember(world)
    await addOwnNumber(world.fx, scope, { member, number })
  }
  const texts = (world: World) => world.post.arrived.filter(({ channel }) => channel === 'mobile').length

  it('sends at most three codes to a number for 200 requests at once, from anywhere', async () => {
    const world = await aWorld({ faults: { latencyMs: 5 } })
    await someTexts(world)
    await aNumberedMember(world)
    const yes = await Promise.all(Array.from({ length: 200 }, (_, i) => ask(world, number, `source${i}`)))
    expect(yes.filter(Boolean)).toHaveLength(3)
    await world.sweep()
    expect(texts(world)).toBe(3)
  })

  it('rings one phone ten times a day at most, however many sources ask', async () => {
    const world = await aWorld()
    await someTexts(world)
    await aNumberedMember(world)
    let asked = 0
    for (let passed = 0; passed < 40; passed++) {
      if (await ask(world, number, `source${passed}`)) asked++
      world.clock.advance(11 * minute)
    }
    expect(asked).toBe(10)
    world.clock.advance(day)
    expect(await ask(world, number, 'tomorrow')).toBe(true)
  })

  it('costs no more than the hub’s number for the day, however many numbers and sources are made up', async () => {
    const world = await aWorld()
    await someTexts(world, undefined, { codes: 7 })
    const confirm = async (i: number) => {
      const asked = await askForCode(world.fx, {
        purpose: 'confirm-contact',
        channel: 'mobile',
        address: `+86138${String(i).padStart(8, '0')}`,
        language: 'zh-CN',
        browserHash: 'browser',
        source: `source${i}`,
      })
      return asked.ok
    }
    await Promise.all(Array.from({ length: 40 }, (_, i) => confirm(i)))
    await world.sweep()
    expect(texts(world)).toBe(7)
    expect(await confirm(99)).toBe(false)
    // Members still get theirs by mail, and numbers nobody signs in with never cost anything.
    const { email } = await asMember(world)
    expect(await ask(world, email, 'office')).toBe(true)
    await world.sweep()
    expect(world.post.to(email)).toHaveLength(1)
  })

  it('costs nothing to ask for a number nobody signs in with', async () => {
    const world = await aWorld()
    await someTexts(world, undefined, { codes: 5 })
    for (let i = 0; i < 9; i++) await ask(world, `+86138${String(i).padStart(8, '0')}`, `source${i}`)
    await world.sweep()
    expect(texts(world)).toBe(0)
    expect((await readTextBudget(world.fx.table, keys.hubTexts('codes')))?.used).toBe(0)
  })
})
