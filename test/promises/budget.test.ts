import { describe, expect, it } from 'vitest'
import { asksThisWeek, forgettable, mayAsk, restMs, weekMs } from '../../shared/rules/budget.ts'
import { countYes, giveBack, readBudgets, restAfterNo, spendBudget } from '../../shared/store/budget.ts'
import { aWorld, type World } from '../harness/world.ts'

const day = 86_400_000
const spend = async (world: World, need: string, perWeek = 2, volunteer = 'v1', restMs = 0) =>
  (await spendBudget(world.fx.table, world.clock.now(), { volunteer, need, perWeek, restMs })) !== undefined
const asksOf = async (world: World, volunteer = 'v1') =>
  Object.keys((await readBudgets(world.fx.table, [volunteer])).get(volunteer)?.asks ?? {}).sort()

describe('the budget of a volunteer', () => {
  it('counts asks of any seven days in a row', () => {
    const now = 100 * day
    const asks = { a: now - weekMs, b: now - weekMs + 1, c: now, ahead: now + 1000 }
    expect(asksThisWeek({ asks }, now)).toBe(3)
    expect(forgettable({ asks }, now)).toEqual(['a'])
    expect([mayAsk({ asks }, now, 3), mayAsk({ asks }, now, 4)]).toEqual([false, true])
    expect(mayAsk({ asks: {} }, now, 0)).toBe(false)
  })

  it('is spent once a need, however often it is tried, and given back once', async () => {
    const world = await aWorld()
    expect([await spend(world, 'n1'), await spend(world, 'n1'), await spend(world, 'n2')]).toEqual([
      true,
      true,
      true,
    ])
    expect(await spend(world, 'n3')).toBe(false)
    await giveBack(world.fx.table, 'v1', 'n1')
    await giveBack(world.fx.table, 'v1', 'n1')
    await giveBack(world.fx.table, 'nobody', 'n1')
    expect(await spend(world, 'n3')).toBe(true)
    expect(await asksOf(world)).toEqual(['n2', 'n3'])
  })

  it('forgets what is over a week old in the same write', async () => {
    const world = await aWorld()
    await spend(world, 'n1')
    world.clock.advance(day)
    await spend(world, 'n2')
    world.clock.advance(6 * day)
    expect(await spend(world, 'n3')).toBe(true)
    expect(await asksOf(world)).toEqual(['n2', 'n3'])
    world.clock.advance(7 * day)
    expect(await spend(world, 'n2')).toBe(true)
    expect(await asksOf(world)).toEqual(['n2'])
  })

  it('is never overspent, by however many needs at once, with lost replies and throttles', async () => {
    for (const seed of [1, 2, 3]) {
      const world = await aWorld({ faults: { throttle: 0.1, lostReply: 0.1, latencyMs: 3 }, seed })
      const yes = await Promise.all(Array.from({ length: 30 }, (_, i) => spend(world, `n${i}`, 3)))
      world.faults.stop()
      const kept = await asksOf(world)
      expect(kept).toHaveLength(3)
      // Told yes is spent; a no may only come where nothing was spent.
      expect(yes.flatMap((spent, i) => (spent ? [`n${i}`] : [])).sort()).toEqual(kept)
    }
  })

  it('is read for a long list, hundred at a time', async () => {
    const world = await aWorld()
    await spend(world, 'n1', 2, 'v205')
    const ids = Array.from({ length: 230 }, (_, i) => `v${i}`)
    const budgets = await readBudgets(world.fx.table, ids)
    expect(budgets.size).toBe(230)
    expect(budgets.get('v205')?.lastAskedAt).toBe(world.clock.now())
    expect(world.meter.calls.BatchGetItem).toBe(3)
  })

  it('keeps a rest after each request, so that two needs at once do not both ask', async () => {
    const world = await aWorld({ faults: { latencyMs: 3 } })
    const both = await Promise.all(['n1', 'n2'].map((need) => spend(world, need, 7, 'v1', restMs.silent)))
    expect(both.filter(Boolean)).toHaveLength(1)
    world.clock.advance(restMs.silent - 1)
    expect(await spend(world, 'n3', 7, 'v1', restMs.silent)).toBe(false)
    world.clock.advance(1)
    expect(await spend(world, 'n3', 7, 'v1', restMs.silent)).toBe(true)
  })

  it('gives the rest back with the ask, rests shortly after a no and longest after a promise', async () => {
    const world = await aWorld()
    const { table } = world.fx
    const now = world.clock.now()
    const budgetOf = async () => (await readBudgets(table, ['v1'])).get('v1')
    await spend(world, 'n1', 7, 'v1', restMs.silent)
    await giveBack(table, 'v1', 'n1')
    expect(await budgetOf()).toMatchObject({ asks: {}, asked: 0 })
    expect((await budgetOf())?.restUntil).toBeUndefined()
    await spend(world, 'n2', 7, 'v1', restMs.silent)
    await restAfterNo(table, { volunteer: 'v1', need: 'n2' }, now + restMs.declined)
    expect((await budgetOf())?.restUntil).toBe(now + restMs.declined)
    const given = await Promise.all(
      [0, 1, 2].map(() => countYes(table, now, { volunteer: 'v1', need: 'n2' }, now + restMs.pledged)),
    )
    expect(given.map(({ yes }) => yes)).toEqual([1, 1, 1])
    await restAfterNo(table, { volunteer: 'v1', need: 'n2' }, now + restMs.declined)
    expect(await budgetOf()).toMatchObject({ yes: 1, asked: 1, restUntil: now + restMs.pledged })
  })

  it('remembers a promise to another need while an ask is given back', async () => {
    const world = await aWorld()
    const { table } = world.fx
    const now = world.clock.now()
    await spend(world, 'n1', 7, 'v1', restMs.silent)
    await countYes(table, now, { volunteer: 'v1', need: 'other' }, now + restMs.pledged)
    await giveBack(table, 'v1', 'n1')
    expect((await readBudgets(table, ['v1'])).get('v1')).toMatchObject({
      asked: 0,
      yes: 1,
      restUntil: now + restMs.pledged,
    })
  })
})
