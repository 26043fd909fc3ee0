import { describe, expect, test } from 'vitest'
import { notifyWorks } from '../../functions/notify/works.ts'
import { testRobot } from '../../shared/actions/group-robots.ts'
import { stopAllAsking } from '../../shared/actions/stop-all-asking.ts'
import { sweep } from '../../shared/actions/sweep.ts'
import { tellGroups } from '../../shared/actions/tell-groups.ts'
import { takeHold } from '../../shared/store/holds.ts'
import type { Where } from '../../shared/store/ledger-item.ts'
import { letGo } from '../../shared/store/letting-go.ts'
import { robotsOf, wakeRobot } from '../../shared/store/robot.ts'
import { scopeOf } from '../../shared/store/scope.ts'
import { aNeed } from '../harness/a-need.ts'
import { aRobot } from '../harness/a-robot.ts'
import { walkCrashes } from '../harness/crash-walker.ts'
import { dueAudit } from '../harness/invariants.ts'
import { anOrganization } from '../harness/sign-in.ts'
import { aWorld, type World } from '../harness/world.ts'

const second = 1000
const minute = 60_000
const hour = 60 * minute
const org = 'yunyi'
const scope = scopeOf(org)

/** How many of these moments lie in the fullest minute, wherever it begins. */
function fullestMinute(times: readonly number[]): number {
  const inOrder = times.toSorted((a, b) => a - b)
  return Math.max(0, ...inOrder.map((at) => inOrder.filter((one) => one >= at && one < at + minute).length))
}

async function aGroup(world: World) {
  await anOrganization(world, { org, groupGreeting: '各位好邻居：' })
  return aRobot(world, scope)
}

/** A need that groups are to hear of. */
async function toldNeed(world: World, changes: Parameters<typeof aNeed>[1] = {}): Promise<Where> {
  const need = await aNeed(world, { org, ...changes })
  await tellGroups(world.fx, need, 'that-hear-of-all')
  return need
}

const robotNow = async (world: World) => (await robotsOf(world.fx.table, scope))[0]

