import { describe, expect, it } from 'vitest'
import { asksThisWeek, forgettable, mayAsk, weekMs } from '../../shared/rules/budget.ts'
import { giveBack, readBudgets, spendBudget } from '../../shared/store/budget.ts'
import { aWorld, type World } from '../harness/world.ts'

const day = 86_400_000
const spend = (world: World, need: string, perWeek = 2, volunteer = 'v1') =>
  spendBudget(world.fx.table, world.clock.now(), { volunteer, need, perWeek })
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
})