describe('group-pace', () => {
  test('200 waiting messages and five workers: no minute has more than twenty, and none is lost or said twice', async () => {
    const world = await aWorld()
    await aGroup(world)
    for (let i = 0; i < 200; i++) await toldNeed(world, { text: { orgName: `机构${i}号` } })
    const workers = Array.from({ length: 5 }, () => world.newProcess())
    // A server that counts by itself, and refuses what is too fast, as WeCom's does.
    let refused = 0
    world.post.meetRobots(({ at }) => {
      const recent = world.post.groups.filter((one) => one.at > at - minute).length
      if (recent < 20) return { kind: 'sent' }
      refused++
      return { kind: 'refused', why: 'too-fast' }
    })
    const began = world.clock.now()
    for (let tick = 0; tick < 140 && world.post.groups.length < 200; tick++) {
      await Promise.all(workers.map(({ fx }) => sweep(fx, 'notify', notifyWorks)))
      world.clock.advance(5 * second)
    }
    const times = world.post.groups.map(({ at }) => at)
    expect([times.length, new Set(world.post.groups.map(({ text }) => text)).size]).toEqual([200, 200])
    expect(fullestMinute(times)).toBeLessThanOrEqual(20)
    expect(refused).toBe(0)
    // Ten minutes' worth, and hardly slower.
    expect(world.clock.now() - began).toBeLessThanOrEqual(10.5 * minute)
    expect((await dueAudit(world)).filter(({ sk }) => sk.startsWith('ROBOT#'))).toEqual([])
  })

  test('what comes in during a turn hands the robot to another worker, and the minute holds all the same', async () => {
    const world = await aWorld({ faults: { latencyMs: 2 } })
    const { robot } = await aGroup(world)
    for (let i = 0; i < 40; i++) await toldNeed(world)
    const busy: Promise<unknown>[] = []
    world.post.meetRobots(() => {
      const wakeAndWork = async () => {
        await wakeRobot(world.fx.table, world.clock.now(), scope, robot)
        await sweep(world.newProcess().fx, 'notify', notifyWorks)
      }
      if (busy.length < 12) busy.push(wakeAndWork())
      return { kind: 'sent' }
    })
    busy.push(sweep(world.fx, 'notify', notifyWorks))
    while (busy.length > 0) await busy.shift()
    await world.sweep()
    expect(world.post.groups).toHaveLength(20)
    world.clock.advance(2 * minute)
    world.post.meetRobots(undefined)
    await world.sweep()
    expect(world.post.groups).toHaveLength(40)
  })

  test('two robots do not wait for each other', async () => {
    const world = await aWorld()
    const [one, other] = [await aGroup(world), await aRobot(world, scope)]
    for (let i = 0; i < 20; i++) await toldNeed(world)
    await world.sweep()
    for (const { address } of [one, other])
      expect(world.post.groups.filter((said) => said.address === address)).toHaveLength(20)
  })

  test('too fast for the server: the word waits a minute, is counted as nobody’s fault, and is said once', async () => {
    const world = await aWorld()
    await aGroup(world)
    await toldNeed(world)
    world.post.meetRobots(() => ({ kind: 'refused', why: 'too-fast' }))
    await world.sweep()
    expect(world.post.groups).toEqual([])
    world.post.meetRobots(undefined)
    world.clock.advance(59 * second)
    await world.sweep()
    expect(world.post.groups).toEqual([])
    world.clock.advance(10 * second)
    await world.sweep()
    expect(world.post.groups).toHaveLength(1)
  })

  test('a lost answer: said once more at most', async () => {
    const world = await aWorld()
    await aGroup(world)
    await toldNeed(world)
    world.post.meetRobots(() => ({ kind: 'lost-reply' }))
    for (let times = 0; times < 5; times++) {
      await world.sweep()
      world.clock.advance(2 * minute)
    }
    expect(world.post.groups).toHaveLength(2)
    expect((await dueAudit(world)).filter(({ sk }) => sk.startsWith('ROBOT#'))).toEqual([])
  })

  test('an address that is none any more: the robot is marked broken, and a test that gets through says what waited', async () => {
    const world = await aWorld()
    const { robot } = await aGroup(world)
    await toldNeed(world)
    let tried = 0
    world.post.meetRobots(() => {
      tried++
      return { kind: 'refused', why: 'invalid' }
    })
    for (let times = 0; times < 3; times++) {
      await world.sweep()
      await toldNeed(world)
      world.clock.advance(hour)
    }
    expect(tried).toBe(1)
    expect(await robotNow(world)).toMatchObject({ state: 'broken', last: { came: 'invalid' } })

    world.post.meetRobots(undefined)
    await testRobot(world.fx, scope, robot)
    await world.sweep()
    expect(await robotNow(world)).toMatchObject({ state: 'works', last: { came: 'sent' } })
    expect(world.post.groups).toHaveLength(4 + 1)
  })

  test('down for hours: tried again later and later, then marked; one word that is always refused does not keep the others', async () => {
    const world = await aWorld()
    await aGroup(world)
    await toldNeed(world)
    const tries: number[] = []
    world.post.meetRobots(({ at }) => {
      tries.push(at)
      return { kind: 'refused', why: 'for-now' }
    })
    await toldNeed(world)
    await toldNeed(world)
    for (let times = 0; times < 9 * 4; times++) {
      await world.sweep()
      world.clock.advance(15 * minute)
    }
    expect(tries).toHaveLength(10)
    expect(tries.at(-1)! - tries[0]!).toBeGreaterThan(2 * hour)
    expect(await robotNow(world)).toMatchObject({ state: 'broken', last: { came: 'unreachable' } })

    const again = await aWorld()
    await aGroup(again)
    await toldNeed(again, { text: { orgName: '说不出的' } })
    again.clock.advance(second)
    const other = await toldNeed(again)
    again.post.meetRobots(({ text }) =>
      text.includes('说不出的') ? { kind: 'refused', why: 'for-now' } : { kind: 'sent' },
    )
    for (let times = 0; times < 12; times++) {
      await again.sweep()
      again.clock.advance(5 * minute)
    }
    expect(again.post.groups).toHaveLength(1)
    expect(await robotNow(again)).toMatchObject({ state: 'works' })
    expect(other.need).toBeDefined()
  })

  test('killed at any point: said once, or once more where it may have been said already', async () => {
    const points = await walkCrashes({
      given: async () => {
        const world = await aWorld()
        await aGroup(world)
        const need = await aNeed(world, { org })
        return { world, need }
      },
      when: async (process, { need }) => {
        await tellGroups(process.fx, need, 'that-hear-of-all')
        await process.sweep()
      },
      heal: async ({ world, need }) => {
        // Whoever was to tell them does so again, as due work does until it is done.
        await tellGroups(world.fx, need, 'that-hear-of-all')
        for (let times = 0; times < 3; times++) {
          world.clock.advance(2 * minute)
          await world.sweep()
        }
      },
      holds: async ({ world }, died) => {
        const most = died ? 2 : 1
        expect(world.post.groups.length).toBeGreaterThanOrEqual(1)
        expect(world.post.groups.length).toBeLessThanOrEqual(most)
        expect((await dueAudit(world)).filter(({ sk }) => sk.startsWith('ROBOT#'))).toEqual([])
      },
    })
    expect(points).toBeGreaterThan(10)
  })

  test('asks once, thanks once when covered, and asks again after a withdrawal, but not twice a day; never at night', async () => {
    const world = await aWorld()
    await aGroup(world)
    const need = await toldNeed(world, { wanted: [1] })
    const { table } = world.fx
    const volunteer = 'wang'
    const words = () => world.post.groups.map(({ text }) => text)
    await world.sweep()
    await tellGroups(world.fx, need, 'all')
    await world.sweep()
    expect(words()).toHaveLength(1)
    expect(words()[0]).toContain('邻居需要帮忙')

    await takeHold(table, world.clock.now(), { ...need, volunteer, quantities: { a: 1 } })
    await tellGroups(world.fx, need, 'that-know')
    await world.sweep()
    expect(words()[1]).toContain('都有人带了，谢谢大家！')

    await letGo(table, world.clock.now(), { ...need, volunteer, reserveMs: hour })
    await tellGroups(world.fx, need, 'that-know')
    world.clock.advance(12 * hour - minute)
    await world.sweep()
    expect(words()).toHaveLength(2)
    world.clock.set(Date.parse('2022-01-26T10:01:00+08:00'))
    await world.sweep()
    expect(words()[2]).toContain('又空出来了')

    // Late in the evening somebody publishes something: the group sleeps.
    world.clock.set(Date.parse('2022-01-26T22:30:00+08:00'))
    await toldNeed(world)
    await world.sweep()
    expect(words()).toHaveLength(3)
    world.clock.set(Date.parse('2022-01-27T07:00:00+08:00'))
    await world.sweep()
    expect(words()).toHaveLength(4)
  })

  test('covered before its turn came: the group hears nothing at all', async () => {
    const world = await aWorld()
    await aGroup(world)
    const need = await toldNeed(world, { wanted: [1] })
    await takeHold(world.fx.table, world.clock.now(), { ...need, volunteer: 'wang', quantities: { a: 1 } })
    await tellGroups(world.fx, need, 'that-know')
    await world.sweep()
    expect(world.post.groups).toEqual([])
  })

  test('held by an emergency stop, and said after it', async () => {
    const world = await aWorld()
    await aGroup(world)
    await toldNeed(world)
    await stopAllAsking(world.fx, org, { member: 'anna', from: scope }, '核对')
    await world.sweep()
    world.clock.advance(6 * minute)
    await world.sweep()
    expect(world.post.groups).toEqual([])
    const stopped = await robotNow(world)
    expect(stopped?.dueAt).toBeGreaterThan(world.clock.now())
  })
})
